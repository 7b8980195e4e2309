/** Four hexadecimal digits for a UTF-16 code unit; every character that XML 1.0 cannot hold is one unit long. */
export function unitToHex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
}

/** The UTF-16 code unit that four hexadecimal digits stand for. */
export function hexToUnit(digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}

/** A value of an attribute in which `\u0007` stands for a character that XML cannot hold and `\\` for a backslash. */
export function encodeUnits(value: string): string {
  return value.includes("\\") ? value.replaceAll("\\", "\\\\") : value;
}

/** Undoes `encodeUnits` and the `\u0007` of the writer. */
export function decodeUnits(value: string): string {
  return value.includes("\\")
    ? value.replace(/\\(?:\\|u([0-9A-F]{4}))/g, (_whole, digits: string | undefined) =>
        digits === undefined ? "\\" : hexToUnit(digits),
      )
    : value;
}
