import { describe, expect, it } from "vitest";
import type { Extraction, Refusal, SourceFile } from "../../pipeline/transform.ts";
import { alto } from "../../transforms/read/page-layout/alto.ts";
import { hocr } from "../../transforms/read/page-layout/hocr.ts";
import { typeSize } from "../../transforms/read/page-layout/type-size.ts";
import { pageText } from "../../transforms/read/page-text.ts";

function file(text: string, name = "scan.xml"): SourceFile {
  return { name, bytes: new TextEncoder().encode(text), text, encoding: "utf-8", byteOrderMark: false };
}

function read(reader: typeof hocr | typeof alto, text: string): Extraction {
  const extraction = reader.extract?.(file(text));
  if (!extraction || "refused" in extraction) throw new Error(`refused: ${JSON.stringify(extraction)}`);
  return extraction;
}

function refusal(reader: typeof hocr | typeof alto, text: string): Refusal {
  const extraction = reader.extract?.(file(text));
  if (!extraction || !("refused" in extraction)) throw new Error("it was read");
  return extraction;
}

const HOCR = `<html><body>
<div class='ocr_page' title='image "p-1.png"; bbox 0 0 1200 1600; ppageno 0'>
<span class='ocr_line' title="bbox 100 90 300 120; x_size 25"><span class='ocrx_word' title='bbox 100 90 180 120; x_wconf 96'>toll</span>
<span class='ocrx_word' title='bbox 190 90 300 120; x_wconf 41'>books &amp;</span></span>
<span class='ocr_line' title="bbox 100 130 200 150"><span class='ocrx_word' title='bbox 100 130 200 150'> </span></span>
</div>
<div class='ocr_page' title='bbox 0 0 1200 1600'></div>
<div class='ocr_page' title='bbox 0 0 1200 1600'><span class='ocr_header' title='bbox 10 20 30 40'>212</span></div>
</body></html>`;

const ALTO = `<?xml version="1.0"?><a:alto xmlns:a="http://www.loc.gov/standards/alto/ns-v4#"><a:Layout>
<a:Page WIDTH="1200" HEIGHT="1600"><a:TextLine HPOS="100" VPOS="90" WIDTH="200" HEIGHT="30">
<a:String HPOS="100" VPOS="90" WIDTH="80" HEIGHT="30" WC="0.96" CONTENT="toll"/><a:SP/>
<a:String HPOS="190" VPOS="90" WIDTH="110" HEIGHT="30" WC="0.41" CONTENT="books &amp;"/></a:TextLine></a:Page>
<a:Page WIDTH="1200" HEIGHT="1600"/>
<a:Page WIDTH="1200" HEIGHT="1600"><a:TextLine HPOS="10" VPOS="20" WIDTH="20" HEIGHT="20">
<a:String HPOS="10" VPOS="20" WIDTH="20" HEIGHT="20" CONTENT="212"/></a:TextLine></a:Page>
</a:Layout></a:alto>`;

describe("pages with geometry", () => {
  it("give the same text, and the same places, whether they come as hOCR or as ALTO", () => {
    const [one, other] = [read(hocr, HOCR), read(alto, ALTO)];
    expect(one.text).toBe("toll books &\f\f212");
    expect(other.text).toBe(one.text);
    expect(other.layout.pages).toEqual(one.layout.pages);
    expect(other.layout.lines[0]).toEqual(one.layout.lines[0]);
  });

  it("keep their words' places and confidences, each at its place in the text", () => {
    const { text, layout } = read(hocr, HOCR);
    const words = layout.lines[0]?.words ?? [];
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(["toll", "books &"]);
    expect(words.map(({ confidence }) => confidence)).toEqual([0.96, 0.41]);
  });

  it("keep an empty page, so that the pages behind it count on", () => {
    expect(read(alto, ALTO).layout.pages).toHaveLength(3);
  });

  it("take the reading that was kept where a word has several", () => {
    const word = `<span class="ocrx_word" title="bbox 1 2 30 4"><span class="alternatives"><ins class="alt">toll</ins><del class="alt">tell</del></span></span>`;
    const page = `<div class="ocr_page" title="bbox 0 0 9 9"><span class="ocr_line" title="bbox 1 2 30 4">${word}</span></div>`;
    expect(read(hocr, page).text).toBe("toll");
  });

  it("end a parted line with its hyphen once, whether the last string has it or not", () => {
    const line = (content: string) =>
      `<alto><Page><TextLine><String CONTENT="${content}"/><HYP CONTENT="-"/></TextLine></Page></alto>`;
    expect(read(alto, line("mili")).text).toBe("mili-");
    expect(read(alto, line("mili-")).text).toBe("mili-");
  });

  it("are known by what they hold, not by their name", () => {
    expect(hocr.accepts(file(HOCR, "scan.html"))).toBeGreaterThan(0.95);
    expect(alto.accepts(file(ALTO))).toBeGreaterThan(0.95);
    expect(hocr.accepts(file("the class ocr_page of a text"))).toBe(0);
    expect(alto.accepts(file("<altona>"))).toBe(0);
  });
});

describe("a file that is not whole, or hostile", () => {
  it("is refused where its XML was cut off or is not nested", () => {
    expect(refusal(alto, ALTO.slice(0, 500)).refused).toContain("not well-formed");
    const stray = refusal(alto, "<alto>\n<Page>\n<TextLine></Page></alto>");
    expect(stray.refused).toContain("mismatch: TextLine");
    expect(stray.position?.line).toBe(3);
    expect(refusal(alto, ALTO.replace("</a:Page>", "</a:String></a:Page>")).refused).toContain("not well-formed");
  });

  it("is refused where it declares entities, and reads nothing outside itself", () => {
    const bomb = `<!DOCTYPE alto [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${ALTO}`;
    const outside = `<!DOCTYPE alto [<!ENTITY x SYSTEM "file:///etc/hostname">]>${ALTO}`;
    expect(refusal(alto, bomb).refused).toContain("entities");
    expect(refusal(hocr, outside).refused).toContain("entities");
  });
});

describe("the size of type", () => {
  const word = (text: string, width: number, height = 20) => ({
    text,
    box: { left: 0, top: 0, right: width, bottom: height },
    confidence: null,
  });

  it("comes from the width of words, whatever the height of their boxes", () => {
    const line = [word("harbour", 96), word("master", 88), word("willing", 82)];
    const higher = [word("harbour", 96, 34), word("master", 88, 13), word("willing", 82, 28)];
    const size = typeSize(line);
    expect(size).toBeGreaterThan(24);
    expect(size).toBeLessThan(32);
    expect(typeSize(higher)).toBe(size);
    expect(typeSize(line.map(({ text, box }) => word(text, box.right * 0.8)))).toBeCloseTo((size ?? 0) * 0.8);
  });

  it("is not known of too few letters, nor of capitals, which may be small ones", () => {
    expect(typeSize([word("some", 50)])).toBeNull();
    expect(typeSize([word("THE", 70), word("HARBOUR", 150), word("MASTER", 120)])).toBeNull();
  });
});

describe("a page text", () => {
  it("is lines of print between form feeds, not paragraphs or a form feed alone", () => {
    const page = "one line\nand another\nand a third\nand a last\n";
    expect(pageText.accepts(file(`${page}\f${page}`))).toBeGreaterThan(0.5);
    expect(pageText.accepts(file(page))).toBe(0);
    expect(pageText.accepts(file("A paragraph.\n\fAnother."))).toBe(0);
    expect(pageText.accepts(file(`${"x".repeat(400)}\n`.repeat(9) + "\f.".repeat(2)))).toBe(0);
  });
});
