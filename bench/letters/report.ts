import { markdownTable, thousands } from "../markdown-table.ts";
import type { HyphenFigures, Judged } from "./hyphens.ts";
import type { ProposalFigures, Tally } from "./proposals.ts";

/** Everything that `docs/letters.md` says. */
export interface LettersReport {
  readonly texts: number;
  readonly hyphens: HyphenFigures;
  readonly proposals: readonly ProposalFigures[];
  readonly clean: { readonly characters: number; readonly proposals: readonly string[] };
}

/** The report on hyphens and misread letters, in Markdown. */
export function lettersReport({ texts, hyphens, proposals, clean }: LettersReport): string {
  const share = (part: number, whole: number) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);
  const row = (name: string, judged: Judged) => {
    const sum = Object.values(judged).reduce((all, one) => all + one, 0);
    const { join, doubt, keep, part, none } = judged;
    return [name, ...[sum, join, doubt, keep + part + none].map(thousands)];
  };
  return `# Hyphens and misread letters

<!-- Written by \`npm run letters\`: change bench/letters/report.ts, not this file. -->

What becomes of hyphens at line ends and of misread letters ([pages of print](page-text.md) says how they are judged), held against clean editions.
The material lies beside this repository, in \`../shared\`, or this report cannot be made again.

## Hyphens at line ends

The clean text of ${thousands(texts)} documents, set in lines of three widths, with words parted at their own hyphens and between syllables.

${markdownTable(
  ["hyphens", " all", " joined", " kept, joining proposed", " kept"],
  [row("of the line", hyphens.ofLines), row("of the word", hyphens.ofWords)],
)}

Words that lost their hyphen: ${hyphens.lost.map((word) => `\`${word}\``).join(", ") || "none"}.

## Proposals for misread letters

Every proposal, as if it were accepted, held against the gold. *Precision* is the share of right ones among all, *recall* their share among the misread
words, those for which nothing was proposed included. \`seed…\` are pages with made-up misreadings (about one letter in 300), \`scans\` pages printed,
photographed and read by Tesseract.

${markdownTable(
  ["cases", "rule", " right", " wrong", " a right word changed", " not proposed", " precision", " recall"],
  proposals.flatMap(({ name, characters, byRule, missed }) => {
    const all = sum(Object.values(byRule));
    const cells = ({ right, wrong, harm }: Tally) => [right, wrong, harm].map(thousands);
    const rows = Object.entries(byRule).map(([rule, tally]) => [
      "",
      rule,
      ...cells(tally),
      "",
      share(tally.right, tally.right + tally.wrong + tally.harm),
      "",
    ]);
    const whole = share(all.right, all.right + all.wrong + all.harm);
    const recall = share(all.right, all.right + all.wrong + missed);
    return [
      [`${name}, ${thousands(characters)} characters`, "all", ...cells(all), thousands(missed), whole, recall],
      ...rows,
    ];
  }),
)}

${proposals.map(({ name, examples }) => `Not right in \`${name}\` (read, proposed, printed): ${examples.join("; ") || "none"}.`).join("\n\n")}

The clean text itself, in lines and pages, without a misread letter: ${clean.proposals.length} proposals in ${thousands(clean.characters)} characters.
${clean.proposals.join("; ")}
`;
}

function sum(tallies: readonly Tally[]): Tally {
  const of = (key: keyof Tally) => tallies.reduce((all, tally) => all + tally[key], 0);
  return { right: of("right"), wrong: of("wrong"), harm: of("harm") };
}
