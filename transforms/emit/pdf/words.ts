import type { PDFDict, PDFDocument, PDFObject, PDFPage } from "pdf-lib";
import type { FileText } from "../../../pipeline/model/file-text.ts";
import { type CharacterMap, characterMap } from "./character-map.ts";
import { markedText } from "./marked-text.ts";

/** Parts of the structure tree whose words are the book's and not the edition's. */
const NOT_READ: ReadonlySet<string> = new Set(["FrontMatter", "Apparatus", "PageBreak", "PageReference", "NotesHead"]);

type PdfLib = typeof import("pdf-lib");

/**
 * The words of a finished book as its structure tree has them in order (ISO 32000-1, 14.7): what a screen reader reads,
 * not what happens to stand in a line. Line ends, hyphens at them, running heads and page numbers are no part of it; pages
 * are read one after the other, and only their words are kept.
 * @throws Error where the file is no PDF or has no structure tree
 */
export async function pdfWords(bytes: Uint8Array): Promise<FileText[]> {
  const lib = await import("pdf-lib");
  const document = await lib.PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
  const root = document.catalog.lookupMaybe(lib.PDFName.of("StructTreeRoot"), lib.PDFDict);
  if (!root) throw new Error("The PDF has no structure tree");
  const pages = pageTexts(document, lib);
  const found: { page: number; pieces: string[] }[] = [];
  const tell = (page: number, words: string): void => {
    const last = found.at(-1);
    if (last?.page === page) last.pieces.push(words);
    else found.push({ page, pieces: [words] });
  };
  readElements(root, pages, lib, document, tell);
  return found.map(({ page, pieces }) => ({
    place: `page ${page} of the file`,
    text: pieces.join(""),
    isVisual: true,
  }));
}

interface PageText {
  readonly number: number;
  readonly texts: ReadonlyMap<number, string>;
}

/** The marked text of every page, by the page's reference. */
function pageTexts(document: PDFDocument, lib: PdfLib): Map<string, PageText> {
  const maps = new Map<string, CharacterMap>();
  return new Map(
    document.getPages().map((page, at) => {
      const texts = markedText(contentOf(page, lib), fontsOf(page, maps, lib));
      return [page.ref.toString(), { number: at + 1, texts }];
    }),
  );
}

function contentOf(page: PDFPage, { PDFArray, PDFRawStream, decodePDFRawStream }: PdfLib): Uint8Array {
  const contents = page.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : contents === undefined ? [] : [contents];
  const pieces = streams.flatMap((stream) => {
    const object = page.node.context.lookup(stream);
    return object instanceof PDFRawStream ? [decodePDFRawStream(object).decode()] : [];
  });
  // operators do not run over the end of a stream
  return Buffer.concat(pieces.flatMap((piece) => [piece, Buffer.from("\n")]));
}

function fontsOf(page: PDFPage, maps: Map<string, CharacterMap>, lib: PdfLib): Map<string, CharacterMap> {
  const { PDFDict, PDFName, PDFRawStream, decodePDFRawStream } = lib;
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of("Font"), PDFDict);
  return new Map(
    (fonts?.entries() ?? []).map(([name, reference]) => {
      const key = String(reference);
      const known = maps.get(key);
      if (known !== undefined) return [name.decodeText(), known];
      const font = page.node.context.lookup(reference);
      const stream = font instanceof PDFDict ? font.lookup(PDFName.of("ToUnicode")) : undefined;
      const map = stream instanceof PDFRawStream ? characterMap(decodePDFRawStream(stream).decode()) : new Map();
      maps.set(key, map);
      return [name.decodeText(), map];
    }),
  );
}

/** Visits structure elements in the order of the tree; deep ones too, for the tree of a book is deeper than wide. */
function readElements(
  root: PDFDict,
  pages: ReadonlyMap<string, PageText>,
  { PDFArray, PDFDict, PDFName, PDFNumber }: PdfLib,
  { context }: PDFDocument,
  tell: (page: number, words: string) => void,
): void {
  const K = PDFName.of("K");
  const Pg = PDFName.of("Pg");
  // a tree that is none, because a branch leads back into it, comes to an end too
  const seen = new Set<PDFObject>();
  const waiting: { object: PDFObject | undefined; page: PDFObject | undefined }[] = [
    { object: root.get(K), page: undefined },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const object = next.object && context.lookup(next.object);
    if (object instanceof PDFArray)
      for (let at = object.size() - 1; at >= 0; at--) waiting.push({ object: object.get(at), page: next.page });
    else if (object instanceof PDFNumber) {
      const page = pages.get(String(next.page));
      if (page) tell(page.number, page.texts.get(object.asNumber()) ?? "");
    } else if (object instanceof PDFDict && !seen.has(object)) {
      seen.add(object);
      const page = object.get(Pg) ?? next.page;
      const role = object.lookupMaybe(PDFName.of("S"), PDFName)?.decodeText();
      if (role === undefined) waiting.push({ object: object.get(PDFName.of("MCID")), page });
      else if (!NOT_READ.has(role)) waiting.push({ object: object.get(K), page });
    }
  }
}
