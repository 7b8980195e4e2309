import type { MarginNote, Note } from "../../../pipeline/model/edition.ts";
import type { Certainty } from "../../../pipeline/model/rule.ts";
import { holdsBlocks } from "./holds-blocks.ts";
import type { Reading } from "./reading.ts";
import { attributeOf, kept, type TeiElement, type TeiNode } from "./tree.ts";
import { withoutLineEnds } from "./white-space.ts";

const MARGINS: ReadonlySet<string> = new Set([
  "margin",
  "margin-left",
  "margin-right",
  "left",
  "right",
  "inner",
  "outer",
]);
const CERTAINTIES: Readonly<Record<string, Certainty>> = { medium: "medium", low: "low" };

/** A note at its anchor; one in the margin that has neither a number nor an id nor blocks is a margin note. */
export function readNote(element: TeiElement, reading: Reading): Note | MarginNote {
  const place = attributeOf(element, "place") ?? "";
  const isMarked = attributeOf(element, "n") !== null || attributeOf(element, "xml:id") !== null;
  if (MARGINS.has(place) && !isMarked && !holdsBlocks(element)) {
    const told = place === "margin" ? ["place"] : [];
    return { type: "margin-note", ...kept(element, ...told), children: reading.inlines(element.children) };
  }
  return readBody(element, "foot", reading);
}

/** A note's body, wherever it stands; `written` is the place that Emend would write. */
export function readBody(element: TeiElement, written: "foot" | "end", reading: Reading): Note {
  const cert = attributeOf(element, "cert") ?? "";
  const certainty = CERTAINTIES[cert] ?? "high";
  const isSource = attributeOf(element, "type") === "source";
  const told = ["n", "xml:id"];
  if (isSource) told.push("type");
  if (attributeOf(element, "place") === written) told.push("place");
  if (certainty !== "high") told.push("cert");
  const inBlocks = holdsBlocks(element) || element.children.every(isPageBreak);
  return {
    type: "note",
    ...kept(element, ...told),
    kind: isSource ? "source" : "footnote",
    id: reading.noteIdOf(element),
    number: attributeOf(element, "n") ?? "",
    certainty,
    children: inBlocks
      ? reading.blocks(element.children)
      : [{ type: "paragraph", children: withoutLineEnds(reading.inlines(element.children)) }],
  };
}

/** Whether a node is a page break, or only the white space of the file's lines. */
function isPageBreak(node: TeiNode): boolean {
  return typeof node === "string" ? node.includes("\n") && node.trim() === "" : node.name === "pb";
}
