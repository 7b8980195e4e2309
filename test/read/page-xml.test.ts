import { describe, expect, it } from "vitest";
import { pageXml } from "../../transforms/read/page-layout/page-xml.ts";
import { extract, layoutFile, marksIn, refusalOf } from "./layout-reading.ts";

const coords = (left: number, top: number, right: number, bottom: number) =>
  `<Coords points="${left},${top} ${right},${top} ${right},${bottom} ${left},${bottom}"/>`;
const equiv = (text: string, attributes = "") => `<TextEquiv ${attributes}><Unicode>${text}</Unicode></TextEquiv>`;
const line = (top: number, text: string, attributes = "") =>
  `<TextLine id="l${top}" ${attributes}>${coords(100, top, 500, top + 20)}${equiv(text)}</TextLine>`;
const region = (id: string, top: number, inner: string, attributes = "") =>
  `<TextRegion id="${id}" ${attributes}>${coords(100, top, 500, top + 100)}${inner}</TextRegion>`;
const page = (inner: string, attributes = 'imageWidth="600" imageHeight="900"', year = "2019") =>
  `<?xml version="1.0" encoding="UTF-8"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/${year}-07-15"><Page imageFilename="p.png" ${attributes}>${inner}</Page></PcGts>`;
const order = (inner: string) => `<ReadingOrder>${inner}</ReadingOrder>`;
const text = (source: string) => extract("page-xml", source).text;

describe("PAGE XML", () => {
  it("is known by its root, with or without a prefix", () => {
    expect(pageXml.accepts(layoutFile(page("")))).toBeGreaterThan(0.9);
    expect(pageXml.accepts(layoutFile("<pc:PcGts xmlns:pc='x'>"))).toBeGreaterThan(0.9);
    expect(pageXml.accepts(layoutFile("PcGts"))).toBe(0);
  });

  it("is read in the order that nested groups give, not in that of the file", () => {
    const groups = `<OrderedGroup id="g">
      <RegionRefIndexed index="2" regionRef="last"/>
      <UnorderedGroupIndexed index="1" id="u"><RegionRef regionRef="b"/><RegionRef regionRef="a"/></UnorderedGroupIndexed>
      <RegionRefIndexed index="0" regionRef="first"/></OrderedGroup>`;
    const regions = ["last", "a", "b", "first"].map((id, at) => region(id, 100 * at, line(100 * at, id))).join("");
    expect(text(page(order(groups) + regions))).toBe("first\nb\na\nlast");
  });

  it("is read column by column where it gives no order", () => {
    const place = (left: number, top: number, words: string) =>
      `<TextRegion id="${words}">${coords(left, top, left + 180, top + 300)}<TextLine id="l${words}">${equiv(words)}</TextLine></TextRegion>`;
    expect(
      text(page(place(310, 120, "three") + place(100, 440, "two") + place(100, 120, "one") + place(310, 440, "four"))),
    ).toBe("one\nthree\ntwo\nfour");
    const long = place(100, 120, "left").replace("100,420", "100,760").replace("280,420", "280,760");
    expect(text(page(place(310, 440, "lower") + long + place(310, 120, "upper")))).toBe("left\nupper\nlower");
  });

  it("puts what stands in the margin behind the text, where the file gives no order", () => {
    const margin = `<TextRegion id="m" type="marginalia">${coords(0, 100, 90, 200)}<TextLine id="lm">${equiv("beside")}</TextLine></TextRegion>`;
    expect(text(page(margin + region("a", 100, line(100, "text"))))).toBe("text\nbeside");
  });

  it("follows the order that Transkribus notes in custom attributes", () => {
    const regions =
      region(
        "a",
        0,
        line(0, "two", 'custom="readingOrder {index:1;}"') + line(30, "one", 'custom="readingOrder {index:0;}"'),
        'custom="readingOrder {index:1;}"',
      ) + region("b", 200, line(200, "zero"), 'custom="readingOrder {index:0;}"');
    expect(text(page(regions))).toBe("zero\none\ntwo");
  });

  it("takes the reading with the lowest index, else the surest one; the others are no text", () => {
    const words = (...readings: string[]) =>
      page(region("a", 0, `<TextLine id="l"><Word id="w">${readings.join("")}</Word></TextLine>`));
    expect(text(words(equiv("tell", 'index="1" conf="0.9"'), equiv("toll", 'index="0" conf="0.2"')))).toBe("toll");
    expect(text(words(equiv("tell", 'conf="0.2"'), equiv("toll", 'conf="0.9"')))).toBe("toll");
    expect(text(words(equiv("", 'index="0"'), equiv("toll", 'index="1"')))).toBe("toll");
    const { layout } = extract("page-xml", words(equiv("toll", 'conf="0.93"')));
    expect(layout.lines[0]?.words).toEqual([]);
  });

  it("reads a line that has its text as a whole, as words, or as letters", () => {
    const word = (id: string, left: number, inner: string) =>
      `<Word id="${id}">${coords(left, 0, left + 50, 20)}${inner}</Word>`;
    const whole = page(region("a", 0, line(0, "the toll books")));
    const words = page(
      region("a", 0, `<TextLine id="l">${word("1", 0, equiv("the"))}${word("2", 60, equiv("toll"))}</TextLine>`),
    );
    const letters = page(
      region(
        "a",
        0,
        `<TextLine id="l">${word("1", 0, `<Glyph id="g">${equiv("t", 'conf="0.9"')}</Glyph><Glyph id="h">${equiv("o")}</Glyph>`)}</TextLine>`,
      ),
    );
    expect([text(whole), text(words), text(letters)]).toEqual(["the toll books", "the toll", "to"]);
    expect(extract("page-xml", words).layout.lines[0]?.words?.map(({ box }) => box.left)).toEqual([0, 60]);
  });

  it("holds to a line's own text where it was corrected after its words", () => {
    const inner = `<TextLine id="l"><Word id="1">${coords(0, 0, 50, 20)}${equiv("tbe", 'conf="0.5"')}</Word>
      <Word id="2">${coords(60, 0, 99, 20)}${equiv("toll", 'conf="0.9"')}</Word>${equiv("the toll")}</TextLine>`;
    const { text: read, layout } = extract("page-xml", page(region("a", 0, inner)));
    expect(read).toBe("the toll");
    expect(layout.lines[0]?.words?.map(({ box, confidence }) => [box.left, confidence])).toEqual([
      [0, null],
      [60, 0.9],
    ]);
  });

  it("reads a region that has only a text of its own", () => {
    const { text: read, layout } = extract("page-xml", page(region("a", 100, equiv("one line\nand another"))));
    expect(read).toBe("one line\nand another");
    expect(layout.lines.map(({ box }) => [box.top, box.bottom])).toEqual([
      [100, 150],
      [150, 200],
    ]);
  });

  it("says what a line is, by the type of its region, its structure or its zone; page number and head are one line", () => {
    const regions =
      region("a", 100, line(100, "text"), 'type="paragraph"') +
      region("b", 700, line(700, "1 See the Archive."), 'type="footnote"') +
      `<TextRegion id="h" custom="structure {type:RunningTitleZone;}"><TextLine id="h1">${coords(200, 10, 400, 30)}${equiv("Papers")}</TextLine></TextRegion>` +
      `<TextRegion id="n" type="page-number"><TextLine id="n1">${coords(100, 12, 130, 30)}${equiv("212")}</TextLine></TextRegion>` +
      region("s", 800, line(860, "B 2", 'custom="structure {type:signature-mark;}"'));
    const { text: read, layout } = extract("page-xml", page(regions));
    expect(read.split("\n").map((words, at) => [words, layout.lines[at]?.role])).toEqual([
      ["212 Papers", "running-head"],
      ["text", undefined],
      ["1 See the Archive.", "note"],
      ["B 2", "signature-mark"],
    ]);
  });

  it("marks what Transkribus notes as raised or set in italics, inside a word too", () => {
    const custom =
      'custom="textStyle {offset:10; length:1; superscript:true;} textStyle {offset:12; length:8; italic:true;}"';
    expect(marksIn("page-xml", page(region("a", 0, line(0, "the books.1 See ibid. there", custom))))).toEqual([]);
    const placed = (words: string, attributes: string) => {
      const inner = words
        .split(" ")
        .map((word, at) => `<Word id="w${at}">${coords(at * 60, 0, at * 60 + 50, 20)}${equiv(word)}</Word>`)
        .join("");
      return page(region("a", 0, `<TextLine id="l" ${attributes}>${inner}${equiv(words)}</TextLine>`));
    };
    const source = placed("the books.1 See ibid. there", custom);
    expect(text(source)).toBe("the books.1 See ibid. there");
    expect(marksIn("page-xml", source)).toEqual([
      { mark: "note-marker", said: "1", words: "1" },
      { mark: "emphasis", said: "italic", words: "See ibid" },
    ]);
  });

  it("turns a page whose text lies on its side", () => {
    const turned = page(
      `<TextRegion id="a" orientation="90">${coords(100, 100, 200, 800)}
      <TextLine id="1">${coords(100, 100, 120, 800)}${equiv("first")}</TextLine>
      <TextLine id="2">${coords(140, 400, 160, 800)}${equiv("second")}</TextLine></TextRegion>`,
      'imageWidth="600" imageHeight="900"',
    );
    const { layout } = extract("page-xml", turned);
    expect(layout.pages[0]).toMatchObject({ width: 900, height: 600 });
    expect(layout.lines.map(({ box }) => box)).toEqual([
      { left: 100, top: 100, right: 800, bottom: 120 },
      { left: 100, top: 140, right: 500, bottom: 160 },
    ]);
  });

  it("keeps a page without text, and one without sizes", () => {
    expect(extract("page-xml", page("")).layout.pages).toHaveLength(1);
    expect(extract("page-xml", page(region("a", 0, line(0, "words")), "")).layout.pages[0]).toMatchObject({
      width: 500,
    });
  });

  it("comes to an end, whatever is repeated", () => {
    const many = 20_000;
    const step = (at: number) => region(`r${at}`, at, line(at, "a"));
    expect(text(page(Array.from({ length: many }, (_, at) => step(at)).join("")))).toHaveLength(2 * many - 1);
    const custom = `custom="${"textStyle {offset:0; length:99999; italic:true;} ".repeat(many)}"`;
    expect(text(page(region("a", 0, line(0, "a ".repeat(many), custom))))).toHaveLength(2 * many - 1);
  });

  it("is refused where it is not well-formed, with the place", () => {
    const refusal = refusalOf(
      "page-xml",
      page(region("a", 0, line(0, "words")), "", "2013").replace("</TextRegion>", "\n</Word></TextRegion>"),
    );
    expect(refusal.refused).toContain("not well-formed");
    expect(refusal.position).toMatchObject({ line: 2 });
  });
});
