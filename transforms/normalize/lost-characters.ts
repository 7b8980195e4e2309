import type { NormalizeTransform, Remark } from "../../pipeline/transform.ts";

const HASH = /(?<![\p{L}\p{N}#&])\d{1,4}#(?=[\s,.;)])/gu;
const REPLACEMENT = /\ufffd+/gu;

/** Characters that were lost beyond recovery: they are reported and stay as they are. */
export const lostCharacters: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "lost-characters",
  defaults: {},
  rules: [
    {
      id: "lost-characters/fraction",
      tier: "flag",
      summary: "Reports a “#” behind a number, which stands for a fraction that the copy could not show.",
      example: { before: "a meeting lasting over 2# hours", after: null },
      rationale: "Which fraction it was cannot be known from the text.",
    },
    {
      id: "lost-characters/replacement",
      tier: "flag",
      summary: "Reports the character that stands for one that could not be decoded (U+FFFD).",
      example: { before: "the Fran\ufffdois", after: null },
      rationale: "The character was lost before the text came here.",
    },
  ],
  run(view) {
    const remarks: Remark[] = [];
    for (const match of view.text.matchAll(HASH))
      remarks.push({
        rule: "lost-characters/fraction",
        severity: "warning",
        message: `“${match[0]}” seems to have lost a fraction (½, ¼ or ¾)`,
        start: match.index,
        end: match.index + match[0].length,
        hint: "Look the number up in the print, and give the reading in a decisions file.",
      });
    for (const match of view.text.matchAll(REPLACEMENT))
      remarks.push({
        rule: "lost-characters/replacement",
        severity: "warning",
        message: "a character was lost when the file was made",
        start: match.index,
        end: match.index + match[0].length,
        hint: "Look the word up in the print, or make the file anew from its source.",
      });
    return { edits: [], marks: [], remarks };
  },
};
