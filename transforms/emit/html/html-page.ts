import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";

/** A page that another one leads to. */
export interface PageLink {
  readonly href: string;
  readonly title: string;
}

/** What all pages of one edition have in common. */
export interface SiteFrame {
  readonly title: string;
  readonly language: string;
  readonly generator: string;
  /** The pages that every page leads to, in the order in which they are offered. */
  readonly menu: readonly PageLink[];
}

/** One page of the edition. */
export interface HtmlPage {
  /** Empty for the page of the whole edition. */
  readonly title: string;
  /** The class of the body: `text` holds the edition's own words, and nothing else does. */
  readonly kind: "text" | "front" | "apparatus";
  readonly previous?: PageLink | undefined;
  readonly next?: PageLink | undefined;
  readonly scripts?: readonly string[];
  readonly content: string;
}

const RIGHT_TO_LEFT = /^(?:ar|dv|fa|he|ps|sd|syr|ug|ur|yi)(?:-|$)/i;

/** A page of the reading edition; its controls are in English, its text in the edition's language. */
export function htmlPage(page: HtmlPage, frame: SiteFrame): string {
  const title = page.title === "" ? frame.title : `${page.title} · ${frame.title}`;
  const language = escapeAttribute(page.kind === "apparatus" ? "en" : frame.language);
  const direction = page.kind !== "apparatus" && RIGHT_TO_LEFT.test(frame.language) ? ' dir="rtl"' : "";
  const menu = frame.menu.map((link) => `<li>${anchor(link)}</li>`).join("");
  const scripts = ["words.js", "reader.js", ...(page.scripts ?? [])]
    .map((src) => `<script src="${src}" defer></script>\n`)
    .join("");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeText(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escapeAttribute(frame.generator)}">
<link rel="stylesheet" href="reader.css">
${relation("prev", page.previous)}${relation("next", page.next)}${scripts}</head>
<body class="${page.kind}">
<a class="skip" href="#main">Skip to the text</a>
<header class="bar">
<a class="title" href="index.html" lang="${escapeAttribute(frame.language)}">${escapeText(frame.title)}</a>
<nav aria-label="Edition"><ul>${menu}</ul></nav>
<form role="search" aria-label="From any page" action="search.html"><label for="find">Search</label><input id="find" name="q" type="search" autocomplete="off" spellcheck="false"></form>
${DISPLAY}</header>
<main id="main" tabindex="-1" lang="${language}"${direction}>
${page.content}</main>
${turn(page)}</body>
</html>
`;
}

/** The switches work by the style sheet alone; the script keeps them from page to page. */
const DISPLAY = `<details class="display">
<summary>Display</summary>
<div class="switches">
<label><input type="checkbox" id="show-emendations"> Emendations: show the source’s readings</label>
<label><input type="checkbox" id="hide-pages"> Hide page numbers</label>
<fieldset><legend>Light</legend>
<label><input type="radio" name="light" id="light-auto" checked> As the system</label>
<label><input type="radio" name="light" id="light-day"> Light</label>
<label><input type="radio" name="light" id="light-night"> Dark</label>
</fieldset>
</div>
</details>
`;

/** A link with its title for words. */
export function anchor({ href, title }: PageLink): string {
  return `<a href="${escapeAttribute(href)}">${escapeText(title)}</a>`;
}

function relation(name: string, link: PageLink | undefined): string {
  return link ? `<link rel="${name}" href="${escapeAttribute(link.href)}">\n` : "";
}

function turn({ previous, next }: HtmlPage): string {
  if (!previous && !next) return "";
  const step = (name: string, words: string, link: PageLink | undefined): string =>
    link
      ? `<a rel="${name}" href="${escapeAttribute(link.href)}"><span>${words}</span> ${escapeText(link.title)}</a>`
      : "";
  return `<nav class="turn" aria-label="Neighbours">
${step("prev", "Previous", previous)}${step("next", "Next", next)}
</nav>
`;
}
