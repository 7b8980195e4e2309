import type { Edit, Mark } from "../../../pipeline/transform.ts";

const RAISED =
  /(?:\$[ \t]?(?:\{\})?\^[ \t]?(?:\{[ \t]?)?|\\?\([ \t]?(?:\{\})?\^\{[ \t]?)(?:\\(?:text|mathrm|textrm)\{[ \t]?)?(\d{1,3}|[a-z*†‡§]|\*\*|\\d?dagger|st|nd|rd|th)(?:[ \t]?\}){0,2}[ \t]?(?:\$|\\?\))/gu;
const SIGNS: Readonly<Record<string, string>> = { "\\dagger": "†", "\\ddagger": "‡" };
/** A unit, a letter that stands for a number, or a power of ten before it makes it an exponent, and letters behind a number an ordinal. */
const EXPONENT = /(?:(?:^|[\d\s])(?:[kcm]?m|ft|in|sec|s|x|y)|[×·]\s?10)$/u;

/** Raised numbers and signs in LaTeX, as models that read page images write them: `$^{12}$`, `\(^{12}\)`. */
export function findRaised(text: string, edits: Edit[], marks: Mark[]): void {
  for (const { index, 0: whole, 1: raised = "" } of text.matchAll(RAISED)) {
    const end = index + whole.length;
    const before = text.slice(Math.max(0, index - 6), index);
    const ordinal = /^(?:st|nd|rd|th)$/.test(raised);
    const number = SIGNS[raised] ?? raised;
    if (ordinal && !/\d$/.test(before)) continue;
    const at = index + whole.indexOf(raised);
    const take = (from: number, to: number, after = "") => {
      if (to > from)
        edits.push({
          rule: "ocr-markdown/raised",
          kind: "artefact",
          start: from,
          end: to,
          after,
          certainty: "high",
          evidence: `LaTeX for a raised “${number}”`,
        });
    };
    if (number === raised) {
      take(index, at);
      take(at + raised.length, end);
    } else take(index, end, number);
    const [from, to] = number === raised ? [at, at + raised.length] : [index, end];
    const exponent = ordinal || (/^\d/.test(raised) && EXPONENT.test(before));
    // behind a number it may be an exponent or the marker of a note: it stays raised where no note comes to stand in its place
    marks.push({ type: "emphasis", start: from, end: to, rendition: "superscript" });
    if (!exponent) marks.push({ type: "note-marker", start: from, end: to, number });
  }
}
