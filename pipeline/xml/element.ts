/** An element as text: attributes and content are markup already; without content it is an empty-element tag. */
export function element(name: string, attributes: string, content: string): string {
  return content === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}
