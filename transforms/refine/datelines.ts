import type { Block, Dateline, Division, Inline } from "../../pipeline/model/edition.ts";
import { inlineLength, sliceInlines, spanOf } from "../../pipeline/model/inlines.ts";
import type { Finding } from "../../pipeline/model/ledger.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { RefineTransform } from "../../pipeline/transform.ts";
import { readDate } from "./read-date.ts";

/** Reads the place and the date of each dateline. */
export const datelines: RefineTransform<Record<string, never>> = {
  phase: "refine",
  name: "datelines",
  defaults: {},
  rules: [
    {
      id: "datelines/unread",
      tier: "flag",
      summary: "Reports a dateline whose date could not be read.",
      example: { before: "Washington, February 30, 1959.", after: null },
      rationale:
        "The date is misread or does not exist; the text stays as it is and the edition gives no date in figures.",
    },
  ],
  run(edition) {
    const findings: Finding[] = [];
    const visit = (division: Division): Division => ({
      ...division,
      children: division.children.map((child): Division | Block => {
        if (child.type === "division") return visit(child);
        return child.type === "dateline" ? read(child, findings) : child;
      }),
    });
    return { edition: { ...edition, children: edition.children.map(visit) }, repairs: [], findings };
  },
};

function read(dateline: Dateline, findings: Finding[]): Dateline {
  const children = parted(dateline.children);
  if (children) return { type: "dateline", children };
  findings.push({
    rule: "datelines/unread",
    severity: "warning",
    message: `the date of the dateline “${plainText(dateline.children).trim()}” could not be read`,
    span: spanOf(dateline.children),
    hint: "Compare the print.",
  });
  return dateline;
}

/** A run with its place and its date as nodes; inside the emphasis, where place and date are emphasized together. */
function parted(children: readonly Inline[]): readonly Inline[] | null {
  const text = plainText(children);
  const date = readDate(text);
  if (!date) return null;
  const [first] = children;
  if (first?.type === "emphasis" && inlineLength(first) >= date.end) {
    const inner = parted(first.children);
    if (inner) return [{ ...first, children: inner }, ...children.slice(1)];
  }
  const { start, end, ...value } = date;
  const place = text.slice(0, start).replace(/(?<![\s,—–-])[\s,—–-]+$/u, "");
  const out: Inline[] = [];
  if (place !== "") out.push({ type: "place", children: sliceInlines(children, 0, place.length) });
  out.push(...sliceInlines(children, place.length, start));
  out.push({ type: "date", ...value, children: sliceInlines(children, start, end) });
  out.push(...sliceInlines(children, end, Number.POSITIVE_INFINITY));
  return out;
}
