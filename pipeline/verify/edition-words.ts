import type { Edition } from "../model/edition.ts";
import type { FileText } from "../model/file-text.ts";
import { textSegments, wordsOnly } from "./text-segments.ts";

/** A finished edition as it lies: the name and bytes of its first file, and of its parts. */
export interface FinishedEdition {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Its words, where its emitter tells them. */
  readonly texts?: readonly FileText[] | null;
}

const SHOWN = 60;
/** So much of what is there is shown before what is not. */
const BEFORE = 20;
const STREAMS = [
  ["running", "text"],
  ["notes", "notes"],
  ["nested", "notes within notes"],
  ["loose", "notes without a marker"],
  ["captions", "captions"],
] as const;

/**
 * Whether the words of an edition are all in a finished file, in order: those of the text, of the notes and of
 * captions. Formats whose text cannot be taken from the file without a program of their own are not asked.
 * @param kind the edition's name; those of plugins may hold what they like, and are asked only if they tell their words
 * @returns what is missing, in words, and where it should be; nothing where all is there
 */
export async function wordProblems(edition: Edition, kind: string, finished: FinishedEdition): Promise<string[]> {
  const texts = await textsOf(kind, finished);
  if (texts === null) return [];
  const file = new FileWords(texts);
  // TEI may show the reading of the source instead of the edition's
  const segments = textSegments(edition, kind !== "tei");
  const problems: string[] = [];
  for (const [stream, what] of STREAMS) {
    const missing = file.firstMissing(segments[stream]);
    if (missing !== null) problems.push(`of the ${what} it lacks, or has elsewhere, ${missing}`);
  }
  return problems;
}

/** The words of a file, and where in it each of them is. */
class FileWords {
  readonly #words: string;
  readonly #isVisual: boolean;
  readonly #places: { readonly place: string; readonly start: number }[] = [];

  constructor(texts: readonly FileText[]) {
    this.#isVisual = texts.some(({ isVisual }) => isVisual);
    const pieces: string[] = [];
    let start = 0;
    for (const { place, text } of texts) {
      const words = comparable(text);
      this.#places.push({ place, start });
      pieces.push(words);
      start += words.length;
    }
    this.#words = this.#inOneOrder(pieces.join(""));
  }

  /** Letters that run from right to left in an order of their own, where the file has them as they stand in the line. */
  #inOneOrder(words: string): string {
    return this.#isVisual ? words.replace(RIGHT_TO_LEFT, (stretch) => [...stretch].sort().join("")) : words;
  }

  /** The first stretch that is not there behind those before it, in words, with its place; null where all are, in order. */
  firstMissing(segments: readonly string[]): string | null {
    let at = 0;
    for (const segment of segments) {
      const wanted = this.#inOneOrder(comparable(segment));
      const found = this.#words.indexOf(wanted, at);
      if (found < 0) return this.#told(wanted, at);
      at = found + wanted.length;
    }
    return null;
  }

  #told(wanted: string, from: number): string {
    let there = 0;
    let beyond = wanted.length;
    while (there + 1 < beyond) {
      const middle = (there + beyond) >> 1;
      if (this.#words.includes(wanted.slice(0, middle), from)) there = middle;
      else beyond = middle;
    }
    const at = there === 0 ? from : this.#words.indexOf(wanted.slice(0, there), from) + there;
    const begin = Math.max(0, there - BEFORE);
    const shown = `“${begin > 0 ? "…" : ""}${wanted.slice(begin, begin + SHOWN)}”`;
    const place = this.#places.findLast(({ start }) => start <= at)?.place ?? "";
    return place === "" ? shown : `${shown} (${place})`;
  }
}

/** Letters and marks of the scripts that run from right to left, with the figures and points between them. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC](?:[\d\p{P}\p{S}]{0,40}[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])*/gu;

/** A code point that stands for a character, where a file's fonts do not have it. */
const NAMED_CHARACTER = /\[U\+([0-9A-F]{4,6})\]/g;

function comparable(text: string): string {
  const named = text.includes("[U+") ? text.replace(NAMED_CHARACTER, characterOf) : text;
  return wordsOnly(named);
}

function characterOf(name: string, code: string): string {
  const point = Number.parseInt(code, 16);
  return point <= 0x10ffff ? String.fromCodePoint(point) : name;
}

/** The characters of a finished file in the order in which they are read; null for a format that is not asked. */
async function textsOf(kind: string, finished: FinishedEdition): Promise<readonly FileText[] | null> {
  if (finished.texts) return finished.texts;
  const text = await textOf(kind, finished);
  return text === null ? null : [{ place: "", text }];
}

async function textOf(kind: string, { name, bytes, parts }: FinishedEdition): Promise<string | null> {
  switch (kind) {
    case "tei":
      return markupText(decoded(bytes));
    case "html":
      return (await Promise.all(inOrder(name, bytes, parts).map(markupText))).join("\n");
    case "epub":
      return zippedText(bytes, (path) => path.endsWith(".xhtml"));
    case "docx":
      return zippedText(bytes, (path) => /^word\/(?:document|footnotes)\.xml$/.test(path));
    case "text":
      return decoded(bytes);
    case "markdown":
      return markdownText(decoded(bytes));
    case "json":
      return jsonText(JSON.parse(decoded(bytes)));
    default:
      return null;
  }
}

/** Markdown without its signs: an escaped sign is text (a line end, where it breaks a line), tags and the addresses of links are none. */
function markdownText(markdown: string): string {
  return markdown.replace(
    /\\([!-/:-@[-`{-~]|\n)|<[^<>]{0,1000}>|\]\((?:<[^<>]{0,4000}>|[^()\s<>]{0,4000})\)|[*[]/g,
    (_, escaped: string | undefined) => escaped ?? "",
  );
}

/** The words of the model as it is written: texts, the edition's readings, enumerators. */
function jsonText(value: unknown): string {
  if (Array.isArray(value)) return value.map(jsonText).join("");
  if (typeof value !== "object" || value === null) return "";
  const own = "text" in value ? value.text : "after" in value ? value.after : "label" in value ? value.label : "";
  return (typeof own === "string" ? own : "") + Object.values(value).map(jsonText).join("");
}

function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

async function zippedText(bytes: Uint8Array, isText: (path: string) => boolean): Promise<string> {
  const { unzipSync } = await import("fflate");
  const files = unzipSync(bytes, { filter: ({ name }) => isText(name) });
  return (await Promise.all(Object.values(files).map((file) => markupText(decoded(file))))).join("\n");
}

/** The pages of a web edition in the order in which its first page leads to them. */
function inOrder(name: string, bytes: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): string[] {
  const first = decoded(bytes);
  const folder = name.slice(0, name.lastIndexOf("/") + 1);
  const pages = new Map([...parts].filter(([part]) => part.endsWith(".html")).map(([part, page]) => [part, page]));
  const ordered: string[] = [first];
  for (const [, href] of first.matchAll(/href="([^"#?]+)/g)) {
    const page = pages.get(folder + (href ?? ""));
    if (page === undefined) continue;
    ordered.push(decoded(page));
    pages.delete(folder + (href ?? ""));
  }
  return [...ordered, ...[...pages.values()].map(decoded)];
}

/** What is no text of the edition: readings of the source that it shows beside its own, and what fields say. */
const NOT_READ: ReadonlySet<string> = new Set(["del", "w:delText", "w:instrText"]);

async function markupText(xml: string): Promise<string> {
  const { Parser } = await import("htmlparser2");
  const pieces: string[] = [];
  let skipped = 0;
  const parser = new Parser(
    {
      onopentag: (name) => {
        if (NOT_READ.has(name)) skipped++;
      },
      ontext: (text) => {
        if (skipped === 0) pieces.push(text);
      },
      onclosetag: (name) => {
        if (NOT_READ.has(name)) skipped--;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return pieces.join("");
}
