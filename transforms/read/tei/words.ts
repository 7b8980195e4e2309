import { attributeOf, childOf, elementsIn, type TeiElement } from "./tree.ts";

/**
 * The characters of a text in the order in which the model has them: the description of a picture last in its
 * figure, and the character itself where Emend wrote that XML cannot hold it.
 */
export function wordsOf(element: TeiElement): string {
  const pieces: string[] = [];
  gather(element, pieces);
  return pieces.join("");
}

function gather(element: TeiElement, pieces: string[]): void {
  const described = element.name === "figure" ? childOf(element, "figDesc") : null;
  const head = element.name === "figure" ? (elementsIn(element).find(({ name }) => name === "head") ?? null) : null;
  if (head) gather(head, pieces);
  for (const child of element.children) {
    if (typeof child === "string") pieces.push(child);
    else if (child.name === "g" && attributeOf(child, "type") === "unrepresentable")
      pieces.push(String.fromCharCode(Number.parseInt(attributeOf(child, "n") ?? "FFFD", 16)));
    else if (child !== described && child !== head) gather(child, pieces);
  }
  if (described) gather(described, pieces);
}
