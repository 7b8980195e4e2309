import { defineTransform, type ReadTransform, type SourceFile } from "../../../pipeline/transform.ts";
import { ChangeList } from "../change-list.ts";
import { takeOutControlCharacters } from "../control-characters.ts";
import { scanBlocks } from "./blocks.ts";
import { markdownRules } from "./rules.ts";

type Options = Readonly<Record<string, never>>;

const NAMED = /\.(?:md|markdown|mdown|mkd)$/i;
const BY_NAME = 0.9;
const BY_CONTENT = 0.6;

/** Markup that no print has: once is enough. */
const CERTAIN = [
  /\]\((?:#|https?:|\.{0,2}\/|[\w-]+\.)[^\s()]*\)/,
  /\]\(\)/,
  /\[\^[^[\]\s^]{1,40}\]/,
  /[^\s^]\^\d{1,3}\^(?![\w^])/,
  /<sup>\d{1,3}<\/sup>/,
  /(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,200}(?<=\S)\*\*(?![\w*])/,
];
/** Markup that print may have once by chance. */
const LIKELY =
  /(?<![\w*])\*(?=[^\s*])[^*\n]{1,200}(?<=\S)\*(?![\w*])|(?<![\w_])_(?=[^\s_])[^_\n]{1,200}(?<=\S)_(?![\w_])/g;
const ENOUGH = 2;

/**
 * Reads Markdown (CommonMark 0.31, and tables and footnotes as GitHub has them), as damaged as converters leave it.
 * Accepts files by their name's ending, and other text in which there is a link, a footnote, a strong or two
 * emphasized phrases. Everything that is not surely markup stays text.
 */
export const markdown = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "markdown-text",
  rules: markdownRules,
  setsEmphasis: true,
  defaults: {},
  accepts,
  run(view) {
    const changes = new ChangeList();
    scanBlocks(view.text, changes);
    takeOutControlCharacters(view.text, "markdown-text", changes);
    return changes.finish();
  },
});

function accepts({ name, text }: SourceFile): number {
  if (NAMED.test(name)) return BY_NAME;
  if (CERTAIN.some((pattern) => pattern.test(text))) return BY_CONTENT;
  let seen = 0;
  for (const _phrase of text.matchAll(LIKELY)) if (++seen >= ENOUGH) return BY_CONTENT;
  return 0;
}
