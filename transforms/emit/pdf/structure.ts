import { PDFArray, type PDFContext, PDFDict, PDFHexString, PDFName, PDFString } from "pdf-lib";
import { CARRIER, roles } from "./roles.ts";

const name = (text: string): PDFName => PDFName.of(text);

/**
 * Gives the structure elements that the template carried as headings the role that they name, and
 * completes the role map.
 * @throws Error where a carrier names a role that nobody knows.
 */
export function nameRoles(context: PDFContext, root: PDFDict): void {
  for (const [, element] of context.enumerateIndirectObjects()) {
    if (element instanceof PDFDict && element.get(name("S")) === name(CARRIER)) rename(context, element);
  }
  const map = root.lookupMaybe(name("RoleMap"), PDFDict) ?? context.obj({});
  map.delete(name(CARRIER));
  for (const [role, standard] of roles) if (standard) map.set(name(role), name(standard));
  root.set(name("RoleMap"), map);
}

function rename(context: PDFContext, element: PDFDict): void {
  const [role = "", ...words] = element.lookup(name("T"), PDFString, PDFHexString).decodeText().split(" ");
  if (!roles.has(role)) throw new Error(`The template tags “${role}”, which is no role of an edition`);
  element.set(name("S"), name(role));
  element.delete(name("T"));
  if (role === "PageBreak") element.set(name("Alt"), PDFHexString.fromText(`Page ${words.join(" ")} of the original`));
  if (role === "RowHead") headCell(context, element);
}

/** The cell around a row's heading is a header cell (ISO 14289-1, 7.5). */
function headCell(context: PDFContext, content: PDFDict): void {
  const cell = content.lookup(name("P"), PDFDict);
  cell.set(name("S"), name("TH"));
  const given = cell.lookup(name("A"));
  const lists = given instanceof PDFArray ? given.asArray() : given ? [given] : [];
  // what the cell spans is told there too
  cell.set(name("A"), context.obj([...lists, context.obj({ O: "Table", Scope: "Row" })]));
}
