import type { Division, Edition, Inline, Note, PageBreak, Text } from "../../pipeline/model/edition.ts";
import type { Ledger } from "../../pipeline/model/ledger.ts";
import type { Rule } from "../../pipeline/model/rule.ts";
import type { EmitInput } from "../../pipeline/transform.ts";

const text = (words: string): Text => ({ type: "text", text: words });
const page = (number: string): PageBreak => ({ type: "page-break", id: `pg_${number}`, number });
const note = (id: string, number: string, ...children: Inline[]): Note => ({
  type: "note",
  kind: number === "0" ? "source" : "footnote",
  id,
  number,
  certainty: "high",
  children: [{ type: "paragraph", children }],
});

const memorandum: Division = {
  type: "division",
  kind: "document",
  id: "d12",
  number: "12",
  head: [
    text("12. Memorandum of Conversation"),
    note("d12fn0", "0", text("Source: Archive of the Harbour Office, Box 7. "), {
      type: "emphasis",
      rendition: "italic",
      children: [text("Secret")],
    }),
  ],
  children: [
    {
      type: "dateline",
      children: [
        { type: "place", children: [text("Port Anselm")] },
        text(", "),
        { type: "date", when: "1931-05-04", from: null, to: null, children: [text("May 4, 1931")] },
        text(", 3 p.m."),
      ],
    },
    {
      type: "list",
      kind: "subject",
      head: [text("SUBJECT")],
      items: [{ type: "item", label: null, children: [text("Harbour dues & <tolls>")], blocks: [] }],
    },
    {
      type: "list",
      kind: "participants",
      head: [text("PARTICIPANTS")],
      items: [
        { type: "item", label: null, children: [text("Miss Ada Thornquist, Harbour Master")], blocks: [] },
        page("31"),
        {
          type: "item",
          label: null,
          children: [text("The Delegation")],
          blocks: [
            {
              type: "list",
              kind: "simple",
              head: null,
              items: [{ type: "item", label: "a)", children: [text("Mr. Ole Brandt, Pilot")], blocks: [] }],
            },
          ],
        },
      ],
    },
    { type: "section-heading", level: 1, children: [text("Dues and Tolls")] },
    {
      type: "paragraph",
      children: [
        text("Miss Thornquist opened the talk by recalling the "),
        {
          type: "emphasis",
          rendition: "italic",
          children: [text("Convention of 1912"), note("d12fn1", "1", text("Not printed."))],
        },
        text(", pages "),
        { type: "correction", rule: "dashes/page-range", certainty: "high", before: "545565", after: "545–565" },
        text(", and said that the “dues” had "),
        page("32"),
        text("never been paid."),
        {
          ...note(
            "d12fn2",
            "2",
            text("See "),
            { type: "reference", target: "#d13", children: [text("Document 13")] },
            text("."),
          ),
          certainty: "medium",
        },
        text(" She was sorry for it—so was he. He had come on May 4 "),
        {
          type: "editorial",
          kind: "correction",
          doubtful: false,
          children: [text("["), { type: "emphasis", rendition: "italic", children: [text("3")] }, text("]")],
        },
        text(" and knew nothing "),
        { type: "editorial", kind: "addition", doubtful: true, children: [text("[of it?]")] },
        text(". "),
        {
          type: "editorial",
          kind: "omitted",
          doubtful: false,
          children: [
            text("[Here follows talk of the weather "),
            { type: "editorial", kind: "sic", doubtful: false, children: [text("[sic]")] },
            text(".]"),
          ],
        },
      ],
    },
    page("33"),
    {
      type: "quotation",
      children: [
        { type: "paragraph", children: [text("Ships that lie at the outer mole pay nothing.")] },
        { type: "paragraph", children: [text("Ships at the inner mole pay double.")] },
      ],
    },
    {
      type: "verse",
      lines: [
        { type: "line", indent: 0, children: [text("The tide comes in,")] },
        { type: "line", indent: 2, children: [text("the tide goes out.")] },
      ],
    },
    {
      type: "table",
      rows: [
        {
          type: "row",
          header: true,
          cells: [
            { type: "cell", header: true, columns: 1, rows: 1, children: [text("Berth")] },
            { type: "cell", header: true, columns: 1, rows: 1, children: [text("Dues")] },
          ],
        },
        {
          type: "row",
          header: false,
          cells: [
            { type: "cell", header: false, columns: 1, rows: 1, children: [text("Inner mole")] },
            {
              type: "cell",
              header: false,
              columns: 1,
              rows: 1,
              children: [text("£40"), note("d12fn3", "3", text("A month."))],
            },
          ],
        },
      ],
    },
    { type: "closing", children: [text("Faithfully yours,")] },
    { type: "signed", children: [text("Thornquist"), { type: "line-break" }, text("Harbour Master")] },
    { type: "postscript", children: [{ type: "paragraph", children: [text("P.S. The tolls can wait.")] }] },
  ],
  notes: [{ ...note("d12fn4", "4", text("This note’s marker was not found.")), certainty: "low" }],
};

const editorialNote: Division = {
  type: "division",
  kind: "editorial-note",
  id: "d13",
  number: "13",
  head: [text("13. Editorial Note")],
  children: [
    { type: "salute", children: [text("Dear Sir:")] },
    {
      type: "paragraph",
      children: [
        text("On May 5 the Harbour Office "),
        { type: "reference", target: null, children: [text("wrote again")] },
        text(" to Mr. Brandt; see "),
        { type: "reference", target: "#d12fn2", children: [text("footnote 2, Document 12")] },
        text("."),
      ],
    },
  ],
  notes: [],
};

/** An edition that has every node of the model in it, made up for the tests. */
export const sampleEdition: Edition = {
  metadata: {
    title: "Papers of the Harbour Office",
    language: "en",
    provenance: ["From the holdings of the Harbour Archive"],
  },
  children: [
    {
      type: "division",
      kind: "volume",
      id: "v1",
      number: null,
      head: [text("PAPERS OF THE HARBOUR OFFICE, VOLUME I")],
      children: [memorandum, editorialNote],
      notes: [],
    },
  ],
};

const rule: Rule = {
  id: "dashes/page-range",
  tier: "auto",
  summary: "Puts back the en dash between two page numbers that run together.",
  example: { before: "pages 545565", after: "pages 545–565" },
  rationale: "The two halves have the same length and ascend, and a word for pages stands before them.",
};

const ledger: Ledger = {
  source: {
    name: "harbour.txt",
    sha256: "0".repeat(64),
    bytes: 1234,
    encoding: "utf-8",
    byteOrderMark: false,
    reader: "plain-text",
  },
  profile: "frus",
  repairs: [
    {
      rule: "dashes/page-range",
      kind: "correction",
      span: { source: "harbour.txt", start: 300, end: 306 },
      before: "545565",
      after: "545–565",
      certainty: "high",
      evidence: "the halves 545 and 565 ascend and “pages” stands before them",
      tier: "auto",
      status: "applied",
      position: { line: 12, column: 40 },
    },
    {
      rule: "page-markers/bracketed",
      kind: "artefact",
      span: { source: "harbour.txt", start: 340, end: 349 },
      before: "[Page 32]",
      after: "",
      certainty: "high",
      evidence: "follows page 31",
      tier: "auto",
      status: "applied",
      position: { line: 12, column: 80 },
    },
  ],
  links: [],
  findings: [],
};

/** What an emitter is given for `sampleEdition`. */
export const sampleInput: EmitInput = {
  edition: sampleEdition,
  ledger,
  rules: [rule],
  pictures: new Map(),
  stem: "harbour",
  version: "0.1.0",
  date: "2026-11-21T00:00:00Z",
};
