import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinExtractions } from "../../pipeline/join-pages.ts";
import type { Box, LineRole } from "../../pipeline/model/layout.ts";
import type { Extraction } from "../../pipeline/transform.ts";
import { PageBuilder } from "../../transforms/read/page-layout/page-builder.ts";
import type { ReadLine, ReadPage, Turn } from "../../transforms/read/page-layout/read-page.ts";
import { byGeometry } from "../../transforms/read/page-layout/reading-order.ts";
import { layoutReaders } from "./layout-reading.ts";

const place = fc.integer({ min: 0, max: 900 });
const box: fc.Arbitrary<Box> = fc
  .tuple(place, place, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 }))
  .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));
const role = fc.constantFrom<(LineRole | null)[]>(
  null,
  null,
  null,
  "running-head",
  "page-number",
  "signature-mark",
  "note",
);
const line: fc.Arbitrary<ReadLine> = fc.record({
  words: fc.array(
    fc.record({
      text: fc.string({ unit: fc.constantFrom("a", "B", " ", "1", "\f", "\n", "ﬁ"), maxLength: 5 }),
      box: fc.option(box),
      confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      glued: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  box: fc.option(box),
  role,
  turn: fc.constantFrom<Turn[]>(0, 0, 1, 2, 3),
});
const page: fc.Arbitrary<ReadPage> = fc.record({
  width: fc.constantFrom(0, 1000),
  height: fc.constantFrom(0, 1200),
  label: fc.constantFrom(null, "7"),
  lines: fc.array(line, { maxLength: 6 }),
});

function built(pages: readonly ReadPage[]): Extraction {
  const builder = new PageBuilder();
  for (const one of pages) builder.page(one);
  return builder.finish();
}

/** What holds of every layout: pages part the text, lines their page, words their line, and nothing is left over. */
function holds({ text, layout }: Extraction): void {
  const pieces: string[] = [];
  for (const [at, { start, end, firstLine, endLine }] of layout.pages.entries()) {
    if (at > 0) pieces.push("\f");
    const lines = layout.lines.slice(firstLine, endLine);
    expect(lines.every((one) => one.page === at && one.start >= start && one.end <= end)).toBe(true);
    pieces.push(lines.map((one) => text.slice(one.start, one.end)).join("\n"));
  }
  expect(pieces.join("")).toBe(text);
  expect(layout.pages.at(-1)?.endLine ?? 0).toBe(layout.lines.length);
  for (const { start, end, words = [] } of layout.lines)
    for (const [at, word] of words.entries()) {
      expect(word.start >= (words[at - 1]?.end ?? start) && word.end <= end && word.start < word.end).toBe(true);
      expect(text.slice(word.start, word.end)).not.toMatch(/[\n\f]/);
    }
}

describe("pages put into one text", () => {
  it("hold their lines and words, and lose no letter of them", () => {
    fc.assert(
      fc.property(fc.array(page, { maxLength: 4 }), (pages) => {
        const extraction = built(pages);
        holds(extraction);
        const letters = (text: string) => [...text.replace(/\s/g, "")].sort().join("");
        const given = pages
          .flatMap(({ lines }) => lines.flatMap(({ words }) => words.map(({ text }) => text)))
          .join("");
        expect(letters(extraction.text)).toBe(letters(given));
      }),
    );
  });

  it("stay what they are when several files are one source", () => {
    fc.assert(
      fc.property(fc.array(fc.array(page, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), (files) => {
        const whole = joinExtractions(files.map(built));
        holds(whole);
        expect(whole.layout).toEqual(built(files.flat()).layout);
      }),
    );
  });

  it("are put in an order that does not depend on the one they came in, and keeps them all", () => {
    fc.assert(
      fc.property(fc.uniqueArray(box, { maxLength: 12, selector: (one) => JSON.stringify(one) }), (boxes) => {
        const ordered = byGeometry(boxes, (one) => one);
        expect([...ordered].map((one) => JSON.stringify(one)).sort()).toEqual(
          boxes.map((one) => JSON.stringify(one)).sort(),
        );
      }),
    );
  });
});

const SEEDS = {
  hocr: `<html><body><div class="ocr_page" title="bbox 0 0 9 9"><p class="ocr_par"><span class="ocr_line" title="bbox 1 2 3 4; textangle 90"><span class="ocrx_word" title="bbox 1 2 3 4; x_wconf 90"><em>toll</em></span> books</span></p></div></body></html>`,
  alto: `<?xml version="1.0"?><alto><Styles><TextStyle ID="a" FONTSIZE="9"/></Styles><Layout><Page WIDTH="9"><TopMargin><TextBlock ID="t" IDNEXT="u"><TextLine HPOS="1" VPOS="2"><String CONTENT="toll" WC="0.5" HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4"/><SP/><HYP/></TextLine></TextBlock></TopMargin></Page></Layout></alto>`,
  "page-xml": `<?xml version="1.0"?><PcGts><Page imageWidth="9"><ReadingOrder><OrderedGroup><RegionRefIndexed index="0" regionRef="r"/></OrderedGroup></ReadingOrder><TextRegion id="r" type="footnote" custom="structure {type:x;}"><Coords points="1,2 3,4"/><TextLine><Word><TextEquiv index="0" conf="0.5"><Unicode>toll</Unicode></TextEquiv></Word></TextLine></TextRegion></Page></PcGts>`,
} as const;

describe.each(Object.entries(SEEDS))("a damaged file of %s", (format, seed) => {
  it("is refused in words or read with all in its place, and never fails", () => {
    const damage = fc.array(
      fc.tuple(
        fc.nat(seed.length),
        fc.nat(12),
        fc.constantFrom("", "<", ">", '"', "&", "</", "<TextLine>", "NaN", "-1", "é", "\0", "1e999", "<String/>"),
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(damage, (cuts) => {
        let text: string = seed;
        for (const [at, length, put] of cuts) text = text.slice(0, at) + put + text.slice(at + length);
        const reader = layoutReaders[format as keyof typeof SEEDS];
        const result = reader.extract?.({
          name: "x",
          bytes: new Uint8Array(),
          text,
          encoding: "utf-8",
          byteOrderMark: false,
        });
        if (!result) throw new Error("it does not extract");
        if ("refused" in result) expect(result.hint).not.toBe("");
        else holds(result);
      }),
      { numRuns: 400 },
    );
  });
});
