import type { Node } from "../../../pipeline/model/edition.ts";
import { childNodes } from "../../../pipeline/model/walk.ts";
import type { ArtifactFile } from "../../../pipeline/transform.ts";
import type { Chapter } from "../chapter-plan.ts";
import { divisionDate } from "../division-title.ts";

/**
 * A word as the search knows it: a run of letters, digits and their marks; a sign by itself in scripts that put no
 * space between words. `templates/html/words.js` has the same pattern, and a test compares the two.
 */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu;

/** The form under which a word is found: without case, accents and ligatures. */
function foldWord(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

/** So many characters of text to a file: a search loads those that hold its hits. */
const TEXT_FILE_SIZE = 250_000;

/**
 * The search's files: `search-index.js` with the pages, the words and where they occur, and `search-text-N.js` with the
 * pages' text for the passages that are shown. They are scripts, since a page opened from a disk may load nothing else.
 */
export function searchFiles(chapters: readonly Chapter[], folder: string): ArtifactFile[] {
  const pages: (readonly [file: string, title: string, date: string | null, texts: number])[] = [];
  const postings = new Map<string, number[]>();
  const texts: string[][] = [];
  let room = 0;
  for (const [at, chapter] of chapters.entries()) {
    const text = chapterText(chapter);
    if (room <= 0) {
      texts.push([]);
      room = TEXT_FILE_SIZE;
    }
    texts.at(-1)?.push(text);
    room -= text.length;
    const date = chapter.opening ? divisionDate(chapter.division) : null;
    pages.push([chapter.file, chapter.title, date, texts.length - 1]);
    indexWords(text, at, postings);
  }
  const entries = [...postings].sort(([one], [other]) => (one < other ? -1 : 1));
  const index = {
    pages,
    words: entries.map(([word]) => word).join("\n"),
    places: entries.map(([, places]) => steps(places)).join("\n"),
  };
  const file = (name: string, call: string): ArtifactFile => ({
    name: `${folder}/${name}`,
    mediaType: "text/javascript",
    bytes: new TextEncoder().encode(`${call};\n`),
  });
  return [
    file("search-index.js", `emendSearch.index(${JSON.stringify(index)})`),
    ...texts.map((some, at) => file(`search-text-${at}.js`, `emendSearch.texts(${at}, ${JSON.stringify(some)})`)),
  ];
}

function indexWords(text: string, page: number, postings: Map<string, number[]>): void {
  for (const word of new Set(text.match(WORD))) {
    const folded = foldWord(word);
    if (folded === "") continue;
    const places = postings.get(folded);
    if (!places) postings.set(folded, [page]);
    else if (places.at(-1) !== page) places.push(page);
  }
}

/** Ascending numbers as the steps between them, in base 36. */
function steps(places: readonly number[]): string {
  return places.map((place, at) => (place - (places[at - 1] ?? 0)).toString(36)).join(" ");
}

/** All words of a chapter in one line, blocks parted by two spaces; notes stand where they are anchored. */
function chapterText({ opening, division, children, unanchored }: Chapter): string {
  const nodes: readonly Node[] = [...(opening ? (division.head ?? []) : []), ...children, ...unanchored];
  const parts: string[] = [];
  for (const node of nodes) gather(node, parts);
  return parts
    .join("")
    .replace(/[\s\0]+/g, (space) => (space.includes("\0") ? "  " : " "))
    .trim();
}

/** Gathers a node's words; NUL, which no text keeps, parts what stands on lines of its own. */
function gather(node: Node, parts: string[]): void {
  if (node.type === "kept" && node.display === "hidden") return;
  const edge = edgeOf(node);
  parts.push(edge, ownWords(node).replaceAll("\0", " "));
  for (const child of childNodes(node)) gather(child, parts);
  parts.push(edge);
}

function ownWords(node: Node): string {
  if (node.type === "text") return node.text;
  if (node.type === "correction") return node.after;
  if (node.type === "item" && node.label !== null) return `${node.label} `;
  if (node.type === "figure") return node.description ?? "";
  return "";
}

function edgeOf(node: Node): string {
  switch (node.type) {
    case "text":
    case "correction":
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "unclear":
    case "page-break":
      return "";
    case "line-break":
      return " ";
    case "kept":
      return node.display === "line" ? "\0" : "";
    case "division":
    case "paragraph":
    case "section-heading":
    case "dateline":
    case "salute":
    case "closing":
    case "signed":
    case "postscript":
    case "list":
    case "item":
    case "quotation":
    case "verse":
    case "line":
    case "table":
    case "row":
    case "cell":
    case "figure":
    case "thought-break":
    case "kept-block":
    case "kept-text":
    case "margin-note":
    case "note":
      return "\0";
  }
}
