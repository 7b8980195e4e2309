import type { LineRole } from "../../../pipeline/model/layout.ts";

/**
 * What the names of regions mean: the types of PAGE XML 2019 (TextTypeSimpleType), the structure types of
 * Transkribus, the zones of SegmOnto that eScriptorium and kraken use, the margins and tags of ALTO, the classes of
 * hOCR 1.2. Compared in small letters without signs between them.
 */
const ROLES: Readonly<Record<LineRole, readonly string[]>> = {
  "running-head": [
    "header",
    "runninghead",
    "runningheader",
    "runningtitle",
    "runningtitlezone",
    "pageheader",
    "topmargin",
    "ocrheader",
  ],
  "running-foot": ["footer", "runningfoot", "runningfooter", "pagefooter", "bottommargin", "ocrfooter"],
  "page-number": ["pagenumber", "pageno", "numberingzone", "folionumber", "ocrpageno"],
  "signature-mark": ["signaturemark", "quiremark", "quiremarkszone"],
  catchword: ["catchword", "catchwordzone"],
  note: ["footnote", "footnotecontinued", "footnotes", "note", "footnotezone"],
  marginal: ["marginalia", "marginal", "margintextzone", "leftmargin", "rightmargin", "sidenote"],
  heading: ["heading", "title"],
  caption: ["caption", "figurecaption", "ocrcaption"],
};

const BY_NAME = new Map<string, LineRole>(
  (Object.keys(ROLES) as LineRole[]).flatMap((role) => ROLES[role].map((name): [string, LineRole] => [name, role])),
);

/** The role that a region's name gives its lines; null where it is text, or not known. A subtype behind a colon does not count. */
export function roleNamed(name: string | undefined): LineRole | null {
  if (name === undefined) return null;
  const [type = ""] = name.split(":");
  return BY_NAME.get(type.toLowerCase().replace(/[^a-z]/gu, "")) ?? null;
}
