import { type Content, element, run, words } from "./word-xml.ts";

const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as XML 1.0 (2.2) can hold it: what it cannot hold is shown as U+FFFD, not dropped. */
export function xmlText(text: string): string {
  return text.replace(forbidden, "\u{FFFD}");
}

const rtl = "\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}";
const rightToLeft = new RegExp(`[${rtl}](?:[^\\p{L}\\p{N}]*[${rtl}])*\\p{M}*`, "gu");

interface Stretch {
  readonly text: string;
  readonly rightToLeft: boolean;
}

/** Cuts a text where its direction turns; Word does not find that out by itself. */
function stretches(text: string): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const match of text.matchAll(rightToLeft)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), rightToLeft: false });
    found.push({ text: match[0], rightToLeft: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), rightToLeft: false });
  return found;
}

/** Text as the content of one run: tabs and soft hyphens are elements in Word, a line end is a space. */
export function runContent(text: string): Content[] {
  return xmlText(text)
    .replace(/\r\n?|\n/g, " ")
    .split(/([\t\u{AD}])/u)
    .filter((part) => part !== "")
    .map((part) =>
      part === "\t"
        ? element("w:tab")
        : part === "\u{AD}"
          ? element("w:softHyphen")
          : element("w:t", { "xml:space": "preserve" }, [words(part)]),
    );
}

/** Text as runs of one look, one for each direction. */
export function textRuns(text: string, style: string | null = null, properties: readonly Content[] = []): Content[] {
  return stretches(text).map((stretch) =>
    run(style, runContent(stretch.text), stretch.rightToLeft ? [...properties, element("w:rtl")] : properties),
  );
}
