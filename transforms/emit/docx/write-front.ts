import type { EmitInput } from "../../../pipeline/transform.ts";
import { titlePageLines } from "../title-statements.ts";
import { textRuns } from "./word-text.ts";
import { type Content, field, paragraph } from "./word-xml.ts";

/** The title page: the edition's title, what is known of it, where its text comes from, and what made it. */
export function writeTitlePage({ edition, ledger, version }: EmitInput): Content[] {
  const { title } = edition.metadata;
  return [
    paragraph("Title", textRuns(title)),
    ...titlePageLines(edition.metadata).map((line) => paragraph("Provenance", textRuns(line))),
    paragraph("Imprint", textRuns(`Prepared from ${ledger.source.name} with Emend ${version}`)),
  ];
}

/** A running head has a style of its own, so that an editor can restyle it in one place. */
export function runningHead(title: string): Content {
  return paragraph("RunningHead", textRuns(title.replace(/\s+/g, " ").trim()));
}

/** The number of the page, as the foot of every page. */
export function pageNumber(): Content {
  return paragraph("Footer", [field.begin(), field.instruction("PAGE"), field.separate(), field.end()]);
}
