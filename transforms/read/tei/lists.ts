import type { Block, Inline, List, ListEntry, ListItem } from "../../../pipeline/model/edition.ts";
import { TEI_BLOCKS } from "../../../pipeline/xml/tei-blocks.ts";
import { readHead } from "./heads.ts";
import { holdsBlocks } from "./holds-blocks.ts";
import { readPageBreak, readRun } from "./inlines.ts";
import type { Reading } from "./reading.ts";
import { attributeOf, kept, type TeiElement, type TeiNode } from "./tree.ts";

/** A list with its head; what is neither an item nor a page break is a line of its own between them. */
export function readList(element: TeiElement, reading: Reading): List | null {
  const type = attributeOf(element, "type");
  const kind = type === "subject" || type === "participants" ? type : "simple";
  const { head, nodes } = readHead(element.children, reading);
  const items: ListEntry[] = [];
  let run: TeiNode[] = [];
  const endRun = () => {
    const children = readRun(run, reading);
    if (children.length > 0) items.push({ type: "kept-text", element: null, children });
    run = [];
  };
  for (const node of nodes) {
    if (typeof node === "string") {
      if (node.trim() !== "") run.push(node);
    } else if (node.name === "note" && run.length === 0) run.push(node);
    else if (node.name === "note") run.push(node);
    else {
      endRun();
      items.push(readEntry(node, reading));
    }
  }
  endRun();
  return { type: "list", ...kept(element, ...(kind === "simple" ? [] : ["type"])), kind, head, items };
}

function readEntry(element: TeiElement, reading: Reading): ListEntry {
  if (element.name === "pb") return readPageBreak(element, reading);
  if (element.name === "item") return readItem(element, reading);
  reading.keep(element);
  return {
    type: "kept-text",
    ...kept(element),
    element: element.name,
    children: readRun(element.children, reading),
  };
}

/** An item: its words, and the blocks behind them. The enumerator that `n` names is taken off its words. */
function readItem(element: TeiElement, reading: Reading): ListItem {
  const first = element.children.findIndex(
    (node) => typeof node !== "string" && node.name !== "note" && (TEI_BLOCKS.has(node.name) || holdsBlocks(node)),
  );
  const children = readRun(first < 0 ? element.children : element.children.slice(0, first), reading);
  const blocks: Block[] = first < 0 ? [] : reading.blocks(element.children.slice(first));
  const n = attributeOf(element, "n");
  const rest = n === null ? null : withoutLabel(children, n);
  return rest === null
    ? { type: "item", ...kept(element), label: null, children, blocks }
    : { type: "item", ...kept(element, "n"), label: n, children: rest, blocks };
}

/** The words behind an enumerator and its space; null where they do not begin with it. */
function withoutLabel(children: readonly Inline[], label: string): readonly Inline[] | null {
  const [first, ...others] = children;
  if (first?.type !== "text") return null;
  if (first.text === label && others.length === 0) return [];
  if (!first.text.startsWith(`${label} `)) return null;
  const text = first.text.slice(label.length + 1);
  return text === "" ? others : [{ type: "text", text }, ...others];
}
