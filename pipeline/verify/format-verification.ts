import type { Colors } from "picocolors/types.js";
import type { Counts } from "../model/counts.ts";
import { count } from "../report/summary.ts";
import { type Column, formatTable } from "../report/table.ts";
import type { Verification } from "./verify.ts";

const COLUMNS: readonly Column[] = [
  { heading: "Source", align: "left" },
  { heading: "Edition", align: "left" },
  { heading: "Documents", align: "right" },
  { heading: "Paragraphs", align: "right" },
  { heading: "Notes", align: "right" },
  { heading: "Anchors", align: "right" },
  { heading: "Page breaks", align: "right" },
];

/** A verification in words: the counts of every edition, then what fails and where. */
export function formatVerification({ sources, failures }: Verification, colors: Colors): string {
  const rows = sources.flatMap(({ source, editions }) =>
    editions.map(({ edition, counts }, at) => [at === 0 ? source : "", edition, ...figures(counts)]),
  );
  const [head = "", ...body] = formatTable(COLUMNS, rows);
  const failed = failures.map(
    ({ source, check, file, message }) => `${colors.red("failed")} ${check}: ${file ?? source}: ${message}`,
  );
  const editions = sources.reduce((sum, source) => sum + source.editions.length, 0);
  const all = `${count(editions, "edition")} of ${count(sources.length, "source")}`;
  const conclusion =
    failures.length > 0
      ? `${all} checked: ${count(failures.length, "failure")}`
      : `${all} checked: hashes, counts, canonical XML, undo to the source’s bytes, text: all hold`;
  return `${[colors.bold(head), ...body, "", ...failed, conclusion].join("\n")}\n`;
}

function figures(counts: Counts | null): string[] {
  if (counts === null) return ["–", "–", "–", "–", "–"];
  const { documents, paragraphs, notes, anchors, pageBreaks } = counts;
  return [documents, paragraphs, notes, anchors, pageBreaks].map(String);
}
