import { rankOf } from "./labels.ts";
import type { Entry } from "./pieces.ts";

/** Whether an entry begins a count. */
export function isFirst({ label }: Entry): boolean {
  return label.sign !== null && rankOf(label.sign).rank <= 1;
}

/** Whether two entries are of one list; a copy may have lost the arrow of some. */
export function isAlike(before: Entry, entry: Entry): boolean {
  const [one, two] = [before.label.style, entry.label.style];
  return one === two || (one === "stop" && two === "arrow") || (one === "arrow" && two === "stop");
}

/** Whether an entry has the next number after another one of the same form. */
export function countsOn(before: Entry, entry: Entry): boolean {
  if (before.label.style !== entry.label.style || before.label.sign === null || entry.label.sign === null) return false;
  const [last, next] = [rankOf(before.label.sign), rankOf(entry.label.sign)];
  return last.kind === next.kind && next.kind !== "sign" && next.rank === last.rank + 1;
}

/** Whether one entry may be the next note after another: it counts on, has the number again with a letter, or begins anew. */
export function follows(before: Entry, entry: Entry): boolean {
  if (before.label.sign === null || entry.label.sign === null) return true;
  const [last, next] = [rankOf(before.label.sign), rankOf(entry.label.sign)];
  if (last.kind !== next.kind) return true;
  if (next.rank === last.rank + 1 || (next.kind === "sign" && next.rank > last.rank)) return true;
  return (next.rank === last.rank && entry.label.sign !== before.label.sign) || (isFirst(entry) && last.rank > 1);
}
