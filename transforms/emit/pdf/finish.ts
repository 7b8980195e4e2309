import { createHash } from "node:crypto";
import type { Artifact } from "../../../pipeline/transform.ts";
import { cropRoom, type Design } from "./design.ts";

/**
 * Makes a book of what Typst set: names the roles of the structure tree, attaches the TEI as the book's source
 * (ISO 19005-3, annex E), claims PDF/UA-1 and shows the title in place of the file's name (ISO 14289-1, 7.1).
 * Where the sheet is larger than the page, each page says where it is cut (ISO 32000-1, 14.11.2).
 * `date` is an ISO 8601 date and time. The file's identifier comes from what goes in.
 */
export async function finish(
  typeset: Uint8Array,
  tei: Artifact,
  date: string,
  print: Design["print"],
): Promise<Uint8Array> {
  const { AFRelationship, decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream } =
    await import("pdf-lib");
  const { claimUniversalAccess } = await import("./xmp.ts");
  const { nameRoles } = await import("./structure.ts");
  const document = await PDFDocument.load(typeset, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY });
  const { catalog, context } = document;

  nameRoles(context, catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict));

  const stream = catalog.lookup(PDFName.of("Metadata"));
  if (!(stream instanceof PDFRawStream)) throw new Error("The PDF has no metadata");
  const xmp = claimUniversalAccess(new TextDecoder().decode(decodePDFRawStream(stream).decode()));
  catalog.set(
    PDFName.of("Metadata"),
    context.register(context.stream(new TextEncoder().encode(xmp), { Type: "Metadata", Subtype: "XML" })),
  );
  catalog.lookup(PDFName.of("ViewerPreferences"), PDFDict).set(PDFName.of("DisplayDocTitle"), context.obj(true));

  const room = cropRoom(print);
  for (const page of room > 0 ? document.getPages() : []) {
    const { width, height } = page.getMediaBox();
    const box = (reach: number) =>
      [room - reach, room - reach, width - 2 * (room - reach), height - 2 * (room - reach)] as const;
    page.setTrimBox(...box(0));
    page.setBleedBox(...box(print.bleed));
  }

  // its default; some readers take it amiss when it is spelt out
  catalog.lookup(PDFName.of("MarkInfo"), PDFDict).delete(PDFName.of("Suspects"));

  const when = new Date(date);
  await document.attach(tei.bytes, tei.name.split("/").at(-1) ?? tei.name, {
    mimeType: tei.mediaType,
    description: "The TEI edition of the same text",
    creationDate: when,
    modificationDate: when,
    afRelationship: AFRelationship.Source,
  });

  const digest = createHash("sha256").update(typeset).update(tei.bytes).digest("hex").slice(0, 32);
  const first = context.lookup(context.trailerInfo.ID, PDFArray).get(0);
  context.trailerInfo.ID = context.obj([first, PDFHexString.of(digest)]);
  return await document.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}
