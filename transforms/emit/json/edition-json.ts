import type { Counts } from "../../../pipeline/model/counts.ts";
import type { Edition } from "../../../pipeline/model/edition.ts";
import type { SourceRecord } from "../../../pipeline/model/ledger.ts";

/** The version of the file's form; another number says that a program has to be changed. */
const FORM = 1;

/** What is written. */
export interface EditionData {
  readonly edition: Edition;
  readonly source: SourceRecord;
  readonly version: string;
  readonly spans: boolean;
}

/** Writes an edition as JSON (RFC 8259), a line to each value, with a line end behind it. */
export function writeEditionJson({ edition, source, version, spans }: EditionData): string {
  const { name, sha256 } = source;
  const whole = { emend: version, form: FORM, source: { name, sha256 }, ...edition };
  const without = (key: string, value: unknown) => (key === "span" ? undefined : value);
  return `${JSON.stringify(whole, spans ? undefined : without, 1)}\n`;
}

const DOCUMENTS: ReadonlySet<unknown> = new Set(["document", "editorial-note", "text"]);

/**
 * Counts what the file holds, from its bytes alone: by the `type` of its objects, whatever else they have.
 * @throws {RangeError} where the bytes are no JSON edition
 */
export function countEditionJson(bytes: Uint8Array): Counts {
  const counts = { documents: 0, paragraphs: 0, notes: 0, anchors: 0, pageBreaks: 0 };
  const visit = (value: unknown, inNote: boolean): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) visit(one, inNote);
      return;
    }
    const node = new Map(Object.entries(value));
    switch (node.get("type")) {
      case "division": {
        if (DOCUMENTS.has(node.get("kind"))) counts.documents++;
        // a note at the end of its division has a body and no anchor
        const loose: unknown = node.get("notes");
        if (Array.isArray(loose)) counts.anchors -= loose.length;
        break;
      }
      case "paragraph":
        if (!inNote) counts.paragraphs++;
        break;
      case "note":
        counts.notes++;
        counts.anchors++;
        break;
      case "page-break":
        counts.pageBreaks++;
        break;
    }
    for (const one of node.values()) visit(one, inNote || node.get("type") === "note");
  };
  visit(parse(bytes), false);
  return counts;
}

function parse(bytes: Uint8Array): unknown {
  let whole: unknown;
  try {
    whole = JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new RangeError("not a JSON edition: it is no JSON", { cause });
  }
  if (typeof whole !== "object" || whole === null || !("form" in whole) || whole.form !== FORM)
    throw new RangeError(`not a JSON edition: it has not the form ${FORM}`);
  return whole;
}
