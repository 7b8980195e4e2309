import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import type { ContentsEntry } from "../chapter-plan.ts";
import type { PageEntry } from "../chapter-writer.ts";

/** What the first page of the edition shows. */
export interface FrontMatter {
  readonly title: string;
  /** What is known of the edition, and what the source says of its own origin. */
  readonly origin: readonly string[];
  readonly contents: readonly ContentsEntry[];
  /** The printed page on which a file's text begins, where that is known. */
  readonly startPages: ReadonlyMap<string, string>;
}

/** Title and contents: every division with its date and the printed page on which it begins. */
export function frontContent({ title, origin, contents, startPages }: FrontMatter): string {
  const lines = origin.map((line) => `<p class="origin">${escapeText(line)}</p>\n`).join("");
  const list = contentsList(contents, startPages);
  return `<header class="title-page">
<h1>${escapeText(title)}</h1>
${lines}</header>
<nav class="contents" id="contents" aria-labelledby="contents-heading">
<h2 id="contents-heading" lang="en">Contents</h2>
${list === "" ? '<p lang="en">This edition is empty.</p>\n' : list}</nav>
`;
}

function contentsList(entries: readonly ContentsEntry[], startPages: ReadonlyMap<string, string>): string {
  if (entries.length === 0) return "";
  const items = entries.map(({ title, date, href, children }) => {
    const nested = contentsList(children, startPages);
    const day = date === null ? "" : ` <span class="date">${escapeText(date)}</span>`;
    const page = startPages.get(href);
    const folio =
      page === undefined
        ? ""
        : ` <span class="folio"><span class="unseen" lang="en">page </span>${escapeText(page)}</span>`;
    const line = `<a href="${escapeAttribute(href)}"><span class="name">${escapeText(title)}</span>${day}${folio}</a>`;
    return `<li${nested === "" ? "" : ' class="group"'}>${line}${nested && `\n${nested}`}</li>\n`;
  });
  return `<ol>\n${items.join("")}</ol>\n`;
}

/** The pages of the printed edition, each leading to its place in the text. */
export function pagesContent(pages: readonly PageEntry[]): string {
  const items = pages
    .map(({ href, number }) => `<li><a href="${escapeAttribute(href)}">${escapeText(number)}</a></li>\n`)
    .join("");
  return `<h1>Pages of the printed edition</h1>
<nav aria-label="Pages of the printed edition">
<ol class="pages">
${items}</ol>
</nav>
`;
}
