import { describe, expect, it } from "vitest";
import { extract, marksIn } from "./layout-reading.ts";

const string = (left: number, content: string, attributes = "") =>
  `<String HPOS="${left}" VPOS="100" WIDTH="50" HEIGHT="20" CONTENT="${content}" ${attributes}/>`;
const line = (inner: string, attributes = 'HPOS="100" VPOS="100" WIDTH="400" HEIGHT="20"') =>
  `<TextLine ${attributes}>${inner}</TextLine>`;
const alto = (layout: string, before = "") =>
  `<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">${before}<Layout>${layout}</Layout></alto>`;
const page = (inner: string, attributes = "") =>
  `<Page WIDTH="600" HEIGHT="900" ${attributes}><PrintSpace>${inner}</PrintSpace></Page>`;
const block = (id: string, inner: string, attributes = "") =>
  `<TextBlock ID="${id}" ${attributes}>${inner}</TextBlock>`;
const text = (source: string) => extract("alto", source).text;

describe("ALTO", () => {
  it("keeps one reading of a word; alternatives are no text", () => {
    expect(
      text(
        alto(page(block("a", line(`<String CONTENT="toll"><ALTERNATIVE PURPOSE="OCR">tell</ALTERNATIVE></String>`)))),
      ),
    ).toBe("toll");
  });

  it("gives word confidences from 0 to 1, whatever they are counted in", () => {
    const { layout } = extract(
      "alto",
      alto(
        page(
          block(
            "a",
            line(
              string(0, "a", 'WC="0.41"') + string(60, "b", 'WC="41"') + string(120, "c") + string(180, "d", 'WC="x"'),
            ),
          ),
        ),
      ),
    );
    expect(layout.lines[0]?.words?.map(({ confidence }) => confidence)).toEqual([0.41, 0.41, null, null]);
  });

  it("shows the hyphen of a parted word that the file notes in any of its ways, once", () => {
    const parted = (inner: string) => text(alto(page(block("a", line(inner)))));
    expect(parted('<String CONTENT="mili" SUBS_TYPE="HypPart1" SUBS_CONTENT="military"/>')).toBe("mili-");
    expect(parted('<String CONTENT="mili" SUBS_TYPE="HypPart1"/><HYP CONTENT="-"/>')).toBe("mili-");
    expect(parted('<String CONTENT="mili-" SUBS_TYPE="HypPart1"/><HYP CONTENT="-"/>')).toBe("mili-");
    expect(parted('<String CONTENT="mili"/><HYP/>')).toBe("mili-");
    expect(parted('<String CONTENT="tary" SUBS_TYPE="HypPart2" SUBS_CONTENT="military"/>')).toBe("tary");
  });

  it("joins strings that are one word, where the line names its spaces", () => {
    const words = `${string(0, "the")}<SP/>${string(60, "books.")}${string(110, "1", 'STYLE="superscript"')}<SP/>${string(170, "See")}`;
    const source = alto(page(block("a", line(words))));
    expect(text(source)).toBe("the books.1 See");
    expect(marksIn("alto", source)).toEqual([{ mark: "note-marker", said: "1", words: "1" }]);
    expect(text(alto(page(block("a", line(string(0, "the") + string(60, "books"))))))).toBe("the books");
  });

  it("takes sizes and styles from the styles that blocks, lines and strings refer to", () => {
    const styles = `<Styles><TextStyle ID="big" FONTSIZE="11"/><TextStyle ID="small" FONTSIZE="8" FONTSTYLE="italics"/></Styles>`;
    const word = (content: string) => `<String CONTENT="${content}"/>`;
    const source = alto(
      page(block("a", line(word("text")) + line(word("note"), 'STYLEREFS="PAR small"'), 'STYLEREFS="PAR big"')),
      styles,
    );
    expect(extract("alto", source).layout.lines.map(({ size }) => size)).toEqual([11, 8]);
    expect(marksIn("alto", alto(page(block("a", line(string(0, "ibid.")), 'STYLEREFS="small"')), styles))).toEqual([
      { mark: "emphasis", said: "italic", words: "ibid." },
    ]);
  });

  it("counts in pixels, in tenths of a millimetre or in parts of an inch", () => {
    const inches = alto(
      page(block("a", line(string(1200, "a")))),
      "<Description><MeasurementUnit>inch1200</MeasurementUnit></Description>",
    );
    expect(extract("alto", inches).layout.lines[0]?.words?.[0]?.box.left).toBe(300);
    const plain = alto(
      page(block("a", line(string(1200, "a")))),
      "<Description><MeasurementUnit>mm10</MeasurementUnit></Description>",
    );
    expect(extract("alto", plain).layout.lines[0]?.words?.[0]?.box.left).toBe(1200);
  });

  it("follows the order that blocks or a reading order name", () => {
    const words = (content: string) => line(`<String CONTENT="${content}"/>`);
    const chained =
      block("c", words("three")) + block("a", words("one"), 'IDNEXT="b"') + block("b", words("two"), 'IDNEXT="c"');
    expect(text(alto(page(chained)))).toBe("one\ntwo\nthree");
    const circle = block("a", words("one"), 'IDNEXT="b"') + block("b", words("two"), 'IDNEXT="a"');
    expect(text(alto(page(circle)))).toBe("one\ntwo");
    const order = `<ReadingOrder><OrderedGroup ID="g"><ElementRef ID="r1" REF="b"/><ElementRef ID="r2" REF="a"/></OrderedGroup></ReadingOrder>`;
    expect(text(alto(page(block("a", words("two")) + block("b", words("one"))), order))).toBe("one\ntwo");
  });

  it("comes to an end, whatever order many blocks are given in", () => {
    const many = 20_000;
    const numbers = Array.from({ length: many }, (_, at) => at);
    const blocks = numbers.map((at) => block(`b${at}`, line('<String CONTENT="a"/>'), `IDNEXT="b${at - 1}"`)).join("");
    expect(text(alto(page(blocks)))).toHaveLength(2 * many - 1);
    const refs = numbers.map((at) => `<ElementRef REF="b${at}"/>`).join("");
    expect(text(alto(page(blocks), `<ReadingOrder>${refs}</ReadingOrder>`))).toHaveLength(2 * many - 1);
  });

  it("says what stands in a margin, or under a tag", () => {
    const place = (top: number) => `HPOS="100" VPOS="${top}" WIDTH="50" HEIGHT="20"`;
    const tags = `<Tags><OtherTag ID="T1" LABEL="MainZone"/><OtherTag ID="T2" LABEL="QuireMarksZone"/></Tags>`;
    const source = alto(
      `<Page WIDTH="600" HEIGHT="900"><PrintSpace>${block("a", line('<String CONTENT="text"/>', place(100)), 'TAGREFS="T1"')}
      ${block("b", line('<String CONTENT="B 2"/>', place(850)), 'TAGREFS="T2"')}</PrintSpace>
      <TopMargin>${block("h", line('<String CONTENT="212"/>', place(10)))}</TopMargin></Page>`,
      tags,
    );
    const { text: read, layout } = extract("alto", source);
    expect(read.split("\n").map((words, at) => [words, layout.lines[at]?.role])).toEqual([
      ["212", "running-head"],
      ["text", undefined],
      ["B 2", "signature-mark"],
    ]);
  });

  it("keeps the page number that the file names beside the print", () => {
    expect(extract("alto", alto(page("", 'PRINTED_IMG_NR="xii"'))).layout.pages[0]?.label).toBe("xii");
  });

  it("turns a page whose blocks are turned", () => {
    const { layout } = extract(
      "alto",
      alto(
        page(
          block(
            "a",
            line('<String CONTENT="words"/>', 'HPOS="100" VPOS="100" WIDTH="20" HEIGHT="700"'),
            'ROTATION="270"',
          ),
        ),
      ),
    );
    expect(layout.lines[0]?.box).toEqual({ left: 100, top: 480, right: 800, bottom: 500 });
  });

  it("reads a file whatever encoding it declares: its bytes are decoded already", () => {
    const declared = alto(page(block("a", line('<String CONTENT="né"/>')))).replace(
      'version="1.0"',
      'version="1.0" encoding="UTF-16"',
    );
    expect(text(declared)).toBe("né");
  });
});
