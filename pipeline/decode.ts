import { errorFinding } from "./error-finding.ts";
import type { Encoding, LedgerFinding } from "./model/ledger.ts";
import { lineIndex } from "./model/span.ts";
import { brokenUtf8, hasMultibyteSequence } from "./utf8.ts";
import { decodeWindows1252, encodeWindows1252 } from "./windows-1252.ts";

/** A text and how it was read; `findings` say what was assumed. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  readonly findings: readonly LedgerFinding[];
}

/** Bytes that are not a text that can be read, with the reason. */
export interface Undecodable {
  readonly text: null;
  readonly findings: readonly LedgerFinding[];
}

const UTF_8_MARK = [0xef, 0xbb, 0xbf];
const UTF_16LE_MARK = [0xff, 0xfe];
const UTF_16BE_MARK = [0xfe, 0xff];

const AS_TEXT = "Save it as plain text in UTF-8.";
const UNPACK = "Unpack it, and give Emend the files in it.";

/** What files of other kinds begin with, as Latin-1, what they are, and the remedy; in the order in which they are tried. */
const SIGNATURES: readonly (readonly [start: string, what: string, hint?: string])[] = [
  ["\x89PNG\r\n", "a PNG picture"],
  ["\xff\xd8\xff", "a JPEG picture"],
  ["GIF8", "a GIF picture"],
  ["II*\0", "a TIFF picture"],
  ["MM\0*", "a TIFF picture"],
  ["%PDF-", "a PDF file"],
  ["PK\x03\x04", "a ZIP archive (a Word document or an EPUB is one too)", `${UNPACK} ${AS_TEXT}`],
  ["\x1f\x8b", "a gzip archive", UNPACK],
  ["\xd0\xcf\x11\xe0", "an old Word or Office document"],
  ["{\\rtf", "an RTF document"],
  ["\xff\xfe\0\0", "a text in UTF-32"],
  ["\0\0\xfe\xff", "a text in UTF-32"],
];

/** Kinds of files without text of their own that a reader may take the text out of. */
const READABLE = ["\x89PNG\r\n", "\xff\xd8\xff", "II*\0", "MM\0*", "%PDF-"];
/** A PDF's own sign may stand some way into the file (ISO 32000-2, 7.5.2 and its annex on implementations). */
const PDF_WITHIN = 1024;

/** Whether bytes are a PDF or a picture of a page, which readers of binary files may read. */
export function isReadableBinary(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PDF_WITHIN)).toString("latin1");
  return READABLE.some((signature) => start.startsWith(signature)) || /^[^<]{0,900}%PDF-\d/u.test(start);
}

/**
 * The text that bytes stand for. Tried in this order: a byte order mark, the zero bytes of UTF-16, UTF-8,
 * Windows-1252. Bytes that hold both good and broken UTF-8 are refused, not guessed at: they are a damaged
 * file, not another encoding. UTF-8: RFC 3629; UTF-16: Unicode, section 3.10; Windows-1252: WHATWG Encoding.
 */
export function decode(bytes: Uint8Array): Decoded | Undecodable {
  if (bytes.length === 0)
    return refuse("source/empty", "the file is empty", "Check that it was copied or saved completely.");
  const signature = SIGNATURES.find(([start]) =>
    startsWith(
      bytes,
      [...start].map((c) => c.charCodeAt(0)),
    ),
  );
  if (signature) return refuse("source/binary", `this is ${signature[1]}, not a plain text`, signature[2] ?? AS_TEXT);
  const decoded = decodeText(bytes);
  if (decoded.text === null) return decoded;
  const zero = decoded.text.indexOf("\0");
  if (zero >= 0)
    return refuse(
      "source/binary",
      `the file holds binary data (a zero character at ${describe(decoded.text, zero)})`,
      "Give the text itself, as plain text in UTF-8.",
    );
  if (decoded.text.trim() === "")
    return refuse("source/empty", "the file holds nothing but white space", "Check that it was saved completely.");
  return decoded;
}

function decodeText(bytes: Uint8Array): Decoded | Undecodable {
  if (startsWith(bytes, UTF_8_MARK)) return decodeUtf8(bytes.subarray(3), true);
  if (startsWith(bytes, UTF_16LE_MARK)) return decodeUtf16(bytes.subarray(2), "utf-16le", true);
  if (startsWith(bytes, UTF_16BE_MARK)) return decodeUtf16(bytes.subarray(2), "utf-16be", true);
  const wide = zeroBytePattern(bytes);
  return wide ? decodeUtf16(bytes, wide, false) : decodeUtf8(bytes, false);
}

/** The bytes that decode to this text: the inverse of `decode`. */
export function encode(text: string, encoding: Encoding, byteOrderMark: boolean): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return Buffer.concat([Buffer.from(byteOrderMark ? UTF_8_MARK : []), Buffer.from(text, "utf8")]);
    case "utf-16le":
      return Buffer.concat([Buffer.from(byteOrderMark ? UTF_16LE_MARK : []), Buffer.from(text, "utf16le")]);
    case "utf-16be":
      return Buffer.concat([Buffer.from(byteOrderMark ? UTF_16BE_MARK : []), Buffer.from(text, "utf16le").swap16()]);
    case "windows-1252":
      return encodeWindows1252(text);
  }
}

function decodeUtf8(bytes: Uint8Array, byteOrderMark: boolean): Decoded | Undecodable {
  const broken = brokenUtf8(bytes);
  if (broken === null) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
    return { text, encoding: "utf-8", byteOrderMark, findings: [] };
  }
  if (byteOrderMark || broken.truncated || hasMultibyteSequence(bytes)) {
    const before = Buffer.from(bytes.subarray(0, broken.offset)).toString("utf8");
    const offset = broken.offset + (byteOrderMark ? UTF_8_MARK.length : 0);
    const value = (bytes[broken.offset] ?? 0).toString(16).toUpperCase().padStart(2, "0");
    return refuse(
      "source/broken-encoding",
      `broken UTF-8: the byte ${value} at byte ${offset} does not belong there (${describe(before, before.length)})`,
      "The file was damaged or put together from two encodings: get a good copy, or save it again as UTF-8.",
      before,
    );
  }
  const text = decodeWindows1252(bytes);
  const message = "the file is not UTF-8; it was read as Windows-1252";
  const hint = "Look whether quotation marks and accents are right; save it as UTF-8 to be sure.";
  return {
    text,
    encoding: "windows-1252",
    byteOrderMark: false,
    findings: [assumed("warning", message, hint)],
  };
}

function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be", mark: boolean): Decoded | Undecodable {
  const name = encoding === "utf-16le" ? "UTF-16 (little endian)" : "UTF-16 (big endian)";
  const remedy = "Get a good copy, or save the text as UTF-8.";
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const text = (encoding === "utf-16be" ? even.swap16() : even).toString("utf16le");
  if (bytes.length % 2 === 1)
    return refuse("source/broken-encoding", `broken ${name}: the last character is cut in half`, remedy, text);
  const lone = /[\uD800-\uDFFF]/u.exec(text);
  if (lone)
    return refuse(
      "source/broken-encoding",
      `broken ${name}: half of a character at ${describe(text, lone.index)}`,
      remedy,
      text.slice(0, lone.index),
    );
  const why = mark ? "its byte order mark says so" : "of the zero bytes between its letters";
  return {
    text,
    encoding,
    byteOrderMark: mark,
    findings: [assumed(mark ? "info" : "warning", `read as ${name}, because ${why}`)],
  };
}

const SAMPLE = 4096;
const FEWEST_PAIRS = 4;

/** Which UTF-16 it is, told by where zero bytes stand in a text of mostly Latin letters; null if none. */
function zeroBytePattern(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const pairs = Math.min(bytes.length, SAMPLE) >> 1;
  if (bytes.length % 2 === 1 || pairs < FEWEST_PAIRS) return null;
  let first = 0;
  let second = 0;
  for (let at = 0; at < pairs; at++) {
    if (bytes[2 * at] === 0) first++;
    if (bytes[2 * at + 1] === 0) second++;
  }
  if (second > pairs / 3 && first * 100 < pairs) return "utf-16le";
  if (first > pairs / 3 && second * 100 < pairs) return "utf-16be";
  return null;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

function describe(text: string, offset: number): string {
  const { line, column } = lineIndex(text).position(offset);
  return `line ${line}, column ${column}`;
}

function assumed(severity: "info" | "warning", message: string, hint?: string): LedgerFinding {
  return { rule: "source/encoding-assumed", severity, message, span: null, position: null, ...(hint && { hint }) };
}

function refuse(rule: LedgerFinding["rule"], message: string, hint: string, before: string | null = null): Undecodable {
  const position = before === null ? null : lineIndex(before).position(before.length);
  return { text: null, findings: [errorFinding(rule, message, hint, position)] };
}
