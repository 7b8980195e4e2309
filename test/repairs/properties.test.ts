import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLeaks } from "../../pipeline/conservation.ts";
import type { Block, Division } from "../../pipeline/model/edition.ts";
import { isInEdition } from "../../pipeline/model/ledger.ts";
import { applyRepairs, undoRepairs } from "../../pipeline/model/repairs.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { Conversion } from "../../pipeline/run.ts";
import { writeCanonical } from "../../pipeline/xml/write-canonical.ts";
import { arbitraryDamage } from "../support/arbitrary-damage.ts";
import { arbitraryName, arbitraryText } from "../support/arbitrary-text.ts";
import { converterFor } from "../support/conversion.ts";
import { recoveredDocuments } from "../support/recovered-documents.ts";

const frus = await converterFor("frus");
const auto = await converterFor("auto");
const sources = fc.oneof(
  arbitraryDamage.map(({ source }) => ({ name: "input.txt", text: source })),
  fc.record({ name: arbitraryName, text: arbitraryText.map((text) => `${text}\n`) }),
);

/** What must hold of every conversion, whatever was converted. */
function expectConserved(text: string, { edition, ledger }: Conversion): void {
  const { repairs, findings, source } = ledger;
  expect(undoRepairs(applyRepairs(text, repairs), repairs)).toBe(text);
  expect(findLeaks(source.name, text, repairs.filter(isInEdition), edition)).toEqual([]);
  expect(findings.filter(({ rule }) => rule.startsWith("engine/"))).toEqual([]);
}

describe("every conversion", () => {
  it("loses nothing, invents nothing, and can be undone", () => {
    fc.assert(
      fc.property(sources, ({ name, text }) => expectConserved(text, auto.convert(name, text))),
      { numRuns: 400, seed: 11 },
    );
  });

  it("gives the same bytes twice", () => {
    fc.assert(
      fc.property(sources, ({ name, text }) => {
        const [one, two] = [auto.convert(name, text), auto.convert(name, text)];
        expect(writeCanonical(two.edition)).toBe(writeCanonical(one.edition));
        expect(JSON.stringify(two.ledger)).toBe(JSON.stringify(one.ledger));
      }),
      { numRuns: 100, seed: 12 },
    );
  });

  it("leaves nothing to correct for a second one", () => {
    fc.assert(
      fc.property(sources, ({ name, text }) => {
        const { edition, ledger } = auto.convert(name, text);
        const corrected = ledger.repairs.some(({ kind }) => kind === "correction");
        const again = frus.convert("clean.txt", cleanText(edition.children)).ledger.repairs;
        const corrections = again.filter(({ kind, tier }) => kind === "correction" && tier === "auto");
        expect({ corrected, corrections }).toEqual({ corrected, corrections: [] });
      }),
      { numRuns: 200, seed: 13 },
    );
  });
});

describe("a damaged edition", () => {
  it("is recovered: documents, paragraphs, page breaks, and every note at its place", () => {
    fc.assert(
      fc.property(arbitraryDamage, ({ source, documents, provenance }) => {
        const { edition } = frus.convert("input.txt", source);
        expect(recoveredDocuments(edition)).toEqual(documents);
        expect(edition.metadata.provenance).toEqual(provenance);
      }),
      { numRuns: 300, seed: 14 },
    );
  });
});

describe("any text", () => {
  it.each(["txt", "md", "html"])("is converted, whatever is in it (.%s)", (ending) => {
    fc.assert(
      fc.property(fc.oneof(arbitraryText, fc.string({ unit: "binary", maxLength: 200 })), (text) => {
        expect(frus.convert(`input.${ending}`, text).edition.children.length).toBeGreaterThan(0);
      }),
      { numRuns: 200, seed: 15 },
    );
  });
});

/** An edition as someone would write it anew: blocks with blank lines between them. */
function cleanText(divisions: readonly Division[]): string {
  const blockText = (block: Block): string => {
    switch (block.type) {
      case "list":
        return block.items.map((item) => plainText([item])).join("\n\n");
      case "quotation":
      case "postscript":
      case "kept-block":
        return block.children.map(blockText).join("\n\n");
      case "verse":
        return block.lines.map((line) => plainText([line])).join("\n");
      case "table":
        return block.rows.map(({ cells }) => cells.map((cell) => plainText([cell])).join("\t")).join("\n\n");
      case "paragraph":
      case "section-heading":
      case "dateline":
      case "salute":
      case "closing":
      case "signed":
      case "figure":
      case "thought-break":
      case "kept-text":
      case "page-break":
        return plainText([block]);
    }
  };
  return divisions
    .flatMap(({ head, children, notes }) => [
      plainText(head ?? []),
      ...children.map((child) => (child.type === "division" ? cleanText([child]) : blockText(child))),
      ...notes.flatMap((note) => note.children.map(blockText)),
    ])
    .join("\n\n");
}
