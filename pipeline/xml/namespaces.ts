/** Which namespace each prefix stands for at a place of a file; "" is the default one. */
export type Namespaces = ReadonlyMap<string, string>;

export const NO_NAMESPACES: Namespaces = new Map();

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

/** The namespaces within an element (Namespaces in XML 1.0, 6): those around it, unless it declares some. */
export function namespacesWithin(outer: Namespaces, attributes: readonly string[]): Namespaces {
  let inner: Map<string, string> | null = null;
  for (let at = 0; at < attributes.length; at += 2) {
    const name = attributes[at] ?? "";
    if (!isDeclaration(name)) continue;
    inner ??= new Map(outer);
    inner.set(name === "xmlns" ? "" : name.slice("xmlns:".length), attributes[at + 1] ?? "");
  }
  return inner ?? outer;
}

/** Whether an attribute declares a namespace. */
export function isDeclaration(name: string): boolean {
  return name.startsWith("xmlns") && (name.length === 5 || name[5] === ":");
}

/** A name as it is written, apart: its namespace ("" where it has none) and its local name. */
export function nameOf(written: string, namespaces: Namespaces, isAttribute: boolean): [string, string] {
  const colon = written.indexOf(":");
  if (colon < 0) return [isAttribute ? "" : (namespaces.get("") ?? ""), written];
  const prefix = written.slice(0, colon);
  return [prefix === "xml" ? XML_NAMESPACE : (namespaces.get(prefix) ?? ""), written.slice(colon + 1)];
}

/** Whether a namespace is the one that `xml:` stands for. */
export function isXmlNamespace(namespace: string): boolean {
  return namespace === XML_NAMESPACE;
}
