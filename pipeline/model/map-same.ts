/** As `map`; the array itself where every element stays the same, so that what did not change can be told by its identity. */
export function mapSame<Element>(
  elements: readonly Element[],
  change: (element: Element) => Element,
): readonly Element[] {
  let out: Element[] | null = null;
  for (let at = 0; at < elements.length; at++) {
    const element = elements[at] as Element;
    const changed = change(element);
    if (out) out.push(changed);
    else if (changed !== element) {
      out = elements.slice(0, at);
      out.push(changed);
    }
  }
  return out ?? elements;
}
