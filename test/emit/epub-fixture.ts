import { readFile } from "node:fs/promises";
import { EpubCheck } from "@likecoin/epubcheck-ts";
import { strFromU8, unzipSync } from "fflate";
import type { Division, Edition, Inline, Note } from "../../pipeline/model/edition.ts";
import type { EmitContext, EmitInput } from "../../pipeline/transform.ts";
import { type EpubOptions, epub } from "../../transforms/emit/epub/index.ts";
import { sampleInput } from "../support/sample-edition.ts";

const context = (options: EpubOptions): EmitContext<EpubOptions> => ({
  options,
  template: (path) => readFile(new URL(`../../templates/${path}`, import.meta.url)),
  artifact: async (emitter) => {
    throw new Error(`the EPUB edition asked for ${emitter}`);
  },
});

/** The EPUB of an edition; what else an emitter is given is the sample's, unless said otherwise. */
export async function makeEpub(
  edition: Edition,
  more: Partial<EmitInput> = {},
  options = epub.defaults,
): Promise<Uint8Array> {
  const { bytes } = await epub.run({ ...sampleInput, ...more, edition }, context(options));
  return bytes;
}

/** The files of a container, as text. */
export function readFiles(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

/** What EPUBCheck's rules find fault with: errors and warnings, one line each. */
export async function faults(bytes: Uint8Array): Promise<string[]> {
  const { messages } = await EpubCheck.validate(bytes);
  return messages
    .filter(({ severity }) => severity !== "usage" && severity !== "info")
    .map(({ severity, id, message, location }) => `${severity} ${id} ${message} ${location?.path ?? ""}`);
}

/** Links that lead nowhere, and ids that stand twice in a file. */
export function brokenLinks(files: ReadonlyMap<string, string>): string[] {
  const broken: string[] = [];
  const idsOf = new Map<string, Set<string>>();
  for (const [path, content] of files) {
    const ids = new Set<string>();
    for (const [, id = ""] of content.matchAll(/ id="([^"]*)"/g)) {
      if (ids.has(id)) broken.push(`${path}: id ${id} stands twice`);
      ids.add(id);
    }
    idsOf.set(path, ids);
  }
  for (const [path, content] of files) {
    for (const [, href = ""] of content.matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (/^(?:https?|mailto):/.test(href)) continue;
      const [file = "", id] = href.split("#");
      const target = file === "" ? path : decodeURI(new URL(file, `epub:///${path}`).pathname).replace(/^\/+/, "");
      const ids = idsOf.get(target);
      if (!ids || (id !== undefined && !ids.has(id))) broken.push(`${path}: ${href}`);
    }
  }
  return broken;
}

const words = (count: number, seed: number): string => {
  const stock = ["harbour", "dues", "the", "pilot", "of", "mole", "tolls", "and", "delegation", "at", "berth", "tide"];
  return Array.from({ length: count }, (_, at) => stock[(seed * 7 + at * at) % stock.length]).join(" ");
};

/** A volume of so many made-up documents, each of some kilobytes, with notes, pages and links between them. */
export function madeUpVolume(documents: number, paragraphs = 8): Edition {
  const text = (content: string): Inline => ({ type: "text", text: content });
  const children = Array.from({ length: documents }, (_, index): Division => {
    const number = String(index + 1);
    const note = (at: number): Note => ({
      type: "note",
      kind: "footnote",
      id: `d${number}fn${at}`,
      number: String(at),
      certainty: "high",
      children: [
        {
          type: "paragraph",
          children: [
            text("See "),
            { type: "reference", target: `#d${((index + at) % documents) + 1}`, children: [text("that document")] },
            text("."),
          ],
        },
      ],
    });
    return {
      type: "division",
      kind: index % 9 === 4 ? "editorial-note" : "document",
      id: `d${number}`,
      number,
      head: [text(`${number}. Memorandum of Conversation`), note(0)],
      children: Array.from({ length: paragraphs }, (_, at) => ({
        type: "paragraph" as const,
        children: [
          text(words(75, index + at)),
          { type: "page-break" as const, id: `pg_${index * paragraphs + at}`, number: String(index * paragraphs + at) },
          text(words(75, index * at)),
          note(at + 1),
        ],
      })),
      notes: [],
    };
  });
  return {
    metadata: { title: "Papers of the Harbour Office", language: "en", provenance: [] },
    children: [
      { type: "division", kind: "volume", id: "v1", number: null, head: [text("Volume I")], children, notes: [] },
    ],
  };
}
