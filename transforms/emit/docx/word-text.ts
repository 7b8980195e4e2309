import { type Content, element, run, words } from "./word-xml.ts";

const rtl = "\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}";
const rightToLeft = new RegExp(`[${rtl}](?:[^\\p{L}\\p{N}]*[${rtl}])*\\p{M}*`, "gu");

interface Stretch {
  readonly text: string;
  readonly rightToLeft: boolean;
}

/** Whether a text may hold such letters: all of them lie in these stretches of Unicode. */
const MAY_TURN = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\ud802-\ud803\ud83b]/;

/** Cuts a text where its direction turns; Word does not find that out by itself. */
function stretches(text: string): Stretch[] {
  if (!MAY_TURN.test(text)) return text === "" ? [] : [{ text, rightToLeft: false }];
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
  if (!/[\t\n\r\u{AD}]/u.test(text)) return text === "" ? [] : [textElement(text)];
  return text
    .replace(/\r\n?|\n/g, " ")
    .split(/([\t\u{AD}])/u)
    .filter((part) => part !== "")
    .map((part) =>
      part === "\t" ? element("w:tab") : part === "\u{AD}" ? element("w:softHyphen") : textElement(part),
    );
}

function textElement(text: string): Content {
  return element("w:t", { "xml:space": "preserve" }, [words(text)]);
}

/** Text as runs of one look, one for each direction. */
export function textRuns(text: string, style: string | null = null, properties: readonly Content[] = []): Content[] {
  return stretches(text).map((stretch) =>
    run(style, runContent(stretch.text), stretch.rightToLeft ? [...properties, element("w:rtl")] : properties),
  );
}
