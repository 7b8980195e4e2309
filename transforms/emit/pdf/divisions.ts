import type { Block, Division, Inline } from "../../../pipeline/model/edition.ts";
import { childNodes, plainText } from "../../../pipeline/model/walk.ts";
import { blocksData, DEEPEST } from "./blocks.ts";
import { type BlockData, type DivisionData, divisionStyles, type Line } from "./data.ts";
import { runningHeads } from "./running-head.ts";
import type { Setter } from "./setter.ts";

type Matter = Division["matter"] | null;

/**
 * What is set of a division. `level` is that of its heading, one below the heading it stands under; `within` says whether
 * what it stands in is before or behind the text proper.
 */
export function divisionData(division: Division, level: number, setter: Setter, within: Matter = null): DivisionData {
  const matter = division.matter ?? within;
  const { role, look } = divisionStyles[division.kind];
  const opens = beginsPage(division, level, matter);
  const label = setter.claim(division.id);
  const depth = Math.min(level, DEEPEST);
  const { data, endnotes } = setter.division(setter.documentOf(division), () => {
    const head = division.head && headData(division, division.head, depth, setter);
    const children = childData(division.children, head ? depth : depth - 1, setter, matter);
    return { head, children, notes: division.notes.map((note) => setter.note(note)) };
  });
  return { type: "division", role, look: opens ? "volume" : look, opens, label, ...data, endnotes };
}

/** A volume, an outermost part, and what stands by itself before or behind the text (a preface, a list, an index). */
function beginsPage({ kind }: Division, level: number, matter: Matter): boolean {
  return kind === "volume" || (kind === "part" && level === 1) || (kind === "text" && matter !== null && level <= 2);
}

function headData(division: Division, head: readonly Inline[], level: number, setter: Setter): DivisionData["head"] {
  const words = plainText(head).replace(/\s+/g, " ").trim();
  const date = dateOf(division);
  const title = setter.plain(head);
  const dated = date === null || words.includes(date) ? [] : setter.letters(`, ${date}`);
  return {
    level,
    plain: [...title, ...dated],
    full: setter.line(head),
    running: runningHeads(words, date, setter.longestHead).map(setter.letters),
    entry: parted([...title, ...dated], division.number),
  };
}

/** A heading's words with its number by itself. */
function parted(title: Line, number: string | null): { number: Line | null; title: Line } {
  const [first, ...rest] = title;
  if (number === null || typeof first !== "string" || !first.startsWith(number)) return { number: null, title };
  const sign = /^[.:)]?\s+/.exec(first.slice(number.length))?.[0] ?? "";
  if (sign === "") return { number: null, title };
  const words = first.slice(number.length + sign.length);
  return { number: [number + sign.trim()], title: [words, ...rest] };
}

/** The date of a document as its dateline prints it. */
function dateOf(division: Division): string | null {
  const dateline = division.children.find((child) => child.type === "dateline");
  if (dateline === undefined) return null;
  const waiting = [...childNodes(dateline)];
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    if (node.type === "note") continue;
    if (node.type === "date") return dayOf(plainText(node.children).replace(/\s+/g, " ").trim()) || null;
    waiting.unshift(...childNodes(node));
  }
  return null;
}

/** A date without the hour that may follow it. */
function dayOf(date: string): string {
  return /^.{0,40}?\b\d{4}\b/.exec(date)?.[0] ?? date;
}

function childData(nodes: Division["children"], level: number, setter: Setter, matter: Matter): BlockData[] {
  const data: BlockData[] = [];
  let run: Block[] = [];
  for (const node of nodes) {
    if (node.type !== "division") {
      run.push(node);
      continue;
    }
    data.push(...blocksData(run, setter, level), divisionData(node, level + 1, setter, matter));
    run = [];
  }
  return [...data, ...blocksData(run, setter, level)];
}
