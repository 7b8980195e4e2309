import type { EmitTransform } from "../../../pipeline/transform.ts";

/** The text emitter has no options. */
export type TextOptions = Readonly<Record<never, never>>;

/** The edition as plain text: UTF-8, a line to each paragraph. See docs/text.md. */
export const text: EmitTransform<TextOptions> = {
  phase: "emit",
  name: "text",
  rules: [],
  defaults: {},
  async run(input) {
    const { writeText } = await import("./write-text.ts");
    const bytes = new TextEncoder().encode(writeText(input));
    return { name: `${input.stem}.txt`, mediaType: "text/plain", bytes };
  },
  async count(bytes) {
    const { countText } = await import("./count-text.ts");
    return countText(new TextDecoder().decode(bytes));
  },
};
