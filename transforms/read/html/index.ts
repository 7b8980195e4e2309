import { defineTransform, type ReadTransform, type SourceFile } from "../../../pipeline/transform.ts";
import { ChangeList } from "../change-list.ts";
import { takeOutControlCharacters } from "../control-characters.ts";
import { type Dialect, knownDialects } from "./dialect.ts";
import { HtmlReader } from "./reader.ts";
import { htmlRules } from "./rules.ts";

interface Options {
  /** What classes, roles and identifiers mean. */
  readonly dialect: Dialect;
}

const NAMED = /\.(?:html?|xhtml)$/i;
const DECLARED =
  /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[\s\S]{0,2000}?-->\s{0,20})?<(?:!doctype\s{1,9}html|html)[\s>]/i;
const CLOSING_TAG = /<\/(?:p|div|span|h[1-6]|li|td|tr|table|body|blockquote|section)>/gi;
const BY_NAME = 0.95;
const BY_DECLARATION = 0.9;
const BY_TAGS = 0.7;
/** Closing tags of blocks in the text's first part that make it HTML. */
const ENOUGH = 3;
const FIRST_PART = 20_000;

/**
 * Reads HTML, however damaged: tags become boundaries and marks, references are decoded, scripts and a site's
 * navigation are taken out. Accepts files by their name's ending, their declaration, or the tags in them.
 */
export const html = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "html-text",
  rules: htmlRules,
  setsEmphasis: true,
  defaults: { dialect: knownDialects },
  accepts,
  run(view, { options }) {
    const changes = new ChangeList();
    new HtmlReader(view.text, options.dialect, changes).read();
    takeOutControlCharacters(view.text, "html-text", changes);
    return changes.finish();
  },
});

function accepts({ name, text }: SourceFile): number {
  if (NAMED.test(name)) return BY_NAME;
  const first = text.slice(0, FIRST_PART);
  if (DECLARED.test(first)) return BY_DECLARATION;
  return (first.match(CLOSING_TAG)?.length ?? 0) >= ENOUGH ? BY_TAGS : 0;
}
