import { readFile } from "node:fs/promises";
import type { Block, Division, Edition, Inline, List, Note, PageBreak, Text } from "../../pipeline/model/edition.ts";
import type { EmitContext, EmitInput } from "../../pipeline/transform.ts";
import { loadDesign } from "../../transforms/emit/pdf/design.ts";
import { type PdfOptions, pdf } from "../../transforms/emit/pdf/index.ts";
import { sampleInput } from "../support/sample-edition.ts";

export const template = (path: string): Promise<Uint8Array> =>
  readFile(new URL(`../../templates/${path}`, import.meta.url));

const tei = new TextEncoder().encode('<TEI xmlns="http://www.tei-c.org/ns/1.0"/>');

export const context: EmitContext<PdfOptions> = {
  options: pdf.defaults,
  template,
  artifact: async (emitter) => ({ name: `harbour.${emitter}.xml`, mediaType: "application/tei+xml", bytes: tei }),
};

/** The design that holds where nothing else is said. */
export const octavo = await loadDesign("scholarly-octavo", {}, template);

/** The PDF of an edition, with the sample's ledger. */
export async function bookOf(edition: Edition, options: Partial<PdfOptions> = {}): Promise<Uint8Array> {
  const input: EmitInput = { ...sampleInput, edition };
  return (await pdf.run(input, { ...context, options: { ...pdf.defaults, ...options } })).bytes;
}

export const text = (words: string): Text => ({ type: "text", text: words });
export const paragraph = (...children: Inline[]): Block => ({ type: "paragraph", children });
export const page = (number: string): PageBreak => ({ type: "page-break", id: `pg_${number}`, number });
export const note = (id: string, number: string, ...children: Block[]): Note => ({
  type: "note",
  kind: "footnote",
  id,
  number,
  certainty: "high",
  children,
});
export const division = (id: string, head: readonly Inline[] | null, ...children: (Division | Block)[]): Division => ({
  type: "division",
  kind: "document",
  id,
  number: null,
  head,
  children,
  notes: [],
});
export const editionOf = (...children: Division[]): Edition => ({
  metadata: { title: "Papers", language: "en-GB", provenance: [] },
  children,
});

/** Text that means something to Typst, JSON or the tagging, and must come out as it is. */
export const hostile: readonly string[] = [
  "# $x$ *bold* _em_ @ref <label> [a] \\ `raw` ~ \"q\" 'q' -- --- ... // c /* c */ #let x = 1",
  "1. one",
  "- dash",
  "+ plus",
  "= equals",
  "/ term: x",
  "Dateline",
  "PageBreak 12",
  "#import “edition.json”",
];

/** An edition that puts every part where it hurts: notes in notes, tables and headings, breaks in words, long notes. */
export function crowded(documents: number): Edition {
  const sentence = "The Governor said that the dues could not be lowered, and would not go back upon his word. ";
  const list = (depth: number): Block & { type: "list" } => ({
    type: "list",
    kind: "simple",
    head: depth === 0 ? [text("Points")] : null,
    items: ["1.", null, "(iii)"].flatMap((label, at) => [
      { type: "item", label, children: [text(sentence)], blocks: depth < 2 ? [list(depth + 1)] : [] } as const,
      ...(at === 1 ? [page(`L${depth}`)] : []),
    ]),
  });
  const cell = (columns: number, rows: number, header: boolean, ...children: Inline[]) =>
    ({ type: "cell", header, columns, rows, children }) as const;
  const table: Block = {
    type: "table",
    rows: [
      {
        type: "row",
        header: true,
        cells: [cell(2, 1, true, text("Berth"), note("th", "a", paragraph(text("Head."))))],
      },
      { type: "row", header: false, cells: [cell(1, 2, true, text("Inner")), cell(9, 1, false, text("£40"))] },
      ...Array.from({ length: 60 }, (_, at) => ({
        type: "row" as const,
        header: false,
        cells: [cell(1, 1, at % 9 === 0, text(`Berth ${at}`)), cell(1, 99, false, page(`T${at}`), text("12.5"))],
      })),
    ],
  };
  const long = note(
    "long",
    "60a",
    paragraph(text(sentence.repeat(50))),
    paragraph(text(sentence)),
    { type: "quotation", children: [paragraph(text(sentence))] },
    list(1),
  );
  const nested = note(
    "outer",
    "2",
    paragraph(text("outer"), note("inner", "3", paragraph(text("inner"))), text(" end")),
  );
  const kept: Block = {
    type: "kept-block",
    element: "floatingText",
    children: [
      { type: "kept-text", element: "byline", children: [page("k"), text("By nobody")] },
      paragraph(
        { type: "margin-note", children: [text("A dispute"), page("m")] },
        text("In the margin "),
        { type: "unclear", reason: "faded", certainty: null, children: [text("perhaps")] },
        { type: "kept", element: "gap", display: "run", children: [] },
        { type: "kept", element: "sic", display: "hidden", children: [text("nothing")] },
        {
          type: "kept",
          element: "p",
          display: "line",
          children: [text("a line"), note("kl", "k", paragraph(text("K.")))],
        },
      ),
      { type: "thought-break", children: [] },
      { type: "thought-break", children: [text("* * *")] },
      {
        type: "figure",
        url: "map.png",
        description: "a map",
        head: [text("Map"), note("kf", "f", paragraph(text("F.")))],
        children: [paragraph(text("Under the map"))],
      },
      {
        type: "list",
        kind: "simple",
        head: null,
        items: [
          { type: "kept-text", element: "label", children: [text("Label")] },
          {
            type: "item",
            label: null,
            children: [text("Words")],
            blocks: [paragraph(text("more"), note("ki", "i", paragraph(text("I.")))), list(2), paragraph(text("last"))],
          },
          {
            type: "item",
            label: "1.",
            children: [],
            blocks: [paragraph(text("only")), { type: "quotation", children: [paragraph(text("said"))] }],
          },
        ],
      },
    ],
  };
  const one = (at: number): Division => ({
    ...division(
      at % 2 ? "same" : `d${at}`,
      at % 3 === 2
        ? null
        : [text(hostile[at % hostile.length] ?? ""), page(`H${at}`), note("h", "0", paragraph(text("Source.")))],
      { type: "dateline", children: [text("London, "), page("D"), text("May")] },
      ...hostile.map((words) => paragraph(text(words))),
      { type: "section-heading", level: 3, children: [text("Deep"), note("s", "*", paragraph(text("Star.")))] },
      paragraph(
        text(sentence.repeat(3)),
        long,
        text("coun"),
        page("a"),
        page("b"),
        text("tries"),
        nested,
        text(sentence),
      ),
      {
        type: "section-heading",
        level: 1,
        children: [{ type: "emphasis", rendition: "bold", children: [text("Bold")] }],
      },
      page("c"),
      list(0),
      kept,
      page("before a table"),
      {
        type: "table",
        rows: Array.from({ length: 70 }, (_, at) => ({
          type: "row" as const,
          header: at === 0,
          cells: [cell(1, 1, at === 0, text(`Row ${at}`))],
        })),
      },
      {
        type: "quotation",
        children: [paragraph(text(sentence)), { type: "quotation", children: [paragraph(text("in"))] }],
      },
      {
        type: "verse",
        lines: [
          { type: "line", indent: 0, children: [text("one"), note("v", "x", paragraph(text("Verse.")))] },
          { type: "line", indent: 3, children: [page("V"), text("two")] },
        ],
      },
      page("d"),
      table,
      paragraph(
        { type: "correction", rule: "a/b", certainty: "low", before: "gone", after: "" },
        { type: "correction", rule: "a/c", certainty: "low", before: "", after: "new" },
        { type: "reference", target: "#inner", children: [text("a note")] },
        { type: "reference", target: "#nowhere", children: [text("nothing")] },
        {
          type: "reference",
          target: "https://example.org/?a=b",
          children: [text("the web"), note("w", "4", paragraph(text("In a link.")))],
        },
      ),
      {
        type: "signed",
        children: [page("S"), text("Name"), { type: "line-break" }, note("sig", "9", paragraph(text("Sign.")))],
      },
      page("e"),
    ),
    notes: [note("u1", "7", paragraph(text("Loose.")), paragraph(text("Looser."))), note("u2", "8", list(1))],
  });
  const part: Division = { ...division("p", [text("Part One, 1931–1932")], paragraph(text("Preface."))), kind: "part" };
  const documentsOf = Array.from({ length: documents }, (_, at) => one(at));
  return editionOf({
    ...division("v", [text("Volume")], { ...part, children: [...part.children, ...documentsOf] }),
    kind: "volume",
  });
}

const kept = (element: string, attributes: Readonly<Record<string, string>>, ...children: Inline[]): Inline => ({
  type: "kept",
  element,
  display: element === "index" ? "hidden" : "run",
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
  children,
});
const locator = (number: string): Inline => ({ type: "reference", target: null, children: [text(number)] });
const entry = (children: Inline[], ...below: List["items"]): List["items"][number] => ({
  type: "item",
  label: null,
  children,
  blocks: below.length > 0 ? [{ type: "list", kind: "simple", head: null, items: below }] : [],
});
const printedIndex: List = {
  type: "list",
  kind: "simple",
  head: null,
  attributes: [{ name: "type", value: "index" }],
  items: [
    entry([
      kept("persName", { corresp: "#p_b" }, text("Brandt, Ole")),
      text(" (see also Castorp, Hans; Harbour), "),
      locator("1"),
    ]),
    entry(
      [text("Castorp, Hans, "), locator("1")],
      entry([text("dues, view of, "), locator("1"), text("–"), locator("2")]),
      entry([text("pilotage, "), locator("2"), kept("persName", {}, text("n"))]),
    ),
    entry([
      text("Pilot, the. "),
      { type: "emphasis", rendition: "italic", children: [text("See")] },
      text(" Brandt, Ole."),
    ]),
    entry([
      kept("persName", {}, text("Never mentioned")),
      text(", "),
      locator("2"),
      note("in", "*", paragraph(text("A note."))),
    ]),
  ],
};

/** An edition with a list of persons before its text, terms for an index in it, and a printed index behind it. */
export const indexed: Edition = editionOf(
  {
    ...division(
      "persons",
      [text("Persons")],
      paragraph(
        kept("persName", { "xml:id": "p_b" }, text("Brandt, Ole")),
        text(", pilot; "),
        kept("persName", { corresp: "#p_c" }, text("he")),
      ),
      paragraph(kept("persName", { "xml:id": "p_c" }, text("Castorp, Hans")), text(", clerk")),
    ),
    kind: "text",
    matter: "front",
  },
  division(
    "d1",
    [text("1. Memorandum")],
    page("1"),
    paragraph(
      kept("index", {}, kept("term", {}, text("Dues")), kept("index", {}, kept("term", {}, text("lowered")))),
      kept(
        "index",
        {},
        kept("term", {}, text("Dues")),
        kept("index", {}, kept("term", {}, text("arrears of")), kept("index", {}, kept("term", {}, text("for 1931")))),
      ),
      kept("index", {}, kept("term", {}, text("Pilots"))),
      kept("persName", { corresp: "#p_b" }, text("Mr. Brandt")),
      text(" met "),
      kept("persName", { corresp: "#p_c" }, text("Castorp")),
      text("; the dues were spoken of. ".repeat(140)),
      kept("persName", { corresp: "#p_b" }, text("He")),
      text(" left. "),
      page("2"),
      text("Nothing followed. ".repeat(90)),
      page("3"),
      text("The end."),
    ),
  ),
  { ...division("index", [text("Index")], printedIndex), kind: "text", matter: "back" },
);
