import { defineTransform, type Extraction, type ReadTransform, type Refusal } from "../../../pipeline/transform.ts";
import { AltoReader } from "./alto-reader.ts";
import { PageBuilder } from "./page-builder.ts";
import { parseXml } from "./parse-markup.ts";
import { readLayoutRules, takeOut } from "./rules.ts";

type Options = Readonly<Record<string, never>>;

const BY_ROOT = 0.98;
const FIRST_PART = 4_000;
const ROOT = /<(?:[\w.-]{1,40}:)?alto[\s>]/u;

/** Reads ALTO 2 to 4 (Library of Congress): pages, lines and strings with their places and confidences. */
export const alto = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "alto",
  rules: readLayoutRules("alto"),
  defaults: {},
  accepts: ({ text }) => (ROOT.test(text.slice(0, FIRST_PART)) ? BY_ROOT : 0),
  extract: ({ text }) => extract(text),
  run: (view, { layout }) => takeOut(view.text, "alto", layout),
});

function extract(text: string): Extraction | Refusal {
  const reader = new AltoReader();
  const refusal = parseXml(text, reader);
  if (refusal) return refusal;
  const builder = new PageBuilder();
  for (const page of reader.finish()) builder.page(page);
  return builder.finish();
}
