import { defineTransform, type ReadTransform } from "../../pipeline/transform.ts";
import { ChangeList } from "./change-list.ts";
import { controlCharacterRule, takeOutControlCharacters } from "./control-characters.ts";

type Options = Readonly<Record<string, never>>;

/** Certainty of the reader that takes whatever no other reader wants. */
const LAST_RESORT = 0.1;

/**
 * Reads plain text: everything in it is text. Only control characters that XML cannot hold are taken out.
 * Accepts every file, with the least certainty.
 */
export const plainText = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "plain-text",
  rules: [controlCharacterRule("plain-text")],
  defaults: {},
  accepts: () => LAST_RESORT,
  run(view) {
    const changes = new ChangeList();
    takeOutControlCharacters(view.text, "plain-text", changes);
    return changes.finish();
  },
});
