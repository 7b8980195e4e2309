import type { Block, Division, Inline } from "../../pipeline/model/edition.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { StructureTransform } from "../../pipeline/transform.ts";
import { isDateline } from "./dateline-form.ts";
import {
  isAttachedHeading,
  isClose,
  isFullName,
  isName,
  isOffice,
  isPostscript,
  isSalute,
  isSignature,
  isSigned,
} from "./letter-forms.ts";
import { mapDocuments } from "./map-documents.ts";
import { sourceLines } from "./source-lines.ts";

/** Within so many blocks of its beginning a letter has its salutation. */
const OPENING = 6;
/** A postscript of more paragraphs is another text. */
const LONGEST_POSTSCRIPT = 3;
const MARKER = /(?:\s?\[\^?\w{1,3}\]|\s?\^\w{1,3}\^|(?<=[\p{L}.,”)\]])\s?\d{1,3}|\s?[⁰¹²³⁴-⁹]{1,3}|\s?[*†‡])$/u;

/**
 * The parts of letters: salutation, close, signature, postscript, and the headings of what was sent with them.
 * Words that the text goes on behind in the same paragraph stay in it, as printed.
 */
export const letters: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "letters",
  defaults: {},
  rules: [],
  run(edition, { view }) {
    const mark = (division: Division) => markLetters(division, view.original);
    return { edition: mapDocuments(edition, mark), repairs: [], findings: [] };
  },
};

/** One block of a letter, page breaks aside, with its words. */
interface Line {
  readonly at: number;
  readonly text: string;
}

function markLetters(division: Division, original: string): Division {
  const blocks = division.children.filter((child): child is Block => child.type !== "division");
  if (blocks.length < division.children.length) return division;
  const marked = blocks.flatMap((block) => closeInLines(block, original) ?? [block]);
  for (const letter of lettersIn(marked)) markLetter(letter, marked, division.kind === "document");
  return { ...division, children: withPostscripts(withOffices(marked)) };
}

/** Lines of a close and a signature at most, and characters of one. */
const MOST_LINES = 6;
const LONGEST_LINE = 60;

/** The close, the name and the office that a paragraph has in lines of their own; null where it is something else. */
function closeInLines(block: Block, original: string): Block[] | null {
  if (block.type !== "paragraph" || plainText(block.children).length > MOST_LINES * LONGEST_LINE) return null;
  const lines = sourceLines(block.children, original);
  if (!lines || lines.length < 2 || lines.length > MOST_LINES) return null;
  const words = lines.map((line) => plainText(line));
  const name = words.findIndex((line, at) => at > 0 && isName(line) && isClose(words.slice(0, at).join(" ")));
  const office = words[name + 1];
  if (name < 0 || name < words.length - 2 || (office !== undefined && !isOffice(office))) return null;
  const inLines = (part: readonly (readonly Inline[])[]) =>
    part.flatMap((line, at): Inline[] => (at === 0 ? [...line] : [{ type: "line-break" }, ...line]));
  return [
    { type: "closing", children: inLines(lines.slice(0, name)) },
    { type: "signed", children: inLines(lines.slice(name)) },
  ];
}

/** The words of a block, without the marker of a note behind them. */
function wordsIn(children: readonly Inline[]): string {
  return plainText(children).trim().replace(MARKER, "");
}

/** A document's paragraphs, apart from each other where something attached begins, whose heading is marked here. */
function lettersIn(blocks: Block[]): Line[][] {
  const letters: Line[][] = [[]];
  for (const [at, block] of blocks.entries()) {
    if (block.type === "page-break") continue;
    const text = block.type === "paragraph" ? wordsIn(block.children) : "";
    if (block.type === "paragraph" && isAttachedHeading(text)) {
      blocks[at] = { type: "section-heading", level: 1, children: block.children };
      letters.push([]);
    } else if (block.type === "section-heading" && isAttachedHeading(wordsIn(block.children))) {
      letters.push([]);
    } else letters.at(-1)?.push({ at, text });
  }
  return letters;
}

function markLetter(letter: readonly Line[], blocks: Block[], isDocument: boolean): void {
  const mark = ({ at }: Line, type: "dateline" | "salute" | "closing" | "signed") => {
    const block = blocks[at];
    if (block?.type === "paragraph") blocks[at] = { type, children: block.children };
  };
  const isLast = (rank: number) => rank === letter.length - 1 || isPostscript(letter[rank + 1]?.text ?? "");
  for (const [rank, line] of letter.entries()) {
    const { text } = line;
    const previous = blocks[letter[rank - 1]?.at ?? -1]?.type;
    const next = letter[rank + 1]?.text ?? "";
    if (text === "") continue;
    if (isSalute(text, rank < OPENING)) mark(line, "salute");
    else if (isDateline(text) && isSalute(next, rank + 1 < OPENING)) mark(line, "dateline");
    else if (rank > 0 && isClose(text) && (isLast(rank) || isName(next) || isSigned(next) || isClose(next)))
      mark(line, "closing");
    else if (previous === "closing" && (isName(text) || isSigned(text))) mark(line, "signed");
    else if (rank > 0 && isLast(rank) && (isSigned(text) || (isDocument ? isSignature(text) : isFullName(text))))
      mark(line, "signed");
  }
}

/** An office below a signature is part of it: a line of its own, behind the name. */
function withOffices(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    const text = block.type === "paragraph" || block.type === "signed" ? wordsIn(block.children) : "";
    if (last?.type === "signed" && text !== "" && isOffice(text)) {
      const office: readonly Inline[] = block.type === "paragraph" || block.type === "signed" ? block.children : [];
      out[out.length - 1] = { type: "signed", children: [...last.children, { type: "line-break" }, ...office] };
    } else out.push(block);
  }
  return out;
}

/** The paragraphs behind a close or signature that begin with “P.S.”, and the few that may follow them. */
function withPostscripts(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  let before: Block["type"] | null = null;
  const push = (block: Block) => {
    out.push(block);
    if (block.type !== "page-break") before = block.type;
  };
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as Block;
    const follows = before === "closing" || before === "signed" || before === "postscript";
    if (!follows || block.type !== "paragraph" || !isPostscript(wordsIn(block.children))) {
      push(block);
      continue;
    }
    let to = at + 1;
    while (to <= at + LONGEST_POSTSCRIPT && (blocks[to]?.type === "paragraph" || blocks[to]?.type === "page-break"))
      to++;
    const rest = blocks.slice(at + 1, to);
    // what follows a postscript at length is not one
    const end = to === blocks.length || blocks[to]?.type === "section-heading" ? rest.length : 0;
    const further = rest.length < LONGEST_POSTSCRIPT ? end : 0;
    push({ type: "postscript", children: [block, ...rest.slice(0, further)] });
    at += further;
  }
  return out;
}
