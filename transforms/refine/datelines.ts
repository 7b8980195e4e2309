import type { Block, Dateline, Division, Inline } from "../../pipeline/model/edition.ts";
import { sliceInlines, spanOf } from "../../pipeline/model/inlines.ts";
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
  const { children } = dateline;
  const text = plainText(children);
  const date = readDate(text);
  if (!date) {
    findings.push({
      rule: "datelines/unread",
      severity: "warning",
      message: `the date of the dateline “${text.trim()}” could not be read`,
      span: spanOf(children),
      hint: "Compare the print.",
    });
    return dateline;
  }
  const { start, end, ...value } = date;
  const place = text.slice(0, start).replace(/[\s,—–-]+$/u, "");
  const out: Inline[] = [];
  if (place !== "") out.push({ type: "place", children: sliceInlines(children, 0, place.length) });
  out.push(...sliceInlines(children, place.length, start));
  out.push({ type: "date", ...value, children: sliceInlines(children, start, end) });
  out.push(...sliceInlines(children, end, Number.POSITIVE_INFINITY));
  return { type: "dateline", children: out };
}
