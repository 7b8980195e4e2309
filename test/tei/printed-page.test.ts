import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plainText } from "../../pipeline/model/walk.ts";
import { canonicalForm } from "../../pipeline/xml/canonical-form.ts";
import { converterFor } from "../support/conversion.ts";
import { readTei, writeTei } from "../support/tei-reading.ts";

const caseFile = (path: string) => readFileSync(new URL(`../cases/page-text/${path}`, import.meta.url), "utf8");
const pages = caseFile("pages/signature-marks/input.txt");

describe("the printed page, where it is kept", () => {
  it("has its signature marks and its lines in the TEI, and comes back from it", async () => {
    const kept = await converterFor("generic", { "printed-page": { formeWork: true, lines: true } });
    const { edition } = kept.convert("light.txt", pages);
    const xml = await writeTei(edition);
    expect(xml.match(/<fw type="sig" place="bottom">[B-Z]<\/fw>/g)?.length).toBeGreaterThan(1);
    expect(xml).toContain('nearly <lb type="print"/>spent');
    expect(readTei(xml).edition.children).toEqual(canonicalForm(edition).children);
  });

  it("marks lines that begin within a word", async () => {
    const kept = await converterFor("generic", { "printed-page": { lines: true } });
    const xml = await writeTei(kept.convert("loan.txt", caseFile("pages/hyphens-of-words/input.txt")).edition);
    expect(xml).toMatch(/\p{L}<lb type="print" break="no"\/>\p{L}/u);
    expect(xml).not.toContain("<fw");
  });

  it("changes no word of any edition, and is not there unless it is asked for", async () => {
    const [plain, kept] = await Promise.all([
      converterFor("generic"),
      converterFor("generic", { "printed-page": { formeWork: true, lines: true } }),
    ]);
    const [without, with_] = [plain.convert("light.txt", pages), kept.convert("light.txt", pages)];
    expect(plainText(with_.edition.children)).toBe(plainText(without.edition.children));
    expect(with_.ledger.repairs).toEqual(without.ledger.repairs);
    expect(await writeTei(without.edition)).not.toMatch(/<fw|<lb/);
  });
});
