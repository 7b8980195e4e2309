/** What a page's content consists of (ISO 32000-1, 7.2 and 7.8.2): operands, and the operators that follow them. */
export type ContentToken =
  | { readonly type: "operator" | "name"; readonly text: string }
  | { readonly type: "string"; readonly bytes: Uint8Array }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "open" | "close"; readonly text: "[" | "]" | "<<" | ">>" };

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([..."()<>[]{}/%"].map((sign) => sign.charCodeAt(0)));
const ESCAPES: ReadonlyMap<string, number> = new Map([
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["b", 8],
  ["f", 12],
]);
const [OPEN, CLOSE, LESS, GREATER, SLASH, BACKSLASH, PERCENT] = [40, 41, 60, 62, 47, 92, 37];

/** The tokens of a page's content, one after the other; content without pictures between its operators. */
export function* contentTokens(bytes: Uint8Array): Generator<ContentToken> {
  let at = 0;
  const text = (from: number, to: number): string => latin1(bytes.subarray(from, to));
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (WHITE.has(byte)) at++;
    else if (byte === PERCENT) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
    else if (byte === OPEN) {
      const { value, end } = literal(bytes, at);
      at = end;
      yield { type: "string", bytes: value };
    } else if (byte === LESS && bytes[at + 1] !== LESS) {
      const end = bytes.indexOf(GREATER, at);
      const last = end < 0 ? bytes.length : end;
      yield { type: "string", bytes: hexadecimal(bytes.subarray(at + 1, last)) };
      at = last + 1;
    } else if (byte === LESS || (byte === GREATER && bytes[at + 1] === GREATER)) {
      yield byte === LESS ? { type: "open", text: "<<" } : { type: "close", text: ">>" };
      at += 2;
    } else if (byte === 91 || byte === 93) {
      yield byte === 91 ? { type: "open", text: "[" } : { type: "close", text: "]" };
      at++;
    } else {
      const start = at;
      at++;
      while (at < bytes.length && !WHITE.has(bytes[at] ?? 0) && !DELIMITERS.has(bytes[at] ?? 0)) at++;
      const word = text(start, at);
      const value = Number(word);
      if (byte === SLASH) yield { type: "name", text: word.slice(1) };
      else if (Number.isNaN(value)) yield { type: "operator", text: word };
      else yield { type: "number", value };
    }
  }
}

/** A string in parentheses (7.3.4.2), which may hold pairs of them, and octal codes. */
function literal(bytes: Uint8Array, start: number): { value: Uint8Array; end: number } {
  const value: number[] = [];
  let depth = 1;
  let at = start + 1;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    at++;
    if (byte === OPEN) depth++;
    else if (byte === CLOSE && --depth === 0) break;
    if (byte !== BACKSLASH) {
      value.push(byte);
      continue;
    }
    const sign = bytes[at] ?? 0;
    at++;
    if (sign >= 48 && sign <= 55) {
      let code = sign - 48;
      for (let digits = 1; digits < 3 && (bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 55; digits++, at++)
        code = code * 8 + (bytes[at] ?? 0) - 48;
      value.push(code & 255);
    } else if (sign === 13 && bytes[at] === 10) at++;
    else if (sign !== 10 && sign !== 13) value.push(ESCAPES.get(String.fromCharCode(sign)) ?? sign);
  }
  return { value: Uint8Array.from(value), end: at };
}

function hexadecimal(digits: Uint8Array): Uint8Array {
  const clean = latin1(digits.filter((digit) => !WHITE.has(digit)));
  return Uint8Array.from({ length: Math.ceil(clean.length / 2) }, (_, at) =>
    Number.parseInt(clean.slice(2 * at, 2 * at + 2).padEnd(2, "0"), 16),
  );
}

/** A character for each byte. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
