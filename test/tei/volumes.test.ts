import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import { fullText } from "../../pipeline/model/full-text.ts";
import { textDifference } from "../../pipeline/text-difference.ts";
import { canonicalForm } from "../../pipeline/xml/canonical-form.ts";
import { readCanonical } from "../../pipeline/xml/read-canonical.ts";
import { writeCanonical } from "../../pipeline/xml/write-canonical.ts";
import { countTei } from "../../transforms/emit/tei/count.ts";
import { teiDifferences } from "../support/tei-differences.ts";
import { readTei, writeTei } from "../support/tei-reading.ts";

const corpus = new URL("../../../shared/corpus/", import.meta.url);
const volumes = ["frus1958-60v08.xml", "frus1961-63v05.xml"].filter((name) => existsSync(new URL(name, corpus)));
const word = volumes.length === 0 ? "whole volumes (skipped: they are not here)" : "whole volumes";

describe.skipIf(volumes.length === 0)(word, () => {
  it.each(volumes)(
    "are the same TEI again, every word, note and page: %s",
    async (name) => {
      const source = readFileSync(new URL(name, corpus), "utf8");
      const { edition, words } = readTei(source);
      expect(textDifference(words, fullText(edition))).toBeNull();
      const count = (pattern: RegExp) => source.slice(source.indexOf("<text>")).match(pattern)?.length ?? 0;
      const counts = countEdition(edition);
      expect(counts.notes).toBe(count(/<note[\s>]/g));
      expect(counts.pageBreaks).toBe(count(/<pb[\s/>]/g));
      expect(counts.documents).toBeGreaterThan(count(/<div[^>]* type="document"/g));
      const again = await writeTei(edition);
      expect(await countTei(new TextEncoder().encode(again))).toEqual(counts);
      expect(teiDifferences(source, again)).toEqual([]);
      expect(readTei(again).edition.children).toEqual(canonicalForm(edition).children);
      expect(await readCanonical(writeCanonical(edition))).toEqual(canonicalForm(edition));
    },
    120_000,
  );
});
