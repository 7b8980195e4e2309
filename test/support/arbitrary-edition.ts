import fc from "fast-check";
import type {
  Block,
  Division,
  DivisionKind,
  Edition,
  EditorialKind,
  Inline,
  KeptInline,
  KeptText,
  List,
  ListItem,
  Note,
  PageBreak,
  Table,
} from "../../pipeline/model/edition.ts";

/** Text that breaks careless writers: markup, white space, other scripts, marks, characters XML cannot hold. */
const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z0-9 ,.;]{0,24}$/) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ...["", " ", "  ", "\t", "\n", "\r", "\r\n", "\f", "\0", "\u0007", "\u0085", "\u00a0", "\u00ad", "\u2028"],
          ...["<", ">", "&", '"', "'", "]]>", "<!--", "<?x", "&amp;", "\\", "\\u0041", "\\\\", "%", "#", "{", "`", "$"],
          ...["é", "e\u0301", "\u0301", "ﬁ", "𝔉", "😀", "\ud83d", "\ude00", "\uFFFE", "\uFFFF", "\uFFFD", "\uFEFF"],
          ...["שלום", "\u202e", "مرحبا", "漢字", "–", "—", "“”", "½", "(sic)", "[Page 3]", "12.", "a"],
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join("")),
  },
);

/** Settings of the generator; `text` makes every piece of text in the edition. */
export interface ArbitraryEditionOptions {
  readonly text?: fc.Arbitrary<string>;
  /** Whether there are elements and attributes that only a TEI source gives. */
  readonly kept?: boolean;
}

/** Editions with every node type in every place where the model allows it; ids are NCNames, each used once. */
export function arbitraryEdition({
  text = hostileText,
  kept = true,
}: ArbitraryEditionOptions = {}): fc.Arbitrary<Edition> {
  const { division } = divisions(text, kept);
  return fc
    .record({
      metadata: fc.record({
        title: text,
        language: fc.constantFrom("en", "de", "en-GB", "ar", "und"),
        provenance: fc.array(text, { maxLength: 3 }),
      }),
      children: fc.array(division, { maxLength: 3 }),
    })
    .map(withUniqueIds);
}

/** Attributes that a TEI source may have, each once: none of them one that Emend writes. */
const sourceAttributes = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(
        fc.record({
          name: fc.constantFrom("rendition", "xml:lang", "corresp", "{http://example.org/ns}day"),
          value: fc.constantFrom("de", "#a", "a&b", "1931-05-04"),
        }),
        { selector: ({ name }) => name, minLength: 1, maxLength: 3 },
      )
      .map((attributes) => ({ attributes })),
  },
);

function divisions(text: fc.Arbitrary<string>, kept: boolean) {
  const attributed = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
    kept ? fc.tuple(value, sourceAttributes).map(([node, attributes]) => ({ ...node, ...attributes })) : value;
  const onlyKept = <Value>(...entries: fc.Arbitrary<Value>[]) =>
    kept ? entries.map((arbitrary) => ({ weight: 1, arbitrary: attributed(arbitrary) })) : [];
  const number = fc.oneof(fc.nat(999).map(String), text);
  const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 2 });
  const date = fc.oneof(fc.constantFrom("1931-05-04", "1931-05", "1931", "1931-02-30", "--05-04", "1931-W18"), text);
  const page: fc.Arbitrary<PageBreak> = fc.record(
    {
      type: fc.constant("page-break" as const),
      id: fc.constant("pg"),
      number,
      supplied: fc.constant(true as const),
    },
    { requiredKeys: ["type", "id", "number"] },
  );
  const textNode = fc.record({ type: fc.constant("text" as const), text });

  return fc.letrec<{
    inline: Inline;
    inlines: readonly Inline[];
    note: Note;
    block: Block;
    list: List;
    item: ListItem;
    line: KeptText;
    division: Division;
  }>((tie) => ({
    inlines: fc.array(tie("inline"), { maxLength: 4, depthIdentifier: "inline" }),
    inline: fc.oneof(
      { depthSize: "small", depthIdentifier: "inline" },
      { weight: 6, arbitrary: textNode },
      { weight: 1, arbitrary: page },
      { weight: 1, arbitrary: fc.constant({ type: "line-break" as const }) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant("margin-note" as const), children: tie("inlines") }) },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("unclear" as const),
          reason: maybe(fc.constantFrom("faded", "torn")),
          certainty: maybe(fc.constantFrom("high" as const, "medium" as const, "low" as const)),
          children: tie("inlines"),
        }),
      },
      ...onlyKept<KeptInline>(
        fc.record({
          type: fc.constant("kept" as const),
          element: fc.constantFrom("persName", "gloss", "foreign"),
          display: fc.constantFrom("run" as const, "line" as const),
          children: tie("inlines"),
        }),
        fc.constant({ type: "kept", element: "gap", display: "run", children: [] }),
      ),
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("correction" as const),
          rule: fc.constantFrom("dashes/page-range", "sic/doubled-word"),
          certainty: fc.constantFrom("high" as const, "medium" as const, "low" as const),
          before: text,
          after: text,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("emphasis" as const),
          rendition: fc.constantFrom(
            ...([
              "italic",
              "bold",
              "small-caps",
              "underline",
              "superscript",
              "subscript",
              "strikethrough",
              "spaced",
            ] as const),
          ),
          children: tie("inlines"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("editorial" as const),
          kind: fc.constantFrom<EditorialKind>(
            ...([
              "sic",
              "correction",
              "addition",
              "insertion",
              "illegible",
              "damaged",
              "omitted",
              "not-declassified",
            ] as const),
            "comment",
          ),
          doubtful: fc.boolean(),
          children: tie("inlines"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("reference" as const),
          target: maybe(fc.oneof(fc.constantFrom("#d1", "https://example.org/a?b=c&d#e"), text)),
          children: tie("inlines"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("date" as const),
          when: maybe(date),
          from: maybe(date),
          to: maybe(date),
          children: tie("inlines"),
        }),
      },
      { weight: 1, arbitrary: fc.record({ type: fc.constant("place" as const), children: tie("inlines") }) },
      { weight: 1, arbitrary: tie("note") },
    ),
    note: fc.record({
      type: fc.constant("note" as const),
      kind: fc.constantFrom("source" as const, "footnote" as const),
      id: fc.constant("fn"),
      number,
      certainty: fc.constantFrom("high" as const, "medium" as const, "low" as const),
      children: fc.array(tie("block"), { maxLength: 2, depthIdentifier: "block" }),
    }),
    block: fc.oneof(
      { depthSize: "small", depthIdentifier: "block" },
      {
        weight: 5,
        arbitrary: attributed(fc.record({ type: fc.constant("paragraph" as const), children: tie("inlines") })),
      },
      { weight: 1, arbitrary: fc.record({ type: fc.constant("thought-break" as const), children: tie("inlines") }) },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("figure" as const),
          url: maybe(fc.constantFrom("map.png", "https://example.org/a.jpg")),
          description: maybe(text),
          head: maybe(tie("inlines")),
          children: fc.array(tie("block"), { maxLength: 1, depthIdentifier: "block" }),
        }),
      },
      ...onlyKept<Block>(
        fc.record({
          type: fc.constant("kept-block" as const),
          element: fc.constantFrom("epigraph", "argument"),
          children: fc.array(tie("block"), { maxLength: 2, depthIdentifier: "block" }),
        }),
        tie("line") as fc.Arbitrary<KeptText>,
      ),
      { weight: 1, arbitrary: page },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("section-heading" as const),
          level: fc.integer({ min: 1, max: 6 }),
          children: tie("inlines"),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          type: fc.constantFrom("dateline" as const, "salute" as const, "closing" as const, "signed" as const),
          children: tie("inlines"),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constant("verse" as const),
          lines: fc.array(
            fc.record({ type: fc.constant("line" as const), indent: fc.nat(3), children: tie("inlines") }),
            { maxLength: 3 },
          ),
        }),
      },
      { weight: 1, arbitrary: arbitraryTable(tie("inlines")) },
      { weight: 1, arbitrary: tie("list") },
      {
        weight: 1,
        arbitrary: fc.record({
          type: fc.constantFrom("quotation" as const, "postscript" as const),
          children: fc.array(tie("block"), { maxLength: 2, depthIdentifier: "block" }),
        }),
      },
    ),
    list: fc.record({
      type: fc.constant("list" as const),
      kind: fc.constantFrom("subject" as const, "participants" as const, "simple" as const),
      head: maybe(tie("inlines")),
      items: fc.array(
        fc.oneof(
          { weight: 4, arbitrary: tie("item") },
          { weight: 1, arbitrary: page },
          ...onlyKept(tie("line") as fc.Arbitrary<KeptText>),
        ),
        { maxLength: 3 },
      ),
    }),
    line: fc.record({
      type: fc.constant("kept-text" as const),
      element: fc.constantFrom("byline", "label"),
      children: tie("inlines"),
    }),
    item: fc.record({
      type: fc.constant("item" as const),
      label: maybe(fc.oneof(fc.constantFrom("1.", "a)", "—"), text)),
      children: tie("inlines"),
      blocks: fc.array(fc.oneof({ weight: 3, arbitrary: tie("list") }, { weight: 1, arbitrary: tie("block") }), {
        maxLength: 1,
        depthIdentifier: "list",
      }),
    }),
    division: fc.record({
      type: fc.constant("division" as const),
      kind: fc.constantFrom<DivisionKind>("volume", "part", "document", "editorial-note", "attachment", "text"),
      id: fc.constant("d"),
      number: maybe(number),
      head: maybe(tie("inlines")),
      children: fc.array(
        fc.oneof(
          { depthIdentifier: "division", depthSize: "small" },
          { weight: 5, arbitrary: tie("block") },
          { weight: 1, arbitrary: tie("division") },
        ),
        { maxLength: 6 },
      ),
      notes: fc.array(tie("note"), { maxLength: 2, depthIdentifier: "note" }),
    }),
  }));
}

function arbitraryTable(inlines: fc.Arbitrary<readonly Inline[]>): fc.Arbitrary<Table> {
  const cell = fc.record({
    type: fc.constant("cell" as const),
    header: fc.boolean(),
    columns: fc.integer({ min: 1, max: 3 }),
    rows: fc.integer({ min: 1, max: 3 }),
    children: inlines,
  });
  const row = fc.record({
    type: fc.constant("row" as const),
    header: fc.boolean(),
    cells: fc.array(cell, { maxLength: 3 }),
  });
  const rows = fc.array(row, { maxLength: 3 });
  const type = fc.constant("table" as const);
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ type, rows }) },
    { weight: 1, arbitrary: fc.record({ type, head: inlines, rows }) },
  );
}

/** Numbers every id, whose generated value is only a prefix. */
function withUniqueIds(edition: Edition): Edition {
  let count = 0;
  const renumber = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renumber);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) =>
        key === "id" && typeof part === "string" ? [key, `${part}-${++count}`] : [key, renumber(part)],
      ),
    );
  };
  return renumber(edition) as Edition;
}
