import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { LineRole } from "../../../pipeline/model/layout.ts";
import { roleNamed } from "./line-role.ts";

/** A stretch of a line's text, in UTF-16 code units, that is set in one way. */
export interface StyledRange {
  readonly start: number;
  readonly end: number;
  readonly style: Rendition;
}

/** What the `custom` attribute of Transkribus and eScriptorium says of a region or a line. */
export interface Custom {
  readonly role: LineRole | null;
  readonly index: number | null;
  readonly ranges: readonly StyledRange[];
}

const NOTHING: Custom = { role: null, index: null, ranges: [] };
/** `readingOrder {index:0;} structure {type:footnote;} textStyle {offset:4; length:1;superscript:true;}` */
const GROUP = /([\w-]{1,60})\s{0,9}\{([^{}]{0,2000})\}/gu;
const STYLES: Readonly<Record<string, Rendition>> = {
  italic: "italic",
  bold: "bold",
  smallCaps: "small-caps",
  underlined: "underline",
  superscript: "superscript",
  subscript: "subscript",
};

/** Reads a `custom` attribute: groups of properties, written as in CSS. */
export function readCustom(custom: string | undefined): Custom {
  if (custom === undefined) return NOTHING;
  let { role, index } = NOTHING;
  const ranges: StyledRange[] = [];
  for (const [, name, body = ""] of custom.matchAll(GROUP)) {
    const properties = new Map(
      body.split(";").flatMap((each) => {
        const colon = each.indexOf(":");
        return colon < 0 ? [] : [[each.slice(0, colon).trim(), each.slice(colon + 1).trim()] as const];
      }),
    );
    if (name === "structure") role ??= roleNamed(properties.get("type"));
    else if (name === "readingOrder") index ??= numberOf(properties.get("index"));
    else if (name === "textStyle") {
      const [start, length] = [numberOf(properties.get("offset")), numberOf(properties.get("length"))];
      if (start === null || length === null) continue;
      for (const [key, style] of Object.entries(STYLES))
        if (properties.get(key) === "true") ranges.push({ start, end: start + length, style });
    }
  }
  return { role, index, ranges };
}

function numberOf(value: string | undefined): number | null {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) && number >= 0 ? number : null;
}
