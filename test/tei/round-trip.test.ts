import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import type { Edition } from "../../pipeline/model/edition.ts";
import { fullText } from "../../pipeline/model/full-text.ts";
import { textDifference } from "../../pipeline/text-difference.ts";
import { canonicalForm } from "../../pipeline/xml/canonical-form.ts";
import { countTei } from "../../transforms/emit/tei/count.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { sampleEdition } from "../support/sample-edition.ts";
import { readTei, writeTei } from "../support/tei-reading.ts";

/** Text that a file's own line ends are not taken for. */
const plain = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .map((text) => text.replace(/[\n\r]/g, "").replace(/\p{Cs}/gu, "?"));

/** TEI has a postscript only where a division closes; elsewhere its blocks stand for themselves, so it cannot come back. */
function withoutPostscripts(edition: Edition): Edition {
  return JSON.parse(JSON.stringify(edition).replaceAll('"type":"postscript"', '"type":"quotation"'));
}

describe("Emend’s own TEI, read again", () => {
  it("is the sample edition", async () => {
    const { edition } = readTei(await writeTei(sampleEdition));
    expect(edition.children).toEqual(canonicalForm(sampleEdition).children);
    const { header: _header, ...metadata } = edition.metadata;
    expect(metadata).toEqual(sampleEdition.metadata);
  });

  it("gives the same TEI, with every word and the same parts, whatever the edition holds", async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryEdition({ text: plain }).map(withoutPostscripts).map(canonicalForm),
        async (edition) => {
          const once = await writeTei(edition);
          const { edition: again, words } = readTei(once);
          expect(textDifference(words, fullText(again))).toBeNull();
          expect(countEdition(again)).toEqual(await countTei(new TextEncoder().encode(once)));
          const { header: _header, ...metadata } = again.metadata;
          expect(metadata).toEqual(edition.metadata);
          expect(await writeTei({ ...again, metadata })).toBe(once);
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 300), seed: 11 },
    );
  }, 60_000);
});
