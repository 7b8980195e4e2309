/** Text that is HTML already: only the template below makes it. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Part = Html | string | number | readonly Html[];

/**
 * A piece of HTML. Whatever is put in is text, with every character that means something in HTML escaped, unless it is
 * HTML already; so neither the name of a file nor a text can bring markup of its own. In attributes, quote with `"`.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const [first = "", ...rest] = strings.raw;
  return new Html(first + rest.map((string, at) => htmlOf(parts[at] ?? "") + string).join(""));
}

function htmlOf(part: Part): string {
  if (part instanceof Html) return part.source;
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return escapeHtml(String(part));
  return part.map(({ source }) => source).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Characters that HTML cannot hold (control characters, lone surrogates) become U+FFFD, as in its parser. */
function escapeHtml(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, "\u{FFFD}")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** A path below this file, as a link: nothing in it can be taken for a scheme, a query or a fragment. */
export function linkTo(path: string): string {
  return `./${path
    .replace(/\p{Surrogate}/gu, "\u{FFFD}")
    .split("/")
    .map(encodeURIComponent)
    .join("/")}`;
}

/** A number with commas between its thousands. */
export function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
