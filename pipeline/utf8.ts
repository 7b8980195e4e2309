/** Where UTF-8 breaks first; `truncated` when the bytes end in the middle of a character. */
export interface BrokenUtf8 {
  readonly offset: number;
  readonly truncated: boolean;
}

/** The first place where bytes are not well-formed UTF-8 (RFC 3629, section 4); null where there is none. */
export function brokenUtf8(bytes: Uint8Array): BrokenUtf8 | null {
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(bytes, at);
    if (length === 0) return { offset: at, truncated: isTruncated(bytes, at) };
    at += length;
  }
  return null;
}

/** Whether the bytes hold at least one well-formed character of two bytes or more. */
export function hasMultibyteSequence(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0xc2 && sequenceLength(bytes, at) > 0) return true;
  return false;
}

/** How many bytes the well-formed character at an offset has; 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = expectedLength(lead);
  if (length === 0) return 0;
  const [low, high] = secondByteRange(lead);
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let next = at + 2; next < at + length; next++) if (!isContinuation(bytes[next])) return 0;
  return length;
}

function expectedLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

// overlong forms, surrogates and code points past U+10FFFF are shut out by the second byte
function secondByteRange(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function isTruncated(bytes: Uint8Array, at: number): boolean {
  const present = bytes.length - at;
  if (present < 2 || present >= expectedLength(bytes[at] ?? 0)) return false;
  return bytes.subarray(at + 1).every(isContinuation);
}
