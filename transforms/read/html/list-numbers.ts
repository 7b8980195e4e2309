import type { ChangeList } from "../change-list.ts";
import type { Range, TextFlow } from "./text-flow.ts";
import type { Traits } from "./traits.ts";

interface OpenList {
  readonly ordered: boolean;
  readonly type: string;
  next: number;
}

/** Counts the items of lists, and marks them. An item's words end where a list inside it begins. */
export class ListNumbers {
  private readonly flow: TextFlow;
  private readonly changes: ChangeList;
  private readonly lists: OpenList[] = [];
  private readonly items: ({ range: Range; depth: number; label: string | null } | null)[] = [];

  constructor(flow: TextFlow, changes: ChangeList) {
    this.flow = flow;
    this.changes = changes;
  }

  get inItem(): boolean {
    return this.items.at(-1) != null;
  }

  get openItems(): number {
    return this.items.length;
  }

  /** A list begins; call what is returned at its end. */
  open(traits: Traits): () => void {
    this.endWords();
    const start = Number.parseInt(traits.attribute("start"), 10);
    this.lists.push({
      ordered: traits.token.name === "ol",
      type: traits.attribute("type"),
      next: Number.isNaN(start) ? 1 : start,
    });
    return () => {
      this.endWords();
      this.lists.pop();
    };
  }

  /** The number that HTML shows before the item that begins; null in a list without numbers. */
  number(traits: Traits): string | null {
    const list = this.lists.at(-1);
    if (!list?.ordered) return null;
    const value = Number.parseInt(traits.attribute("value"), 10);
    const number = Number.isNaN(value) ? list.next : value;
    list.next = number + 1;
    return lettered(number, list.type);
  }

  /** An item begins; call what is returned at its end. */
  openItem(number: string | null): () => void {
    const label = number === null ? null : `${number}.`;
    this.items.push({ range: this.flow.begin(), depth: Math.max(0, this.lists.length - 1), label });
    return () => {
      this.endWords();
      this.items.pop();
    };
  }

  private endWords(): void {
    const item = this.items.at(-1);
    if (!item) return;
    this.items[this.items.length - 1] = null;
    const { range, depth, label } = item;
    if (range.start !== null)
      this.changes.mark({
        type: "block",
        start: range.start,
        end: this.flow.lastEnd,
        block: { kind: "item", label, depth },
      });
  }
}

const ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
const TENS = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"];

/** A number as the list's `type` shows it (HTML Living Standard 4.4.5). */
function lettered(number: number, type: string): string {
  if (/^a$/i.test(type) && number >= 1 && number <= 26) {
    const letter = String.fromCharCode(96 + number);
    return type === "A" ? letter.toUpperCase() : letter;
  }
  if (/^i$/i.test(type) && number >= 1 && number < 100) {
    const roman = `${TENS[Math.floor(number / 10)]}${ROMAN[number % 10]}`;
    return type === "I" ? roman.toUpperCase() : roman;
  }
  return String(number);
}
