import type { KeptInline } from "../../../pipeline/model/edition.ts";
import type { LayoutLine, LayoutPage } from "../../../pipeline/model/layout.ts";
import type { Repair } from "../../../pipeline/model/ledger.ts";

/** TEI's names for kinds of forme work (`fw/@type`), and for its place (`@place`). */
type FormeWork = "header" | "footer" | "pageNum" | "sig" | "catch";
export type PagePart = "top" | "bottom";

/** What the source itself calls a line. */
const BY_ROLE = {
  "running-head": "header",
  "running-foot": "footer",
  "page-number": "pageNum",
  "signature-mark": "sig",
  catchword: "catch",
} as const satisfies Partial<Record<NonNullable<LayoutLine["role"]>, FormeWork>>;

/** Whether a line stands above the middle of its page, or of its lines where the page's height is not known. */
export function linePart({ box }: LayoutLine, page: LayoutPage, lines: readonly LayoutLine[]): PagePart {
  const [first, last] = [lines[0], lines.at(-1)];
  const height = page.height ?? (first && last ? first.box.top + last.box.bottom : 0);
  return box.top + box.bottom < height ? "top" : "bottom";
}

/** A line that was taken off its page, as the element in which TEI has it (3.11.3). */
export function formeWorkOf(
  { role }: LayoutLine,
  { rule, span }: Repair,
  place: PagePart,
  original: string,
  source: string,
): KeptInline {
  const words = original.slice(span.start, span.end);
  const lead = words.length - words.trimStart().length;
  const text = words.trim();
  const start = span.start + lead;
  const attributes = [
    { name: "type", value: kindOf(rule, role, text, place) },
    { name: "place", value: place },
  ];
  const children = [{ type: "text", text, span: { source, start, end: start + text.length } }] as const;
  return { type: "kept", element: "fw", display: "hidden", attributes, children };
}

function kindOf(rule: string, role: LayoutLine["role"], text: string, place: PagePart): FormeWork {
  if (role !== undefined && role in BY_ROLE) return BY_ROLE[role as keyof typeof BY_ROLE];
  if (rule === "running-heads/signature-mark") return "sig";
  if (rule === "running-heads/page-number" || /^[\s\d.[\]()–—-]+$/u.test(text)) return "pageNum";
  return place === "top" ? "header" : "footer";
}
