import type { Edit, NormalizeTransform } from "../../pipeline/transform.ts";

const SPLIT_QUOTE = /‘‘|’’|''|``|,,(?=\p{L})|‚‚/gu;
const WHOLE_QUOTE = /[“”„"]/gu;
/** The text must have whole quotation marks so often; otherwise its print may set them so. */
const FEWEST = 2;
const OPENS = /(?:^|[\s([—–-])$/u;

/** From an opening bracket to the first bracket behind it. */
const BRACKETED = /[[({][^[\](){}]{1,300}[\])}]/gu;
const PAIRS: Readonly<Record<string, string>> = { "{]": "[]", "[}": "[]", "{)": "()", "(}": "()" };

/** Quotation marks that OCR reads as two signs, and brackets that it reads as braces: proposed, in page text alone. */
export const misreadSigns: NormalizeTransform<Record<string, never>> = {
  phase: "normalize",
  name: "misread-signs",
  defaults: {},
  rules: [
    {
      id: "misread-signs/quote",
      tier: "propose",
      summary: "Proposes one quotation mark for two single ones side by side in page text.",
      example: { before: "the ‘‘old” books", after: "the “old” books" },
      rationale:
        "The text has whole quotation marks elsewhere; a print may set two signs, and two quotations may end together.",
    },
    {
      id: "misread-signs/bracket",
      tier: "propose",
      summary: "Proposes the bracket that fits for a brace in page text whose other end is a bracket.",
      example: { before: "{name not declassified]", after: "[name not declassified]" },
      rationale: "Print of documents has no braces in its text, and the other end shows which bracket it was.",
    },
  ],
  run(view, { layout }) {
    const edits: Edit[] = [];
    if (layout) edits.push(...quotes(view.text), ...brackets(view.text));
    return { edits, marks: [], remarks: [] };
  },
};

function quotes(text: string): Edit[] {
  const whole = new Map<string, number>();
  for (const [sign] of text.matchAll(WHOLE_QUOTE)) whole.set(sign, (whole.get(sign) ?? 0) + 1);
  const count = (...signs: string[]) => signs.reduce((sum, sign) => sum + (whole.get(sign) ?? 0), 0);
  const curly = count("“", "”") >= FEWEST;
  return Array.from(text.matchAll(SPLIT_QUOTE), (match): Edit[] => {
    const [signs] = match;
    const isLow = signs === ",," || signs === "‚‚";
    if (isLow ? count("„") < FEWEST : !curly && (signs !== "''" || count('"') < FEWEST)) return [];
    const opens = OPENS.test(text.slice(Math.max(0, match.index - 1), match.index));
    const after = isLow ? "„" : !curly ? '"' : signs === "''" ? (opens ? "“" : "”") : signs === "’’" ? "”" : "“";
    return [
      {
        rule: "misread-signs/quote",
        kind: "correction",
        start: match.index,
        end: match.index + signs.length,
        after,
        certainty: "medium",
        evidence: `the text has whole quotation marks ${count("“", "”", "„", '"')} times`,
      },
    ];
  }).flat();
}

function brackets(text: string): Edit[] {
  return Array.from(text.matchAll(BRACKETED), (match): Edit[] => {
    const [first, last] = [match[0].charAt(0), match[0].charAt(match[0].length - 1)];
    const pair = PAIRS[first + last];
    if (pair === undefined) return [];
    const isFirst = first === "{";
    const start = isFirst ? match.index : match.index + match[0].length - 1;
    return [
      {
        rule: "misread-signs/bracket",
        kind: "correction",
        start,
        end: start + 1,
        after: pair.charAt(isFirst ? 0 : 1),
        certainty: "high",
        evidence: `“${isFirst ? last : first}” stands at the other end`,
      },
    ];
  }).flat();
}
