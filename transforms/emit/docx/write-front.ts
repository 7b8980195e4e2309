import { type FileChild, Footer, Header, PageNumber, Paragraph, TextRun } from "docx";
import type { EmitInput } from "../../../pipeline/transform.ts";
import { textRuns } from "./word-text.ts";
import { paragraph } from "./word-xml.ts";

/** The title page: the edition's title, where its text comes from, and what made it. */
export function writeTitlePage({ edition, ledger, version }: EmitInput): FileChild[] {
  const { title, provenance } = edition.metadata;
  return [
    paragraph("Title", textRuns(title)),
    ...provenance.map((line) => paragraph("Provenance", textRuns(line))),
    paragraph("Imprint", textRuns(`Prepared from ${ledger.source.name} with Emend ${version}`)),
  ];
}

/** The running head is the title; a style of its own lets an editor restyle or replace it in one place. */
export function runningHead(title: string): Header {
  return new Header({ children: [paragraph("RunningHead", textRuns(title))] });
}

export function pageNumber(): Footer {
  const number = new TextRun({ children: [PageNumber.CURRENT] });
  return new Footer({ children: [new Paragraph({ style: "Footer", children: [number] })] });
}

export function emptyHeader(): Header {
  return new Header({ children: [paragraph("RunningHead", [])] });
}

export function emptyFooter(): Footer {
  return new Footer({ children: [paragraph("Footer", [])] });
}
