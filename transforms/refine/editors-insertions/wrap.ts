import type { Inline } from "../../../pipeline/model/edition.ts";
import { inlineLength, sliceInlines } from "../../../pipeline/model/inlines.ts";
import { plainText } from "../../../pipeline/model/walk.ts";
import type { Bracketed, Meaning } from "./classify.ts";

/** A pair of brackets in a run's own text: `end` is behind the closing one. */
interface Pair {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

/** A bracket that closes later than this belongs to another one. */
const LONGEST = 2000;

/**
 * A run with what the edition's editors put into it in nodes of their own, brackets and all, in nested ones too.
 * Both brackets stand in the same node's text, or they are left: an italic passage is never cut for them.
 */
export function wrapInsertions(
  inlines: readonly Inline[],
  meaningOf: (bracketed: Bracketed) => Meaning | null,
  amidItalics = false,
): readonly Inline[] {
  const nodes = inlines.map((node) => wrapInside(node, meaningOf, amidItalics));
  const pairs = pairsIn(nodes, meaningOf, amidItalics);
  if (pairs.length === 0) return nodes.some((node, at) => node !== inlines[at]) ? nodes : inlines;
  return wrapPairs(nodes, pairs);
}

function wrapInside(node: Inline, meaningOf: (bracketed: Bracketed) => Meaning | null, amidItalics: boolean): Inline {
  switch (node.type) {
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
    case "kept": {
      const amid = amidItalics || (node.type === "emphasis" && node.rendition === "italic");
      const children = wrapInsertions(node.children, meaningOf, amid);
      return children === node.children ? node : { ...node, children };
    }
    case "text":
    case "note":
    case "page-break":
    case "correction":
    case "line-break":
      return node;
  }
}

/** The pairs of brackets in the text of a run, not in that of its nodes, which mean something; in the order of their beginnings. */
function pairsIn(
  nodes: readonly Inline[],
  meaningOf: (bracketed: Bracketed) => Meaning | null,
  amidItalics: boolean,
): Pair[] {
  const text = plainText(nodes);
  if (!text.includes("[")) return [];
  const roman = romanBefore(nodes, amidItalics);
  const open: number[] = [];
  const pairs: Pair[] = [];
  let offset = 0;
  for (const node of nodes) {
    const length = inlineLength(node);
    for (let at = offset; holdsBrackets(node) && at < offset + length; at++) {
      if (text[at] === "[") open.push(at);
      if (text[at] !== "]") continue;
      const start = open.pop();
      if (start === undefined || at - start > LONGEST) continue;
      const words = text.slice(start + 1, at);
      const italic = (roman[at] ?? 0) === (roman[start + 1] ?? 0);
      const meaning = meaningOf({ words, italic, amidItalics });
      if (meaning) pairs.push({ start, end: at + 1, meaning });
    }
    offset += length;
  }
  return pairs.sort((a, b) => a.start - b.start);
}

/** Whether a node may hold brackets of its own level: text, or a bracket that a repair put in. */
function holdsBrackets(node: Inline): boolean {
  return node.type === "text" || (node.type === "correction" && node.after.length === 1);
}

/** For every offset of a run, how many letters and digits before it are not in italics. */
function romanBefore(nodes: readonly Inline[], amidItalics: boolean): number[] {
  const counts = [0];
  const add = (inlines: readonly Inline[], italic: boolean): void => {
    for (const node of inlines) {
      switch (node.type) {
        case "emphasis":
          add(node.children, italic || node.rendition === "italic");
          break;
        case "editorial":
        case "reference":
        case "date":
        case "place":
        case "margin-note":
        case "unclear":
          add(node.children, italic);
          break;
        case "kept":
          if (node.display !== "hidden") add(node.children, italic);
          break;
        case "text":
        case "correction":
        case "line-break":
        case "note":
        case "page-break": {
          const words = plainText([node]);
          for (let at = 0; at < words.length; at++)
            counts.push((counts.at(-1) ?? 0) + (!italic && /[\p{L}\d]/u.test(words[at] ?? "") ? 1 : 0));
        }
      }
    }
  };
  add(nodes, amidItalics);
  return counts;
}

/** One pass over a run: a node is opened at each pair's beginning and closed at its end. */
function wrapPairs(nodes: readonly Inline[], pairs: readonly Pair[]): Inline[] {
  const out: Inline[] = [];
  const open: { readonly pair: Pair; readonly children: Inline[] }[] = [];
  const push = (...inlines: readonly Inline[]) => (open.at(-1)?.children ?? out).push(...inlines);
  let offset = 0;
  let next = 0;
  for (const node of nodes) {
    const length = inlineLength(node);
    if (holdsBrackets(node)) {
      const end = offset + length;
      for (let at = offset; at < end; ) {
        for (let pair = pairs[next]; pair?.start === at; pair = pairs[++next]) open.push({ pair, children: [] });
        const to = Math.min(end, pairs[next]?.start ?? end, open.at(-1)?.pair.end ?? end);
        push(...sliceInlines([node], at - offset, to - offset));
        at = to;
        for (let last = open.at(-1); last?.pair.end === at; last = open.at(-1)) {
          open.pop();
          push({ type: "editorial", ...last.pair.meaning, children: last.children });
        }
      }
    } else push(node);
    offset += length;
  }
  return out;
}
