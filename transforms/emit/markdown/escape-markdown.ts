/**
 * Text as Markdown that says nothing but itself: what CommonMark 0.31 or pandoc would take for markup inside a
 * line gets a backslash (CommonMark 2.4). White space becomes one space; a character that no text file should hold, U+FFFD.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[ \t\n\v\f\r\u0085\u2028\u2029]+/g, " ")
    .replace(UNFIT, "\uFFFD")
    .replace(/[\\`*_[\]<^~|$@{}#]|&(?=[#A-Za-z])/g, "\\$&");
}

const UNFIT = /[\p{Cc}\uFFFE\uFFFF]|\p{Cs}/gu;

/**
 * What begins a block at a line's begin: signs, enumerators as pandoc has them (a capital and a full stop would want two
 * spaces behind them), and a note's marker with a colon behind it.
 */
const BLOCK_START =
  /^([-+>=:%](?=.)|\(?(?:\d{1,9}|[a-z]|[ivxlcdm]{1,9}|[IVXLCDM]{2,9})(?=[.)](?: |$))|\(?[A-Z](?=\)(?: |$))|\[\^[^\]]+\](?=:))/;

/**
 * The lines of a paragraph, none of which begins another block. Where text begins with `-`, `1.` and the like, a
 * backslash keeps it text.
 */
export function asParagraph(markdown: string): string {
  return markdown
    .trim()
    .split("\n")
    .map((line) => escapeStart(line.trim()))
    .join("\n");
}

function escapeStart(line: string): string {
  const [start] = BLOCK_START.exec(line) ?? [];
  if (start === undefined) return line === "-" || line === "+" || line === "=" ? `\\${line}` : line;
  return /^[-+>=:%]/.test(start) ? `\\${line}` : `${start}\\${line.slice(start.length)}`;
}

/** Words in one line, as an attribute or a label may have them. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
