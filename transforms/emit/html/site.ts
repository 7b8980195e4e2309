import { countEdition } from "../../../pipeline/model/counts.ts";
import type { Node } from "../../../pipeline/model/edition.ts";
import { childNodes } from "../../../pipeline/model/walk.ts";
import type { ArtifactFile, EmitInput } from "../../../pipeline/transform.ts";
import { aboutEdition } from "../about-edition.ts";
import { type Chapter, type ContentsEntry, type Plan, type PlanOptions, planChapters } from "../chapter-plan.ts";
import { type ChapterWriter, type Emendation, type Gathered, idSource, picturesIn } from "../chapter-writer.ts";
import { editionIdentity } from "../edition-identity.ts";
import { emendationList } from "../emendation-list.ts";
import { repairClaims } from "../repair-claims.ts";
import { titlePageLines } from "../title-statements.ts";
import { renderChapter } from "../web-chapter.ts";
import { frontContent, pagesContent } from "./contents-page.ts";
import { htmlFormat } from "./html-format.ts";
import { anchor, type HtmlPage, htmlPage, type PageLink, type SiteFrame } from "./html-page.ts";
import { namesContent } from "./names-page.ts";
import { searchFiles } from "./search-index.ts";

/** The folder of the edition: the emitter's name. */
export const FOLDER = "html";
const PICTURE_FOLDER = "pictures/";

const PLAN: PlanOptions = {
  chapterLimit: 240_000,
  ending: ".html",
  reserved: ["index", "search", "pages", "names", "emendations", "about"],
};

/** So many emendations to a page, that it opens quickly. */
const EMENDATION_LIMIT = 1000;

const emendationPage = (index: number): string => {
  const page = Math.floor(index / EMENDATION_LIMIT);
  return page === 0 ? "emendations.html" : `emendations-${page + 1}.html`;
};

/** Every page and every file of the search, the first page first. */
export function siteFiles(input: EmitInput, fontLicence: string | null): ArtifactFile[] {
  const identity = editionIdentity(input);
  const { metadata } = input.edition;
  const plan = planChapters(input.edition, PLAN);
  const gathered: Gathered = { pages: [], emendations: [] };
  const picture = picturesIn(PICTURE_FOLDER, input.pictures);
  const startPages = new Map<string, string>();
  const texts = plan.chapters.map((chapter) => {
    const page = firstPage(chapter) ?? gathered.pages.at(-1)?.number;
    if (page !== undefined && page.trim() !== "") startPages.set(chapter.file, page);
    return chapterContent(chapter, plan, gathered, picture);
  });
  const names = namesContent(input.edition, plan.chapters);
  const frame: SiteFrame = {
    title: identity.title,
    language: languageTag(metadata.language),
    generator: `Emend ${input.version}`,
    menu: menu(gathered, names !== null),
  };
  const page = (name: string, made: HtmlPage): ArtifactFile => ({
    name: `${FOLDER}/${name}`,
    mediaType: "text/html",
    bytes: new TextEncoder().encode(htmlPage(made, frame)),
  });
  const front = frontContent({
    title: identity.title,
    origin: titlePageLines(metadata),
    contents: plan.contents,
    startPages,
  });
  const about = aboutEdition({
    input,
    identity,
    counts: countEdition(input.edition),
    corrections: gathered.emendations.length,
    fontLicence,
  });
  const ways = waysTo(plan.contents);
  const files = [
    page("index.html", { title: "", kind: "front", next: linkTo(plan.chapters[0]), content: front }),
    ...plan.chapters.map((chapter, at) =>
      page(chapter.file, {
        title: chapter.title,
        kind: "text",
        previous: linkTo(plan.chapters[at - 1]),
        next: linkTo(plan.chapters[at + 1]),
        content: wayTo(ways.get(chapter.division.id) ?? []) + (texts[at] ?? ""),
      }),
    ),
    page("search.html", { title: "Search", kind: "apparatus", scripts: ["search.js"], content: SEARCH }),
    page("about.html", { title: "About this edition", kind: "apparatus", content: about }),
    ...emendationPages(gathered.emendations, input).map(({ name, ...made }) => page(name, made)),
  ];
  if (gathered.pages.length > 0)
    files.push(page("pages.html", { title: "Pages", kind: "apparatus", content: pagesContent(gathered.pages) }));
  if (names !== null) files.push(page("names.html", { title: "Names", kind: "apparatus", content: names }));
  const pictures = [...input.pictures.values()].map(({ name, mediaType, bytes }) => ({
    name: `${FOLDER}/${PICTURE_FOLDER}${name}`,
    mediaType,
    bytes,
  }));
  return [...files, ...searchFiles(plan.chapters, FOLDER), ...pictures];
}

/** The page of print that begins with a chapter's first words; null where they stand on the page before. */
function firstPage({ lead, opening, division, children }: Chapter): string | null {
  let page = lead.at(-1)?.number ?? null;
  const inOrder: Node[] = [...(opening ? (division.head ?? []) : []), ...children].reverse();
  for (let node = inOrder.pop(); node; node = inOrder.pop()) {
    if (node.type === "page-break") page = node.number;
    else if ((node.type === "text" && node.text.trim() !== "") || node.type === "correction" || node.type === "note")
      break;
    else for (const child of [...childNodes(node)].reverse()) inOrder.push(child);
  }
  return page;
}

/** Text and notes side by side, or one below the other: that is for the style sheet to say. */
function chapterContent(chapter: Chapter, plan: Plan, gathered: Gathered, picture: ChapterWriter["picture"]): string {
  const { text, notes } = renderChapter({
    format: htmlFormat,
    chapter,
    plan,
    ids: idSource(plan),
    gathered,
    picture,
    entryHref: (index) => `${emendationPage(index)}#entry-${index + 1}`,
    notes: [],
    heldMarkers: null,
  });
  const aside = notes === "" ? "" : `<div class="side">\n${notes}</div>\n`;
  return `<article>\n<div class="body">\n${text}</div>\n${aside}</article>\n`;
}

function menu({ pages, emendations }: Gathered, names: boolean): PageLink[] {
  return [
    { href: "index.html#contents", title: "Contents" },
    ...(pages.length > 0 ? [{ href: "pages.html", title: "Pages" }] : []),
    ...(names ? [{ href: "names.html", title: "Names" }] : []),
    ...(emendations.length > 0 ? [{ href: "emendations.html", title: "Emendations" }] : []),
    { href: "about.html", title: "About" },
  ];
}

function linkTo(chapter: Chapter | undefined): PageLink | undefined {
  if (!chapter) return undefined;
  return { href: chapter.file, title: chapter.opening ? chapter.title : `${chapter.title} (continued)` };
}

/** For every division that has a file, the divisions it stands in. */
function waysTo(contents: readonly ContentsEntry[]): Map<string, readonly PageLink[]> {
  const ways = new Map<string, readonly PageLink[]>();
  const walk = (entries: readonly ContentsEntry[], way: readonly PageLink[]): void => {
    for (const entry of entries) {
      ways.set(entry.id, way);
      walk(entry.children, [...way, entry]);
    }
  };
  walk(contents, []);
  return ways;
}

function wayTo(way: readonly PageLink[]): string {
  if (way.length === 0) return "";
  const items = way.map((link) => `<li>${anchor(link)}</li>`).join("");
  return `<nav class="way" aria-label="Where this stands"><ol>${items}</ol></nav>\n`;
}

function emendationPages(emendations: readonly Emendation[], input: EmitInput): (HtmlPage & { name: string })[] {
  const claims = repairClaims(input.ledger);
  const pages: (HtmlPage & { name: string })[] = [];
  for (let first = 0; first < emendations.length; first += EMENDATION_LIMIT) {
    const stretch = { emendations: emendations.slice(first, first + EMENDATION_LIMIT), first, chapters: "" };
    const title = first === 0 ? "Emendations" : "Emendations (continued)";
    const neighbour = (at: number): PageLink | undefined =>
      at < 0 || at >= emendations.length ? undefined : { href: emendationPage(at), title: "Emendations" };
    pages.push({
      name: emendationPage(first),
      title,
      kind: "apparatus",
      previous: neighbour(first - EMENDATION_LIMIT),
      next: neighbour(first + EMENDATION_LIMIT),
      content: `<h1>${title}</h1>
<p>Readings that differ from the source. The reading of the source stands first, struck through; the reading of this edition follows and leads back to its place.</p>
${emendationList(stretch, claims)}`,
    });
  }
  return pages;
}

/** What the search fills in; without scripts there is none, and the page says so. */
const SEARCH = `<h1>Search</h1>
<form class="search" role="search" action="search.html">
<label for="query">Words, or a “phrase” in quotation marks; an asterisk stands for any ending: <i>negotiat*</i></label>
<input id="query" name="q" type="search" autocomplete="off" spellcheck="false">
<button type="submit">Search</button>
</form>
<noscript><p>The search needs scripts, which are switched off. The contents and all texts can be read without them.</p></noscript>
<p id="search-status" role="status"></p>
<ol id="search-results"></ol>
<button id="search-more" type="button" hidden>Show more</button>
`;

/** A language tag as HTML may carry it (BCP 47, 2.1); "und" where it is not well formed. */
function languageTag(language: string): string {
  return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language) ? language : "und";
}
