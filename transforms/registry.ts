import type { Profile } from "../pipeline/model/profile.ts";
import { type Pluggable, pluggable } from "../pipeline/pluggable.ts";
import type { Phase, Transform } from "../pipeline/transform.ts";
import { frus } from "./profiles/frus.ts";
import { generic } from "./profiles/generic.ts";

/** A transform that comes with Emend; its code is loaded only when it is needed. */
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
  builtIn("read", "plain-text", async () => (await import("./read/plain-text.ts")).plainText),
  builtIn("read", "page-text", async () => (await import("./read/page-text.ts")).pageText),
  builtIn("read", "hocr", async () => (await import("./read/page-layout/hocr.ts")).hocr),
  builtIn("read", "alto", async () => (await import("./read/page-layout/alto.ts")).alto),
  builtIn("read", "pdf-text", async () => (await import("./read/pdf-text/index.ts")).pdfText),
  builtIn("read", "tesseract", async () => (await import("./read/tesseract/index.ts")).tesseract),
  builtIn("read", "page-xml", async () => (await import("./read/page-layout/page-xml.ts")).pageXml),
  builtIn("read", "tei-source", async () => (await import("./read/tei/index.ts")).tei),
  builtIn("read", "markdown-text", async () => (await import("./read/markdown/index.ts")).markdown),
  builtIn("read", "html-text", async () => (await import("./read/html/index.ts")).html),

  builtIn("normalize", "running-heads", async () => (await import("./normalize/running-heads/index.ts")).runningHeads),
  builtIn(
    "normalize",
    "page-foot-notes",
    async () => (await import("./normalize/page-foot-notes/index.ts")).pageFootNotes,
  ),
  builtIn("normalize", "line-ends", async () => (await import("./normalize/line-ends/index.ts")).lineEnds),
  builtIn("normalize", "boilerplate", async () => (await import("./normalize/boilerplate.ts")).boilerplate),
  builtIn("normalize", "gutenberg", async () => (await import("./normalize/gutenberg.ts")).gutenberg),
  builtIn("normalize", "ocr-markdown", async () => (await import("./normalize/ocr-markdown/index.ts")).ocrMarkdown),
  builtIn("normalize", "page-markers", async () => (await import("./normalize/page-markers/index.ts")).pageMarkers),
  builtIn("normalize", "wiki-copy", async () => (await import("./normalize/wiki-copy.ts")).wikiCopy),
  builtIn(
    "normalize",
    "transcription-marks",
    async () => (await import("./normalize/transcription-marks/index.ts")).transcriptionMarks,
  ),
  builtIn("normalize", "back-arrows", async () => (await import("./normalize/back-arrows.ts")).backArrows),
  builtIn("normalize", "sic", async () => (await import("./normalize/sic.ts")).sic),
  builtIn("normalize", "dashes", async () => (await import("./normalize/dashes.ts")).dashes),
  builtIn("normalize", "file-numbers", async () => (await import("./normalize/file-numbers.ts")).fileNumbers),
  builtIn("normalize", "lost-characters", async () => (await import("./normalize/lost-characters.ts")).lostCharacters),
  builtIn("normalize", "ligatures", async () => (await import("./normalize/ligatures.ts")).ligatures),
  builtIn("normalize", "spaced-letters", async () => (await import("./normalize/spaced-letters.ts")).spacedLetters),
  builtIn("normalize", "misread-signs", async () => (await import("./normalize/misread-signs.ts")).misreadSigns),
  builtIn(
    "normalize",
    "misread-letters",
    async () => (await import("./normalize/misread-letters/index.ts")).misreadLetters,
  ),

  builtIn("structure", "blocks", async () => (await import("./structure/blocks.ts")).blocks),
  builtIn("structure", "documents", async () => (await import("./structure/documents.ts")).documents),
  builtIn("structure", "page-notes", async () => (await import("./structure/page-notes.ts")).pageNotes),
  builtIn("structure", "bracketed-notes", async () => (await import("./structure/bracketed-notes.ts")).bracketedNotes),
  builtIn("structure", "foot-notes", async () => (await import("./structure/foot-notes/index.ts")).footNotes),
  builtIn("structure", "note-lists", async () => (await import("./structure/note-lists.ts")).noteLists),
  builtIn("structure", "openings", async () => (await import("./structure/openings.ts")).openings),
  builtIn("structure", "sheet-cuts", async () => (await import("./structure/sheet-cuts.ts")).sheetCuts),
  builtIn("structure", "letters", async () => (await import("./structure/letters.ts")).letters),
  builtIn(
    "structure",
    "section-headings",
    async () => (await import("./structure/section-headings.ts")).sectionHeadings,
  ),

  builtIn("refine", "note-links", async () => (await import("./refine/note-links/index.ts")).noteLinks),
  builtIn("refine", "small-capitals", async () => (await import("./refine/small-capitals/index.ts")).smallCapitals),
  builtIn("refine", "datelines", async () => (await import("./refine/datelines.ts")).datelines),
  builtIn("refine", "references", async () => (await import("./refine/references.ts")).references),
  builtIn("refine", "house-italics", async () => (await import("./refine/house-italics.ts")).houseItalics),
  builtIn(
    "refine",
    "editors-insertions",
    async () => (await import("./refine/editors-insertions/index.ts")).editorsInsertions,
  ),
  builtIn("refine", "word-confidence", async () => (await import("./refine/word-confidence/index.ts")).wordConfidence),
  builtIn("refine", "title", async () => (await import("./refine/title.ts")).title),

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
