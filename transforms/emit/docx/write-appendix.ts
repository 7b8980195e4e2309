import { isInEdition, type Ledger } from "../../../pipeline/model/ledger.ts";
import type { Rule } from "../../../pipeline/model/rule.ts";
import type { Bookmark } from "./bookmark-names.ts";
import type { Emendation } from "./setting.ts";
import { textRuns } from "./word-text.ts";
import { type Content, internalLink, paragraph } from "./word-xml.ts";
import { bookmarked } from "./write-inlines.ts";
import { tableCell, tableRow, wordTable } from "./write-table.ts";

export const appendixTitle = "Emendations";

/** The appendix that accounts for every change: each corrected reading, and what was removed, by rule. */
export function writeAppendix(
  emendations: readonly Emendation[],
  ledger: Ledger,
  rules: readonly Rule[],
  bookmark: Bookmark,
): Content[] {
  return [
    paragraph("BackMatterHeading", bookmarked(bookmark, textRuns(appendixTitle))),
    ...corrections(emendations),
    ...artefacts(ledger, new Map(rules.map((rule) => [rule.id, rule.summary]))),
  ];
}

function corrections(emendations: readonly Emendation[]): Content[] {
  if (emendations.length === 0) return [note("The text reads as its source does: no reading was changed.")];
  const rows = emendations.map(({ correction, evidence, place, bookmark }) => {
    const reason = evidence === "" ? correction.rule : `${correction.rule}: ${evidence}`;
    const where: Content[] = bookmark
      ? [internalLink(bookmark.name, textRuns(place, "CrossReference"))]
      : textRuns(place);
    return tableRow(false, [
      tableCell("TableText", where),
      tableCell("TableText", textRuns(correction.before || "(nothing)")),
      tableCell("TableText", textRuns(correction.after || "(nothing)")),
      tableCell("TableText", textRuns(reason)),
    ]);
  });
  return [
    note("Readings of the source that this edition changes, in the order of the text. Each is marked where it stands."),
    wordTable(
      "EditionTable",
      [1788, 1600, 1600, 2950],
      [headings("Place", "The source reads", "The edition reads", "Rule and evidence"), ...rows],
    ),
    paragraph("TableEnd", []),
  ];
}

function artefacts(ledger: Ledger, summaries: ReadonlyMap<string, string>): Content[] {
  const counts = new Map<string, number>();
  for (const repair of ledger.repairs) {
    if (repair.kind === "artefact" && isInEdition(repair)) counts.set(repair.rule, (counts.get(repair.rule) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const rows = [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([rule, count]) =>
      tableRow(false, [
        tableCell("TableText", textRuns(rule)),
        tableCell("TableText", textRuns(summaries.get(rule) ?? "")),
        tableCell("TableNumber", textRuns(String(count))),
      ]),
    );
  return [
    paragraph("BackMatterSubheading", textRuns("Traces of print and conversion")),
    note("What print never had as text, such as page markers and markup, was taken out or decoded without a mark."),
    wordTable("EditionTable", [2500, 4438, 1000], [headings("Rule", "What it does", "Times"), ...rows]),
    paragraph("TableEnd", []),
  ];
}

function note(text: string): Content {
  return paragraph("AppendixText", textRuns(text));
}

function headings(...texts: readonly string[]): Content {
  return tableRow(
    true,
    texts.map((text) => tableCell(text === "Times" ? "TableNumberHeading" : "TableHeading", textRuns(text))),
  );
}
