import type { Attributed } from "../../../pipeline/model/attribute.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";

/** An attribute with a space before it; nothing where there is no value. */
export function attribute(name: string, value: string | null): string {
  return value === null ? "" : ` ${name}="${escapeAttribute(value)}"`;
}

/** Running text. A character that XML cannot hold is a `g` (TEI 5) that keeps its code. */
export function text(value: string): string {
  return escapeText(value, unrepresentable);
}

/** Text without elements, where a schema has none; a character that XML cannot hold is U+FFFD. */
export function plain(value: string): string {
  return escapeText(value, () => "\uFFFD");
}

function unrepresentable(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `<g type="unrepresentable" n="${code}">\uFFFD</g>`;
}

/** Prefixes that editors know these namespaces by. */
const PREFIXES: Readonly<Record<string, string>> = {
  "http://history.state.gov/ns/1.0": "frus",
  "http://history.state.gov/frus/ns/1.0": "frus",
  "http://www.w3.org/1999/xlink": "xlink",
};

const FOREIGN = /^\{([^}]*)\}(.+)$/;

/**
 * The attributes of a node's element: those that Emend writes, in place of which those stand that a TEI source
 * has (an empty one in place of none), and behind them what else that source has.
 */
export function attributes(node: Attributed, own: Readonly<Record<string, string | null>> = {}): string {
  const kept = new Map((node.attributes ?? []).map(({ name, value }) => [name, value]));
  let xml = "";
  for (const [name, value] of Object.entries(own)) {
    const written = kept.get(name) ?? value;
    if (written !== "" || !kept.has(name)) xml += attribute(name, written);
    kept.delete(name);
  }
  for (const [name, value] of kept) xml += keptAttribute(name, value);
  return xml;
}

/** An element of a TEI source, of TEI's namespace or of another one (`{namespace}local`). */
export function keptElement(name: string, written: string, content: string): string {
  const [, namespace, local] = FOREIGN.exec(name) ?? [];
  if (namespace === undefined || local === undefined) return element(name, written, content);
  const prefix = PREFIXES[namespace] ?? "n";
  return element(`${prefix}:${local}`, attribute(`xmlns:${prefix}`, namespace) + written, content);
}

function keptAttribute(name: string, value: string): string {
  const [, namespace, local] = FOREIGN.exec(name) ?? [];
  if (namespace === undefined || local === undefined) return attribute(name, value);
  const prefix = PREFIXES[namespace] ?? "n";
  return attribute(`xmlns:${prefix}`, namespace) + attribute(`${prefix}:${local}`, value);
}
