import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edition, Inline } from "../../pipeline/model/edition.ts";
import { canonicalForm } from "../../pipeline/xml/canonical-form.ts";
import { InvalidXmlError } from "../../pipeline/xml/invalid-xml-error.ts";
import { readCanonical } from "../../pipeline/xml/read-canonical.ts";
import { validate } from "../../pipeline/xml/validate.ts";
import { writeCanonical } from "../../pipeline/xml/write-canonical.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { sampleEdition } from "../support/sample-edition.ts";

const schema = readFileSync(new URL("../../pipeline/xml/schema/edition.rng", import.meta.url), "utf8");

function editionOf(...children: Inline[]): Edition {
  return {
    metadata: { title: "T", language: "en", provenance: [] },
    children: [
      {
        type: "division",
        kind: "text",
        id: "d1",
        number: null,
        head: null,
        children: [{ type: "paragraph", children }],
        notes: [],
      },
    ],
  };
}

describe("canonical XML", () => {
  it("gives the sample edition back", async () => {
    const xml = writeCanonical(sampleEdition);
    expect(await readCanonical(xml)).toEqual(canonicalForm(sampleEdition));
    expect(await validate(xml, schema)).toEqual([]);
  });

  it("gives any edition back, byte for byte the same when written again, and valid", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEdition(), async (edition) => {
        const xml = writeCanonical(edition);
        const read = await readCanonical(xml);
        expect(read).toEqual(canonicalForm(edition));
        expect(writeCanonical(read)).toBe(xml);
        expect(await validate(xml, schema)).toEqual([]);
      }),
      { numRuns: 300, seed: 7 },
    );
  }, 60_000);

  it("keeps every kind of white space and every character, those XML cannot hold too", async () => {
    const text = "  a\t\tb \n\n c\r\nd\r e\u0000\u0007\ud800\uFFFE\\u0007 f\u00a0 ";
    const edition = editionOf(
      { type: "text", text },
      { type: "reference", target: text, children: [] },
      { type: "correction", rule: text, certainty: "low", before: text, after: "" },
    );
    expect(await readCanonical(writeCanonical(edition))).toEqual(edition);
  });

  it("writes adjacent text nodes as one, the halves of a surrogate pair too", async () => {
    const split = editionOf(
      { type: "text", text: "a\ud83d" },
      { type: "text", text: "" },
      { type: "text", text: "\ude00b" },
    );
    expect(writeCanonical(split)).toBe(writeCanonical(editionOf({ type: "text", text: "a😀b" })));
  });

  it("does not write spans", () => {
    const span = { source: "a.txt", start: 3, end: 5 };
    expect(writeCanonical(editionOf({ type: "text", text: "ab", span }))).toBe(
      writeCanonical(editionOf({ type: "text", text: "ab" })),
    );
  });

  it("indents only where white space means nothing", () => {
    expect(
      writeCanonical(
        editionOf(
          { type: "text", text: "He paid" },
          {
            type: "note",
            kind: "footnote",
            id: "d1fn1",
            number: "1",
            certainty: "high",
            children: [
              { type: "paragraph", children: [{ type: "text", text: "£2 & more" }] },
              { type: "quotation", children: [{ type: "paragraph", children: [] }] },
            ],
          },
        ),
      ),
    ).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<edition xmlns="urn:emend:edition:1" xmlns:tei="http://www.tei-c.org/ns/1.0" xml:lang="en">',
        "  <metadata>",
        "    <title>T</title>",
        "  </metadata>",
        '  <division kind="text" xml:id="d1">',
        '    <paragraph>He paid<note kind="footnote" xml:id="d1fn1" number="1" certainty="high">' +
          "<paragraph>£2 &amp; more</paragraph><quotation><paragraph/></quotation></note></paragraph>",
        "  </division>",
        "</edition>",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["malformed XML", "<edition xmlns='urn:emend:edition:1'>\n<metadata>", 2, 11, /metadata/],
    ["another namespace", '<?xml version="1.0"?>\n<edition/>', 2, 1, /namespace/],
    ["a document type", '<!DOCTYPE edition [<!ENTITY a "b">]>\n<edition/>', 1, 1, /document type/],
  ])("refuses %s with its place", async (_what, xml, line, column, message) => {
    await expect(readCanonical(xml)).rejects.toSatisfy(
      (error) =>
        error instanceof InvalidXmlError &&
        error.line === line &&
        error.column === column &&
        message.test(error.reason),
    );
  });

  it.each([
    ["an unknown element", "<paragraph><b>x</b></paragraph>", 16, /b: stands where running text/],
    ["an unknown attribute", '<paragraph rend="x"/>', 5, /attribute rend/],
    ["a value out of the list", "<list kind='gloss'/>", 5, /subject, participants, simple/],
    ["text between blocks", "<quotation>stray</quotation>", 5, /stray/],
    ["a level that is no number", '<section-heading level="top"/>', 5, /level="top"/],
    ["a missing attribute", "<page-break number='3'/>", 5, /lacks the attribute xml:id/],
    ["an incomplete correction", "<paragraph><correction rule='a/b' certainty='high'/></paragraph>", 16, /readings/],
    ["a character that is none", "<paragraph><char code='7'/></paragraph>", 16, /four hexadecimal/],
  ])("refuses %s with its place", async (_what, block, column, message) => {
    const xml = writeCanonical(editionOf()).replace("<paragraph/>", block);
    await expect(readCanonical(xml)).rejects.toMatchObject({ name: "InvalidXmlError", line: 7, column });
    await expect(readCanonical(xml)).rejects.toThrow(message);
    expect((await validate(xml, schema))[0]).toMatchObject({ line: 7 });
  });

  it("refuses an id that stands twice, and one that is no name", async () => {
    const twice = writeCanonical(
      editionOf({ type: "page-break", id: "pg_1", number: "1" }, { type: "page-break", id: "pg_1", number: "1" }),
    );
    expect(await validate(twice, schema)).not.toEqual([]);
    const noName = writeCanonical(editionOf({ type: "page-break", id: "1 a", number: "1" }));
    expect(await validate(noName, schema)).not.toEqual([]);
  });
});
