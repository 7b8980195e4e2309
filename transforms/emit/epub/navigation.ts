import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import type { ContentsEntry } from "../chapter-plan.ts";
import type { PageEntry } from "../chapter-writer.ts";
import { xhtmlPage } from "./xhtml-page.ts";

/** What the navigation document points to; addresses are relative to it. */
export interface Navigation {
  readonly language: string;
  readonly contents: readonly ContentsEntry[];
  readonly pages: readonly PageEntry[];
  readonly landmarks: readonly Landmark[];
}

/** A place every reading system can offer by its kind (EPUB Structural Semantics). */
export interface Landmark {
  readonly type: string;
  readonly href: string;
  readonly title: string;
}

/**
 * The navigation document (EPUB 3.3, 7): the contents as a page of the book, nested as the volume is;
 * the list of the printed pages and the landmarks for reading systems only.
 */
export function navigationDocument({ language, contents, pages, landmarks }: Navigation): string {
  const pageItems = pages
    .map(({ href, number }) => `<li><a href="${escapeAttribute(href)}">${escapeText(number)}</a></li>\n`)
    .join("");
  const pageList =
    pageItems &&
    `<nav id="page-list" role="doc-pagelist" epub:type="page-list" aria-label="Pages of the printed edition" hidden="hidden">
<ol>
${pageItems}</ol>
</nav>
`;
  const landmarkItems = landmarks
    .map(
      ({ type, href, title }) =>
        `<li><a epub:type="${type}" href="${escapeAttribute(href)}">${escapeText(title)}</a></li>\n`,
    )
    .join("");
  return xhtmlPage({
    title: "Contents",
    language,
    matter: "frontmatter",
    root: "",
    content: `<nav id="toc" role="doc-toc" epub:type="toc" aria-labelledby="toc-heading">
<h1 id="toc-heading" lang="en" xml:lang="en">Contents</h1>
${contentsList(contents)}</nav>
${pageList}<nav id="landmarks" epub:type="landmarks" aria-label="Landmarks" hidden="hidden">
<ol>
${landmarkItems}</ol>
</nav>
`,
  });
}

function contentsList(entries: readonly ContentsEntry[]): string {
  if (entries.length === 0) return "";
  const items = entries.map(({ title, date, href, children }) => {
    const words = escapeText(title) + (date === null ? "" : `<span class="date">, ${escapeText(date)}</span>`);
    const nested = contentsList(children);
    return `<li><a href="${escapeAttribute(href)}">${words}</a>${nested && `\n${nested}`}</li>\n`;
  });
  return `<ol>\n${items.join("")}</ol>\n`;
}
