import { describe, expect, it } from "vitest";
import type { Inline, KeptInline, List } from "../../pipeline/model/edition.ts";
import { bookData } from "../../transforms/emit/pdf/book.ts";
import type { IndexEntryData } from "../../transforms/emit/pdf/data.ts";
import { pdf } from "../../transforms/emit/pdf/index.ts";
import { sampleInput } from "../support/sample-edition.ts";
import { bookOf, indexed, octavo, text } from "./pdf-book.ts";
import { output } from "./pdf-reading.ts";

const reader = output("pdftotext", new Uint8Array(), "-v") === null ? "needs pdftotext: " : "";

const told = (entries: readonly IndexEntryData[], depth = ""): string[] =>
  entries.flatMap(({ head, see, entries: below, pages }) => [
    `${depth}${head.join("")}${pages.length > 0 ? ` [${pages.map(({ from, until }) => `${from} ${until}`).join("; ")}]` : ""}${see.length > 0 ? ` -> ${see.map((goal) => goal.join("")).join("; ")}` : ""}`,
    ...told(below, `${depth}- `),
  ]);

const indicesOf = (edition: typeof indexed) =>
  bookData({ ...sampleInput, edition }, new Set(), octavo, { appendix: false, index: true }).index;

describe("an index", () => {
  const [persons, subjects] = indicesOf(indexed);

  it("has the sub-entries that nested index terms make", () => {
    expect(told(subjects?.entries ?? [])).toEqual(["Dues", "- arrears of", "- - for 1931", "- lowered", "Pilots"]);
  });

  it("has below a person what the printed index says, with the pages of the original, and where else to look", () => {
    expect(told(persons?.entries ?? [])).toEqual([
      "Brandt, Ole -> Castorp, Hans",
      "Castorp, Hans",
      "- dues, view of [id:pg_1 id:pg_3]",
      "- pilotage [id:pg_2 id:pg_3]",
      "Pilot, the -> Brandt, Ole",
    ]);
  });

  it("is headed anew at each letter, and does not list itself", () => {
    expect(persons?.entries.map(({ initial }) => initial)).toEqual([false, true, true]);
    expect(JSON.stringify(persons)).not.toContain("Never mentioned");
  });

  it.skipIf(reader)(`${reader}tells the pages of this book, those that follow each other as a range`, async () => {
    const printed = (output("pdftotext", await bookOf(indexed), "-raw", "-enc", "UTF-8", "FILE", "-") ?? "")
      .replace(/-\n/g, "")
      .replace(/\s+/g, " ");
    const index = printed.slice(printed.lastIndexOf("Index of Persons"));
    expect(index).toMatch(/Brandt, Ole, 1–2\. See also Castorp, Hans/);
    expect(index).toMatch(/Castorp, Hans, [ivx]+, 1 dues, view of, 1–3 pilotage, 2–3/);
    expect(index).toMatch(/Pilot, the\. See Brandt, Ole/);
    expect(index).toMatch(/Dues arrears of for 1931, 1 lowered, 1/);
  });

  it.skipIf(reader)(`${reader}ends with columns of the same length`, async () => {
    const names = Array.from({ length: 150 }, (_, at) => `Name ${String(at).padStart(3, "0")}`);
    const mention = (words: string): KeptInline => ({
      type: "kept",
      element: "persName",
      display: "run",
      children: [text(words)],
    });
    const [first, ...others] = indexed.children;
    const many: Inline[] = names.flatMap((words) => [mention(words), text(", ")]);
    if (first === undefined) throw new Error("the edition has no divisions");
    const edition = {
      ...indexed,
      children: [
        first,
        { ...first, id: "many", children: [{ type: "paragraph" as const, children: many }] },
        ...others,
      ],
    };
    const boxes = output("pdftotext", await bookOf(edition), "-bbox", "FILE", "-") ?? "";
    const last =
      boxes
        .split("<page ")
        .filter((page) => page.includes(">149,<"))
        .at(-1) ?? "";
    const feet = [...last.matchAll(/xMin="([\d.]+)"[^>]*yMax="([\d.]+)">(?!\d)/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    const foot = (isLeft: boolean) => Math.max(...feet.filter(([x]) => x < 216 === isLeft).map(([, y]) => y));
    expect(feet.length).toBeGreaterThan(20);
    expect(Math.abs(foot(true) - foot(false))).toBeLessThan(30);
  });

  it("keeps every word and note of an index that the source prints", async () => {
    const list = indexed.children.at(-1)?.children[0] as List;
    expect(list.items.length).toBeGreaterThan(2);
    const { countEdition } = await import("../../pipeline/model/counts.ts");
    expect(await pdf.count(await bookOf(indexed))).toEqual(countEdition(indexed));
  });
});
