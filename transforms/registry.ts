import type { Profile } from "../pipeline/model/profile.ts";
import { type Pluggable, pluggable } from "../pipeline/pluggable.ts";
import type { Phase, Transform } from "../pipeline/transform.ts";
import { backArrows } from "./normalize/back-arrows.ts";
import { boilerplate } from "./normalize/boilerplate.ts";
import { dashes } from "./normalize/dashes.ts";
import { fileNumbers } from "./normalize/file-numbers.ts";
import { gutenberg } from "./normalize/gutenberg.ts";
import { ligatures } from "./normalize/ligatures.ts";
import { lineEnds } from "./normalize/line-ends/index.ts";
import { lostCharacters } from "./normalize/lost-characters.ts";
import { misreadLetters } from "./normalize/misread-letters/index.ts";
import { misreadSigns } from "./normalize/misread-signs.ts";
import { ocrMarkdown } from "./normalize/ocr-markdown/index.ts";
import { pageFootNotes } from "./normalize/page-foot-notes/index.ts";
import { pageMarkers } from "./normalize/page-markers/index.ts";
import { pageRegions } from "./normalize/page-regions.ts";
import { runningHeads } from "./normalize/running-heads/index.ts";
import { sic } from "./normalize/sic.ts";
import { spacedLetters } from "./normalize/spaced-letters.ts";
import { transcriptionMarks } from "./normalize/transcription-marks/index.ts";
import { wikiCopy } from "./normalize/wiki-copy.ts";
import { frus } from "./profiles/frus.ts";
import { generic } from "./profiles/generic.ts";
import { html } from "./read/html/index.ts";
import { markdown } from "./read/markdown/index.ts";
import { alto } from "./read/page-layout/alto.ts";
import { hocr } from "./read/page-layout/hocr.ts";
import { pageXml } from "./read/page-layout/page-xml.ts";
import { pageText } from "./read/page-text.ts";
import { pdfText } from "./read/pdf-text/index.ts";
import { plainText } from "./read/plain-text.ts";
import { tei } from "./read/tei/index.ts";
import { tesseract } from "./read/tesseract/index.ts";
import { attachments } from "./refine/attachments.ts";
import { datelines } from "./refine/datelines.ts";
import { editorsInsertions } from "./refine/editors-insertions/index.ts";
import { houseItalics } from "./refine/house-italics.ts";
import { noteLinks } from "./refine/note-links/index.ts";
import { printedPage } from "./refine/printed-page/index.ts";
import { references } from "./refine/references.ts";
import { smallCapitals } from "./refine/small-capitals/index.ts";
import { title } from "./refine/title.ts";
import { wordConfidence } from "./refine/word-confidence/index.ts";
import { blocks } from "./structure/blocks.ts";
import { bracketedNotes } from "./structure/bracketed-notes.ts";
import { documents } from "./structure/documents.ts";
import { footNotes } from "./structure/foot-notes/index.ts";
import { letters } from "./structure/letters.ts";
import { noteLists } from "./structure/note-lists.ts";
import { openings } from "./structure/openings.ts";
import { pageNotes } from "./structure/page-notes.ts";
import { sectionHeadings } from "./structure/section-headings.ts";
import { sheetCuts } from "./structure/sheet-cuts.ts";

/** A transform that comes with Emend. An emitter's code is loaded only when it is asked for: every run needs all others. */
export interface BuiltIn {
  readonly phase: Phase;
  readonly name: string;
  load(): Promise<Pluggable>;
}

function builtIn<Options extends object>(phase: Phase, name: string, load: () => Promise<Transform<Options>>): BuiltIn {
  return { phase, name, load: async () => pluggable(await load()) };
}

/** The transforms that come with Emend, in the order in which they run. */
export const builtIns: readonly BuiltIn[] = [
  builtIn("read", "plain-text", async () => plainText),
  builtIn("read", "page-text", async () => pageText),
  builtIn("read", "hocr", async () => hocr),
  builtIn("read", "alto", async () => alto),
  builtIn("read", "pdf-text", async () => pdfText),
  builtIn("read", "tesseract", async () => tesseract),
  builtIn("read", "page-xml", async () => pageXml),
  builtIn("read", "tei-source", async () => tei),
  builtIn("read", "markdown-text", async () => markdown),
  builtIn("read", "html-text", async () => html),

  builtIn("normalize", "running-heads", async () => runningHeads),
  builtIn("normalize", "page-foot-notes", async () => pageFootNotes),
  builtIn("normalize", "line-ends", async () => lineEnds),
  builtIn("normalize", "page-regions", async () => pageRegions),
  builtIn("normalize", "boilerplate", async () => boilerplate),
  builtIn("normalize", "gutenberg", async () => gutenberg),
  builtIn("normalize", "ocr-markdown", async () => ocrMarkdown),
  builtIn("normalize", "page-markers", async () => pageMarkers),
  builtIn("normalize", "wiki-copy", async () => wikiCopy),
  builtIn("normalize", "transcription-marks", async () => transcriptionMarks),
  builtIn("normalize", "back-arrows", async () => backArrows),
  builtIn("normalize", "sic", async () => sic),
  builtIn("normalize", "dashes", async () => dashes),
  builtIn("normalize", "file-numbers", async () => fileNumbers),
  builtIn("normalize", "lost-characters", async () => lostCharacters),
  builtIn("normalize", "ligatures", async () => ligatures),
  builtIn("normalize", "spaced-letters", async () => spacedLetters),
  builtIn("normalize", "misread-signs", async () => misreadSigns),
  builtIn("normalize", "misread-letters", async () => misreadLetters),

  builtIn("structure", "blocks", async () => blocks),
  builtIn("structure", "documents", async () => documents),
  builtIn("structure", "page-notes", async () => pageNotes),
  builtIn("structure", "bracketed-notes", async () => bracketedNotes),
  builtIn("structure", "foot-notes", async () => footNotes),
  builtIn("structure", "note-lists", async () => noteLists),
  builtIn("structure", "openings", async () => openings),
  builtIn("structure", "sheet-cuts", async () => sheetCuts),
  builtIn("structure", "letters", async () => letters),
  builtIn("structure", "section-headings", async () => sectionHeadings),

  builtIn("refine", "note-links", async () => noteLinks),
  builtIn("refine", "small-capitals", async () => smallCapitals),
  builtIn("refine", "datelines", async () => datelines),
  builtIn("refine", "references", async () => references),
  builtIn("refine", "house-italics", async () => houseItalics),
  builtIn("refine", "editors-insertions", async () => editorsInsertions),
  builtIn("refine", "word-confidence", async () => wordConfidence),
  builtIn("refine", "title", async () => title),
  builtIn("refine", "printed-page", async () => printedPage),
  builtIn("refine", "attachments", async () => attachments),

  builtIn("emit", "tei", async () => (await import("./emit/tei/index.ts")).tei),
  builtIn("emit", "pdf", async () => (await import("./emit/pdf/index.ts")).pdf),
  builtIn("emit", "docx", async () => (await import("./emit/docx/index.ts")).docx),
  builtIn("emit", "epub", async () => (await import("./emit/epub/index.ts")).epub),
  builtIn("emit", "html", async () => (await import("./emit/html/index.ts")).html),
  builtIn("emit", "text", async () => (await import("./emit/text/index.ts")).text),
  builtIn("emit", "markdown", async () => (await import("./emit/markdown/index.ts")).markdown),
  builtIn("emit", "json", async () => (await import("./emit/json/index.ts")).json),
];

/** The house styles that come with Emend; the last one is followed where none is recognized. */
export const profiles: readonly Profile[] = [frus, generic];
