import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { Parser } from "htmlparser2";
import { XmlDocument } from "libxml2-wasm";
import type { Division, Edition, Inline } from "../../pipeline/model/edition.ts";
import type { EmitContext, EmitInput } from "../../pipeline/transform.ts";
import { type DocxOptions, docx } from "../../transforms/emit/docx/index.ts";
import { sampleInput } from "../support/sample-edition.ts";

const context = (options: DocxOptions): EmitContext<DocxOptions> => ({
  options,
  template: (path) => readFile(new URL(`../../templates/${path}`, import.meta.url)),
  artifact: async (emitter) => {
    throw new Error(`the DOCX edition asked for ${emitter}`);
  },
});

/** The DOCX of an edition; what else an emitter is given is the sample's, unless said otherwise. */
export async function makeDocx(
  edition: Edition,
  more: Partial<EmitInput> = {},
  options = docx.defaults,
): Promise<Uint8Array> {
  return (await docx.run({ ...sampleInput, ...more, edition }, context(options))).bytes;
}

/** The package's parts, as text, in the order in which they are packed. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

export function part(bytes: Uint8Array, name: string): string {
  const text = partsOf(bytes).get(name);
  if (text === undefined) throw new RangeError(`no part ${name}`);
  return text;
}

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

function tagsOf(xml: string): Tag[] {
  const tags: Tag[] = [];
  const parser = new Parser({ onopentag: (name, attributes) => tags.push({ name, attributes }) }, { xmlMode: true });
  parser.write(xml);
  parser.end();
  return tags;
}

/** The values of an attribute of every element of a name, in order. */
export function valuesOf(xml: string, name: string, attribute: string): string[] {
  return tagsOf(xml)
    .filter((tag) => tag.name === name)
    .map((tag) => tag.attributes[attribute] ?? "");
}

/** What Word would stumble over: parts that are no XML, links and marks that lead nowhere, names used twice. */
export function faultsOf(bytes: Uint8Array): string[] {
  const parts = partsOf(bytes);
  const faults: string[] = [];
  for (const [name, xml] of parts) {
    try {
      XmlDocument.fromString(xml).dispose();
    } catch (error) {
      faults.push(`${name}: ${String(error)}`);
    }
  }
  const body = parts.get("word/document.xml") ?? "";
  const notes = parts.get("word/footnotes.xml") ?? "";
  const all = body + notes;
  const twice = (what: string, values: readonly string[]): void => {
    for (const value of values.filter((one, at) => values.indexOf(one) !== at)) faults.push(`${what} ${value} twice`);
  };
  const bookmarks = valuesOf(`<x>${strip(all)}</x>`, "w:bookmarkStart", "w:name");
  twice(
    "bookmark",
    bookmarks.map((name) => name.toLowerCase()),
  );
  for (const name of bookmarks) if (!/^[A-Za-z]\w{0,39}$/.test(name)) faults.push(`bookmark ${name} is no name`);
  twice("bookmark id", valuesOf(`<x>${strip(all)}</x>`, "w:bookmarkStart", "w:id"));

  const known = new Set(bookmarks);
  for (const [name, xml] of parts) {
    if (!name.startsWith("word/") || name.includes("_rels")) continue;
    const relations = valuesOf(
      parts.get(name.replace(/^word\//, "word/_rels/").concat(".rels")) ?? "",
      "Relationship",
      "Id",
    );
    twice(`${name}: relationship`, relations);
    for (const { name: tag, attributes } of tagsOf(xml)) {
      const anchor = attributes["w:anchor"];
      const relation = attributes["r:id"];
      const inside = tag === "w:hyperlink" && relation === undefined && anchor !== undefined;
      if (inside && !known.has(anchor)) faults.push(`link to ${anchor}`);
      if (relation !== undefined && !relations.includes(relation)) faults.push(`${name}: relation ${relation}`);
    }
  }
  const bodies = new Set(valuesOf(notes, "w:footnote", "w:id"));
  for (const id of valuesOf(body, "w:footnoteReference", "w:id")) if (!bodies.has(id)) faults.push(`footnote ${id}`);
  const styles = new Set(valuesOf(parts.get("word/styles.xml") ?? "", "w:style", "w:styleId"));
  for (const tag of ["w:pStyle", "w:rStyle", "w:tblStyle"])
    for (const style of valuesOf(`<x>${strip(all)}</x>`, tag, "w:val"))
      if (!styles.has(style)) faults.push(`style ${style} is not in the style sheet`);
  return faults;
}

function strip(xml: string): string {
  return xml.replace(/<\?xml[^>]*\?>/g, "");
}

/** A volume of many documents, each with a source note, footnotes, page breaks, links and a correction. */
export function madeUpVolume(documents: number): Edition {
  const text = (words: string): Inline => ({ type: "text", text: words });
  const sentence = "The delegation recalled what the harbour office had said of the dues and of the outer mole. ";
  const note = (document: number, number: number): Inline => ({
    type: "note",
    kind: number === 0 ? "source" : "footnote",
    id: `d${document}fn${number}`,
    number: String(number),
    certainty: "high",
    children: [
      {
        type: "paragraph",
        children: [
          text("See "),
          { type: "reference", target: `#d${(document % documents) + 1}`, children: [text("the next document")] },
          text("."),
        ],
      },
    ],
  });
  const children = Array.from({ length: documents }, (_, at): Division => {
    const number = at + 1;
    return {
      type: "division",
      kind: "document",
      id: `d${number}`,
      number: String(number),
      head: [text(`${number}. Memorandum of Conversation`), note(number, 0)],
      children: [1, 2, 3].map((turn) => ({
        type: "paragraph",
        children: [
          text(sentence.repeat(4)),
          note(number, turn),
          ...(turn === 2
            ? ([{ type: "page-break", id: `pg_${number}`, number: String(number) }] satisfies Inline[])
            : []),
          text(sentence.repeat(3)),
        ],
      })),
      notes: [],
    };
  });
  return {
    metadata: sampleInput.edition.metadata,
    children: [
      { type: "division", kind: "volume", id: "v1", number: null, head: [text("A VOLUME")], children, notes: [] },
    ],
  };
}
