import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";

/** An attribute with a space before it; nothing where there is no value. */
export function attribute(name: string, value: string | null): string {
  return value === null ? "" : ` ${name}="${escapeAttribute(value)}"`;
}

/** Running text. A character that XML cannot hold is a `g` (TEI 5) that keeps its code. */
export function text(value: string): string {
  return escapeText(value, unrepresentable);
}

function unrepresentable(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `<g type="unrepresentable" n="${code}">\uFFFD</g>`;
}
