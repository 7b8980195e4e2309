import { describe, expect, it } from "vitest";
import { extract, marksIn, refusalOf } from "./layout-reading.ts";

const word = (left: number, inner: string, more = "") =>
  `<span class="ocrx_word" title="bbox ${left} 0 ${left + 50} 20${more}">${inner}</span>`;
const line = (inner: string, more = "") => `<span class="ocr_line" title="bbox 0 0 300 20${more}">${inner}</span>`;
const page = (inner: string) => `<div class="ocr_page" title="image p.png; bbox 0 0 600 900">${inner}</div>`;
const hocr = (inner: string, head = "") =>
  `<!DOCTYPE html><html><head>${head}<title>none</title></head><body>${inner}</body></html>`;
const text = (source: string) => extract("hocr", source).text;
const words = (source: string) => extract("hocr", source).layout.lines[0]?.words ?? [];

describe("hOCR", () => {
  it("is read as kraken writes it: commas between properties, confidences of letters", () => {
    const source = hocr(`<div class="ocr_page" title="bbox 0 0 600 900, image p.png">
      <span class="ocr_line" title="bbox 0 0 300 20; cuts 3 4"><span class="ocrx_word" title="bbox 0 0 50 20, x_confs 0.5 1.0">to</span>
      <span class="ocrx_word" title="bbox 50 0 60 20, x_confs 1.0"> </span></span><br/></div>`);
    expect(text(source)).toBe("to");
    expect(words(source)).toMatchObject([{ box: { right: 50 }, confidence: 0.75 }]);
    expect(extract("hocr", source).layout.pages[0]).toMatchObject({ width: 600, height: 900 });
  });

  it("is read letter by letter as archive.org keeps it, without the white space between letters", () => {
    const letters = "toll".replace(/./g, '\n<span class="ocrx_cinfo" title="x_bboxes 0 0 9 9; x_conf 97.1">$&</span>');
    const source = hocr(
      page(
        `<div class="ocr_carea"><p class="ocr_par">${line(word(0, `${letters}\n`, "; x_wconf 41; x_fsize 10"))}</p></div>`,
      ),
    );
    expect(text(source)).toBe("toll");
    expect(words(source)).toMatchObject([{ confidence: 0.41 }]);
  });

  it("counts confidences in hundreds, from nothing to 1", () => {
    const source = hocr(
      page(line(word(0, "a", "; x_wconf 1") + word(60, "b", "; x_wconf 96") + word(120, "c", "; x_confs 90 70"))),
    );
    expect(words(source).map(({ confidence }) => confidence)).toEqual([0.01, 0.96, 0.8]);
  });

  it("loses no text that stands outside of words and lines", () => {
    expect(text(hocr(page(line(`${word(0, "the")}, toll ${word(60, "books")}`))))).toBe("the , toll books");
    expect(text(hocr(page(line("AT&amp;T alone"))))).toBe("AT&T alone");
    expect(text(hocr(page('<p class="ocr_par">a paragraph</p><p class="ocr_par">and another</p>')))).toBe(
      "a paragraph\nand another",
    );
  });

  it("finds the lines of words that stand in none, by their places", () => {
    const at = (left: number, top: number, inner: string) =>
      `<span class="ocrx_word" title="bbox ${left} ${top} ${left + 40} ${top + 20}">${inner}</span> `;
    expect(text(hocr(page(`<p class="ocr_par">${at(0, 0, "one")}${at(50, 2, "two")}${at(0, 30, "three")}</p>`)))).toBe(
      "one two\nthree",
    );
  });

  it("marks words that are raised or set in italics", () => {
    const source = hocr(
      page(
        line(
          word(0, "books.<sup>1</sup>") +
            word(60, "<em>See</em>") +
            word(120, "<em>ibid.</em>") +
            word(180, "x<sup>th</sup>"),
        ),
      ),
    );
    expect(text(source)).toBe("books.1 See ibid. xth");
    expect(marksIn("hocr", source)).toEqual([
      { mark: "note-marker", said: "1", words: "1" },
      { mark: "emphasis", said: "italic", words: "See ibid." },
      { mark: "emphasis", said: "superscript", words: "th" },
    ]);
    expect(marksIn("hocr", hocr(page(line(word(0, "<sup>1</sup>") + word(60, "See")))))).toEqual([]);
  });

  it("names head, foot and page number, but for what Tesseract calls a header: that is a guess", () => {
    const named = page(
      `<span class="ocr_header" title="bbox 0 0 99 20">${word(0, "Papers")}</span>${line(word(0, "text"), "")}`,
    );
    expect(extract("hocr", hocr(named)).layout.lines.map(({ role }) => role)).toEqual(["running-head", undefined]);
    const tesseract = hocr(named, '<meta name="ocr-system" content="tesseract 5.3.0"/>');
    expect(extract("hocr", tesseract).layout.lines.map(({ role }) => role)).toEqual([undefined, undefined]);
  });

  it("turns a page whose lines are turned", () => {
    const turned = `<span class="ocr_line" title="bbox 100 100 120 800; textangle 90">${word(0, "words")}</span>`;
    expect(extract("hocr", hocr(page(turned))).layout.lines[0]?.box).toEqual({
      left: 100,
      top: 100,
      right: 800,
      bottom: 120,
    });
  });

  it("comes to an end, however deep it is nested, and whatever is repeated", () => {
    const many = 50_000;
    expect(refusalOf("hocr", page("<span>a".repeat(many))).refused).toContain("inside each other");
    expect(text(page(`<span class="ocrx_word">${"<em>a".repeat(1000)}${"</em>".repeat(1000)}</span>`))).toHaveLength(
      1000,
    );
    expect(text(page('<span class="ocrx_word" title="bbox 1 2 3 4">a</span>'.repeat(many)))).toHaveLength(2 * many - 1);
    expect(text(page(line(word(0, "a", "; x_confs 90".repeat(many)))))).toBe("a");
  });

  it("turns a page whose words go down it, though the file does not say so", () => {
    const at = (top: number, inner: string) =>
      `<span class="ocrx_word" title="bbox 500 ${top} 520 ${top + 90}">${inner}</span>`;
    const down = `<span class="ocr_line" title="bbox 500 100 520 390">${at(100, "one")}${at(200, "two")}${at(300, "three")}</span>`;
    const { layout } = extract("hocr", hocr(page(down)));
    expect(layout.pages[0]).toMatchObject({ width: 900, height: 600 });
    expect(layout.lines[0]?.box).toEqual({ left: 100, top: 80, right: 390, bottom: 100 });
  });

  it("is refused where it is cut off, in a page or between two", () => {
    const whole = hocr(page(line(word(0, "toll"))) + page(line(word(0, "books"))));
    expect(refusalOf("hocr", whole.slice(0, whole.indexOf("books"))).refused).toContain("cut off");
    expect(refusalOf("hocr", whole.slice(0, whole.indexOf("</body>"))).refused).toContain("cut off");
    expect(text(whole)).toBe("toll\fbooks");
    // a page alone, without the document around it, is whole
    expect(text(page(line(word(0, "toll"))))).toBe("toll");
  });
});
