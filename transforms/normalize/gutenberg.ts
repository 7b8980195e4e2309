import type { RuleId } from "../../pipeline/model/rule.ts";
import type { Edit, Mark, NormalizeTransform } from "../../pipeline/transform.ts";

const START = /^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG E(?:BOOK|TEXT)\b[^*]{0,400}\*{3}[ \t]*$/imu;
/** The last line of the notice that files had before 2004. */
const SMALL_PRINT = /^\*END ?\*? ?THE SMALL PRINT![^\n]{0,200}$/imu;
const END =
  /^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG E(?:BOOK|TEXT)\b|End of (?:the |this )?Project Gutenberg(?:['’]s)?(?: e-?text| e-?book)?\b)/imu;
const CREDITS =
  /^\s*(?:Produced by|E-?text prepared by|This e-?(?:text|book) was (?:prepared|produced)|Transcribed from the)\b/iu;
const FULL_LICENCE = /^(?:\*{0,3} ?START: FULL LICENSE|Updated editions will replace|Section 1\. )/imu;
const NAMED = /Project Gutenberg/iu;
const DIVIDER =
  /^\*(?:\*{2} ?(?:START|END) OF (?:THE|THIS) PROJECT[^*]{0,400}\*{3}|END ?\*? ?THE SMALL PRINT!.*)[ \t]*$/gimu;
const PARAGRAPH_END = /\n[ \t\r]*\n/;
const LONGEST_CREDITS = 1200;

/**
 * What Project Gutenberg puts around a book: its header, the credits of the transcribers, its licence. The header, the
 * credits and the licence's begin are told in the edition's provenance; every word of them stays in the ledger.
 */
export const gutenberg: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "gutenberg",
  defaults: {},
  rules: [
    {
      id: "gutenberg/header",
      tier: "auto",
      summary: "Takes Project Gutenberg's header out of the text, and keeps its words in the edition's provenance.",
      example: { before: "*** START OF THE PROJECT GUTENBERG EBOOK THE FLEET ***", after: "" },
      rationale:
        "Everything from the file's begin to the line that says where the book starts; the header names the project.",
    },
    {
      id: "gutenberg/credits",
      tier: "auto",
      summary: "Takes the transcribers' credits out of the text, and keeps their words in the edition's provenance.",
      example: { before: "Produced by Anna Moss and the Online Distributed Proofreading Team", after: "" },
      rationale: "Only the first paragraph behind the header, and only where it says who made the file.",
    },
    {
      id: "gutenberg/licence",
      tier: "auto",
      summary: "Takes Project Gutenberg's licence out of the text; its begin is told in the edition's provenance.",
      example: { before: "*** END OF THE PROJECT GUTENBERG EBOOK THE FLEET ***", after: "" },
      rationale:
        "Everything from the line that says where the book ends to the file's end. The full terms stay word by word in the ledger.",
    },
  ],
  run({ text }) {
    const edits: Edit[] = [];
    const marks: Mark[] = [];
    if (!NAMED.test(text)) return { edits, marks, remarks: [] };
    const take = (rule: RuleId, start: number, end: number, told: string, evidence: string) => {
      edits.push({ rule, kind: "artefact", start, end, after: "", certainty: "high", evidence });
      marks.push({ type: "provenance", start, end, lines: paragraphsOf(told) });
    };
    const bodyStart = headerEnd(text);
    if (bodyStart !== null) {
      take(
        "gutenberg/header",
        0,
        bodyStart,
        text.slice(0, bodyStart),
        "ends with the line that says where the book starts",
      );
      const credits = creditsAt(text, bodyStart);
      if (credits)
        take(
          "gutenberg/credits",
          credits.start,
          credits.end,
          text.slice(credits.start, credits.end),
          "the first paragraph behind the header says who made the file",
        );
    }
    const bodyEnd = footerStart(text, bodyStart ?? 0);
    if (bodyEnd !== null) {
      const licence = text.slice(bodyEnd);
      const terms = licence.slice(1).search(FULL_LICENCE);
      const told = terms < 0 ? licence : licence.slice(0, terms + 1);
      take(
        "gutenberg/licence",
        bodyEnd,
        bodyEnd + licence.trimEnd().length,
        told,
        "begins with the line that says where the book ends",
      );
    }
    return { edits, marks, remarks: [] };
  },
};

/** Where the book starts: behind the last of the lines that say so. */
function headerEnd(text: string): number | null {
  const match = START.exec(text) ?? SMALL_PRINT.exec(text);
  if (!match) return null;
  const end = match.index + match[0].length;
  return NAMED.test(text.slice(0, end)) ? end : null;
}

function creditsAt(text: string, from: number): { start: number; end: number } | null {
  const rest = text.slice(from, from + LONGEST_CREDITS);
  const start = from + rest.length - rest.trimStart().length;
  const paragraph = text.slice(start, start + LONGEST_CREDITS).split(PARAGRAPH_END, 1)[0] ?? "";
  return CREDITS.test(paragraph) && paragraph.length < LONGEST_CREDITS
    ? { start, end: start + paragraph.trimEnd().length }
    : null;
}

function footerStart(text: string, from: number): number | null {
  const at = text.slice(from).search(END);
  return at < 0 ? null : from + at;
}

/** The paragraphs as they are told in the provenance: without the lines that only part the book from what is around it. */
function paragraphsOf(words: string): string[] {
  return words
    .replace(DIVIDER, "")
    .split(PARAGRAPH_END)
    .map((paragraph) => paragraph.trim().split(/\s+/u).join(" "))
    .filter((paragraph) => paragraph !== "");
}
