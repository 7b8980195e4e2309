import type { Box } from "../../../pipeline/model/layout.ts";

/** A region or a line that may stand in a reading order. */
export interface Ordered {
  readonly id: string | null;
}

/**
 * Puts things in the order that a list of their identifiers gives. What the list does not name follows the one
 * that stands before it in the file; a name that comes twice counts once.
 */
export function givenOrder(order: readonly string[]): <Item extends Ordered>(items: readonly Item[]) => Item[] {
  const ranks = new Map<string, number>();
  for (const id of order) if (!ranks.has(id)) ranks.set(id, ranks.size);
  return (items) => {
    if (ranks.size === 0) return [...items];
    let before = -1;
    const ranked = items.map((item, at) => {
      before = (item.id === null ? undefined : ranks.get(item.id)) ?? before;
      return { item, rank: before, at };
    });
    return ranked.sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ item }) => item);
  };
}

/**
 * Puts boxes in the order in which a page of print is read, by cutting it where white goes through: first across,
 * then, where no white goes across, from top to bottom, column by column (recursive X-Y cut).
 */
export function byGeometry<Item>(items: readonly Item[], boxOf: (item: Item) => Box): Item[] {
  const boxed = items.map((item) => ({ item, box: boxOf(item) }));
  return cut(boxed, 0).map(({ item }) => item);
}

interface Boxed<Item> {
  readonly item: Item;
  readonly box: Box;
}

/** Pages are not cut deeper than this: what is left is read from top to bottom. */
const DEEPEST = 24;

function cut<Item>(all: readonly Boxed<Item>[], depth: number): Boxed<Item>[] {
  if (all.length < 2) return [...all];
  if (depth < DEEPEST) {
    const rows = groups(all, ({ box }) => [box.top, box.bottom]);
    if (rows.length > 1) return rows.flatMap((row) => cut(row, depth + 1));
    const columns = groups(all, ({ box }) => [box.left, box.right]);
    if (columns.length > 1) return columns.flatMap((column) => cut(column, depth + 1));
  }
  return [...all].sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
}

/** Parts things where none of them stands, along one axis. */
function groups<Item>(
  all: readonly Boxed<Item>[],
  extent: (item: Boxed<Item>) => readonly [number, number],
): Boxed<Item>[][] {
  const sorted = [...all].sort((a, b) => extent(a)[0] - extent(b)[0]);
  const out: Boxed<Item>[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of sorted) {
    const [from, to] = extent(item);
    // boxes of neighbouring lines may overlap a little
    const slack = (to - from) * 0.15;
    if (from >= end - slack || out.length === 0) out.push([item]);
    else out.at(-1)?.push(item);
    end = Math.max(end, to);
  }
  return out;
}
