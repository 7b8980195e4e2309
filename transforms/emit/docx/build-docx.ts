import { Document, NumberFormat, Packer, SectionType } from "docx";
import type { EmitInput } from "../../../pipeline/transform.ts";
import { repairClaims } from "../repair-claims.ts";
import { bookmarkNames } from "./bookmark-names.ts";
import { type Paper, page } from "./page-layout.ts";
import { repackage } from "./repackage.ts";
import type { Assembly } from "./setting.ts";
import { fillStyles } from "./style-sheet.ts";
import { xmlText } from "./word-text.ts";
import { appendixTitle, writeAppendix } from "./write-appendix.ts";
import { writeContents } from "./write-contents.ts";
import { documentDepth, writeDivisions } from "./write-divisions.ts";
import { emptyFooter, emptyHeader, pageNumber, runningHead, writeTitlePage } from "./write-front.ts";
import { countFootnotes } from "./write-notes.ts";

/** The files below `templates/docx/` that an edition is made with. */
export interface Templates {
  readonly styles: string;
  readonly fonts: string;
}

/** Writes the edition as WordprocessingML and packs it: the same input, the same bytes. */
export async function buildDocx(input: EmitInput, templates: Templates, paper: Paper): Promise<Uint8Array> {
  const { edition, ledger, rules, version } = input;
  const names = bookmarkNames(edition);
  const claims = repairClaims(ledger);
  const assembly: Assembly = {
    names,
    date: new Date(input.date),
    footnotes: [],
    footnoteTotal: countFootnotes(edition),
    comments: [],
    uncommented: [],
    emendations: [],
    claim: claims.claim,
    document: "",
    page: null,
  };
  const text = writeDivisions(edition, assembly);
  const unseen = claims.unclaimed().map((repair) => ({
    correction: repair,
    evidence: repair.evidence,
    place: `Line ${repair.position.line} of the source`,
    bookmark: null,
  }));
  const appendix = names.take("emendations");
  const back = writeAppendix([...assembly.emendations, ...unseen], ledger, rules, appendix);
  const entries = [...text.entries, { level: 1, text: appendixTitle, bookmark: appendix.name }];
  const documentLevel = documentDepth(edition) + 1;

  const title = edition.metadata.title;
  const styles = fillStyles(templates.styles, edition.metadata.language, documentLevel);
  const head = { default: runningHead(title), first: emptyHeader() };
  const foot = { default: pageNumber(), first: pageNumber() };
  const document = new Document({
    title: xmlText(title),
    creator: "Emend",
    lastModifiedBy: "Emend",
    externalStyles: styles,
    compatabilityModeVersion: 15,
    hyphenation: { autoHyphenation: true, consecutiveHyphenLimit: 3, doNotHyphenateCaps: true },
    customProperties: [
      { name: "Source", value: xmlText(ledger.source.name) },
      { name: "Source SHA-256", value: ledger.source.sha256 },
      { name: "Emend version", value: version },
    ],
    // a footnote may hold tables too, though the library's type knows paragraphs only
    footnotes: Object.fromEntries(
      assembly.footnotes.map((children, at) => [at + 1, { children }]),
    ) as unknown as NonNullable<ConstructorParameters<typeof Document>[0]["footnotes"]>,
    ...(assembly.comments.length === 0 ? {} : { comments: { children: assembly.comments } }),
    sections: [
      {
        properties: { page: page(paper) },
        headers: { default: emptyHeader() },
        footers: { default: emptyFooter() },
        children: writeTitlePage(input),
      },
      {
        properties: {
          type: SectionType.NEXT_PAGE,
          titlePage: true,
          page: { ...page(paper), pageNumbers: { start: 1, formatType: NumberFormat.LOWER_ROMAN } },
        },
        headers: head,
        footers: foot,
        children: writeContents(entries, documentLevel),
      },
      {
        properties: {
          type: SectionType.NEXT_PAGE,
          titlePage: true,
          page: { ...page(paper), pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } },
        },
        headers: { default: runningHead(title), first: emptyHeader() },
        footers: { default: pageNumber(), first: pageNumber() },
        children: [...text.children, ...back],
      },
    ],
  });
  const packed = await Packer.toBuffer(document);
  return repackage(packed, {
    styles,
    fonts: templates.fonts,
    title,
    language: edition.metadata.language,
    date: input.date,
  });
}
