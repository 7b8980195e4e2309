import type { PDFDict, PDFObject } from "pdf-lib";
import type { Counts } from "../../../pipeline/model/counts.ts";
import { documentRoles, holderRoles, insetRoles } from "./roles.ts";

type Tally = { -readonly [Part in keyof Counts]: number };

/** An element of the structure tree, with its children that are elements too. */
interface Element {
  readonly role: string;
  readonly children: readonly Element[];
}

/**
 * Counts by walking the structure tree of a finished PDF (ISO 32000-1, 14.7): what a screen reader is
 * told is what is counted. A paragraph is a `P` directly in a division, or in an inset (a quotation, what follows an
 * item's first words) outside notes, an anchor a label that is a link, apart from the one at a note's own beginning.
 * @throws Error where the file is no PDF or has no structure tree.
 */
export async function countPdf(bytes: Uint8Array): Promise<Counts> {
  const tally: Tally = { documents: 0, paragraphs: 0, notes: 0, anchors: 0, pageBreaks: 0 };
  for (const element of await structureTree(bytes)) visit(element, false, false, tally);
  return tally;
}

function visit(element: Element, inText: boolean, inNote: boolean, tally: Tally): void {
  const { role, children } = element;
  const isDocument = documentRoles.has(role);
  if (isDocument) tally.documents++;
  if (role === "P" && inText) tally.paragraphs++;
  if (role === "Note" || role === "LooseNote") tally.notes++;
  if (role === "PageBreak") tally.pageBreaks++;
  if (isAnchor(element)) tally.anchors++;
  // the label at a note's beginning only leads back to its anchor
  if (role === "Note" && isAnchor(beginning(element))) tally.anchors--;
  const within = inNote || role === "Note" || role === "LooseNote";
  const holdsText = isDocument || holderRoles.has(role) || (!within && insetRoles.has(role));
  for (const child of children) visit(child, holdsText, within, tally);
}

function isAnchor({ role, children }: Element): boolean {
  return role === "Lbl" && children.some((child) => child.role === "Link");
}

/** The first element in a note, or in its first paragraph. */
function beginning(note: Element): Element {
  const [first = note] = note.children;
  return first.role === "P" ? (first.children[0] ?? first) : first;
}

async function structureTree(bytes: Uint8Array): Promise<readonly Element[]> {
  const { PDFArray, PDFDict, PDFDocument, PDFName } = await import("pdf-lib");
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
  const { catalog, context } = document;
  const S = PDFName.of("S");
  const K = PDFName.of("K");
  const elements = (kids: PDFObject | undefined): Element[] => {
    const object = kids && context.lookup(kids);
    if (object instanceof PDFArray) return object.asArray().flatMap(elements);
    if (!(object instanceof PDFDict)) return [];
    const role = object.lookupMaybe(S, PDFName);
    return role ? [{ role: role.decodeText(), children: elements(object.get(K)) }] : [];
  };
  const root: PDFDict | undefined = catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
  if (!root) throw new Error("The PDF has no structure tree");
  return elements(root.get(K));
}
