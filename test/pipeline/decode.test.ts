import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decoded, decode, encode } from "../../pipeline/decode.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);
const latin = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

function read(data: Uint8Array): Decoded {
  const decoded = decode(data);
  if (decoded.text === null) throw new Error(decoded.findings[0]?.message);
  return decoded;
}

function refusal(data: Uint8Array) {
  const decoded = decode(data);
  expect(decoded.text).toBeNull();
  expect(decoded.findings).toHaveLength(1);
  const finding = decoded.findings[0];
  if (!finding) throw new Error("no finding");
  expect(finding.severity).toBe("error");
  expect(finding.hint).toBeTruthy();
  return finding;
}

describe("decode", () => {
  it("reads UTF-8 without a word about it", () => {
    expect(read(Buffer.from("Zürich – 12½"))).toEqual({
      text: "Zürich – 12½",
      encoding: "utf-8",
      byteOrderMark: false,
      findings: [],
    });
  });

  it("keeps a byte order mark apart from the text", () => {
    const decoded = read(Buffer.from("\ufeffText"));
    expect(decoded).toMatchObject({ text: "Text", encoding: "utf-8", byteOrderMark: true });
  });

  it("reads UTF-16 by its byte order mark, and says so", () => {
    const little = read(bytes(0xff, 0xfe, 0x48, 0x00, 0x13, 0x20));
    expect(little).toMatchObject({ text: "H–", encoding: "utf-16le", byteOrderMark: true });
    expect(little.findings).toMatchObject([{ rule: "source/encoding-assumed", severity: "info" }]);
    expect(read(bytes(0xfe, 0xff, 0x00, 0x48, 0x20, 0x13))).toMatchObject({ text: "H–", encoding: "utf-16be" });
  });

  it("reads UTF-16 without a mark by its zero bytes, and warns", () => {
    const text = "A letter of no great length—yet long enough.";
    for (const encoding of ["utf-16le", "utf-16be"] as const) {
      const decoded = read(encode(text, encoding, false));
      expect(decoded).toMatchObject({ text, encoding, byteOrderMark: false });
      expect(decoded.findings).toMatchObject([{ rule: "source/encoding-assumed", severity: "warning" }]);
    }
  });

  it("takes bytes that are no UTF-8 at all for Windows-1252, and warns", () => {
    const decoded = read(latin("He said \x93no\x94 \x96 caf\xe9."));
    expect(decoded).toMatchObject({ text: "He said “no” – café.", encoding: "windows-1252" });
    expect(decoded.findings).toMatchObject([{ rule: "source/encoding-assumed", severity: "warning" }]);
  });

  it("refuses UTF-8 that is broken in one place, and says where", () => {
    const finding = refusal(Buffer.concat([Buffer.from("Zürich\nund K"), bytes(0xf6), Buffer.from("ln")]));
    expect(finding.rule).toBe("source/broken-encoding");
    expect(finding.message).toContain("F6");
    expect(finding.message).toContain("byte 13");
    expect(finding.position).toEqual({ line: 2, column: 6 });
  });

  it("refuses UTF-8 whose last character is cut off", () => {
    expect(refusal(bytes(0x61, 0xe2, 0x80)).rule).toBe("source/broken-encoding");
  });

  it("refuses overlong forms and surrogates in UTF-8", () => {
    const good = Buffer.from("é ");
    for (const bad of [
      bytes(0xc0, 0xaf),
      bytes(0xe0, 0x80, 0xaf),
      bytes(0xed, 0xa0, 0x80),
      bytes(0xf4, 0x90, 0x80, 0x80),
    ])
      expect(refusal(Buffer.concat([good, bad])).rule).toBe("source/broken-encoding");
  });

  it("refuses UTF-16 with half a character", () => {
    expect(refusal(bytes(0xff, 0xfe, 0x48, 0x00, 0x48)).message).toContain("cut in half");
    expect(refusal(bytes(0xff, 0xfe, 0x48, 0x00, 0x00, 0xd8)).position).toEqual({ line: 1, column: 2 });
  });

  it("refuses empty files and files of white space", () => {
    expect(refusal(bytes()).rule).toBe("source/empty");
    expect(refusal(Buffer.from(" \n\t\r\n")).rule).toBe("source/empty");
    expect(refusal(Buffer.from("\ufeff")).rule).toBe("source/empty");
  });

  it.each([
    ["PNG", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ["JPEG", [0xff, 0xd8, 0xff, 0xe0]],
    ["PDF", [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
    ["ZIP", [0x50, 0x4b, 0x03, 0x04]],
    ["UTF-32", [0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]],
  ])("names a %s by its first bytes", (name, start) => {
    const finding = refusal(bytes(...start, 1, 2, 3));
    expect(finding.rule).toBe("source/binary");
    expect(finding.message).toContain(name);
  });

  it("refuses zero characters in a text", () => {
    const finding = refusal(Buffer.from("ab\0cd"));
    expect(finding.rule).toBe("source/binary");
    expect(finding.message).toContain("line 1, column 3");
  });
});

describe("encode", () => {
  const line = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => /\S/.test(text) && !text.includes("\0"));

  it("is the inverse of decode for every text, in every Unicode encoding", () => {
    fc.assert(
      fc.property(line, fc.constantFrom("utf-8", "utf-16le", "utf-16be"), (text, encoding) => {
        const data = encode(text, encoding, true);
        const decoded = decode(data);
        if (decoded.text === null) return;
        expect(Buffer.from(encode(decoded.text, decoded.encoding, decoded.byteOrderMark)).equals(data)).toBe(true);
      }),
    );
  });

  it("gives back the bytes of whatever could be decoded", () => {
    let readable = 0;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60, min: 9 }), (data) => {
        const decoded = decode(data);
        if (decoded.text === null) return;
        readable++;
        expect(Buffer.from(encode(decoded.text, decoded.encoding, decoded.byteOrderMark)).equals(data)).toBe(true);
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(readable).toBeGreaterThan(50);
  });

  it("gives back every byte of Windows-1252, and refuses what it does not have", () => {
    const all = Uint8Array.from({ length: 246 }, (_, at) => at + 10);
    const decoded = read(all);
    expect(decoded.encoding).toBe("windows-1252");
    expect(Buffer.from(encode(decoded.text, "windows-1252", false)).equals(all)).toBe(true);
    expect(() => encode("Ω", "windows-1252", false)).toThrow("U+03A9");
    expect(() => encode("\u0080", "windows-1252", false)).toThrow("U+0080");
  });
});
