import { countEdition } from "../../../pipeline/model/counts.ts";
import type { EmitInput } from "../../../pipeline/transform.ts";
import { aboutEdition } from "../about-edition.ts";
import { type ContentsEntry, type Plan, type PlanOptions, planChapters } from "../chapter-plan.ts";
import { type ChapterWriter, type Gathered, idSource, type PageEntry, picturesIn } from "../chapter-writer.ts";
import { editionIdentity } from "../edition-identity.ts";
import { renderChapter } from "../web-chapter.ts";
import { coverImage } from "./cover.ts";
import { emendationFiles, emendationHref } from "./emendations.ts";
import { epubFormat } from "./epub-format.ts";
import { type Landmark, navigationDocument } from "./navigation.ts";
import type { Outlines } from "./outlines.ts";
import { type ManifestItem, packageDocument } from "./package-document.ts";
import type { PublicationFile } from "./publication-file.ts";
import { coverPage, titlePage } from "./title-page.ts";
import { packageLanguage, xhtmlPage } from "./xhtml-page.ts";

const CHAPTER_FOLDER = "text";
const PICTURE_FOLDER = "images/";

const PLAN: PlanOptions = { chapterLimit: 120_000, ending: ".xhtml", reserved: [] };

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  xhtml: "application/xhtml+xml",
  css: "text/css",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  gif: "image/gif",
  woff2: "font/woff2",
  txt: "text/plain",
};

/** Files that come from the templates: style sheet, fonts and their licence, and the cover's letters. */
export interface PublicationParts {
  readonly files: readonly PublicationFile[];
  readonly outlines: Outlines;
}

/** Every file of the publication, package document first; those with XHTML are in reading order. */
export function publicationFiles(input: EmitInput, parts: PublicationParts): PublicationFile[] {
  const { metadata } = input.edition;
  const identity = editionIdentity(input);
  const language = packageLanguage(metadata.language);
  const plan = planChapters(input.edition, PLAN);
  const gathered: Gathered = { pages: [], emendations: [] };
  const picture = picturesIn(`../${PICTURE_FOLDER}`, input.pictures);
  const chapters = chapterFiles(plan, language, gathered, picture);
  const appendix = emendationFiles(gathered.emendations, input);
  const about = aboutEdition({
    input,
    identity,
    counts: countEdition(input.edition),
    corrections: gathered.emendations.length,
    fontLicence: parts.files.some(({ path }) => path.startsWith("fonts/"))
      ? "in this book’s file beside the fonts"
      : null,
  });
  const backMatter: PublicationFile[] = [...appendix, { path: "colophon.xhtml", content: colophonPage(about) }];
  const cover: PublicationFile = { path: "images/cover.svg", content: coverImage(identity.title, parts.outlines) };
  const navigation: PublicationFile = {
    path: "nav.xhtml",
    content: navigationDocument({
      language,
      contents: [...plan.contents.map(inChapterFolder), ...appendixEntries(appendix), ABOUT_ENTRY],
      pages: gathered.pages.map(pageInChapterFolder),
      landmarks: landmarks(chapters, appendix),
    }),
  };
  const spine: PublicationFile[] = [
    { path: "cover.xhtml", content: coverPage(identity.title, language, cover.path) },
    { path: "title-page.xhtml", content: titlePage(input, identity) },
    navigation,
    ...chapters,
    ...backMatter,
  ];
  const pictures = [...input.pictures.values()].map(({ name, bytes }) => ({
    path: PICTURE_FOLDER + name,
    content: bytes,
  }));
  const resources = [cover, ...pictures, ...parts.files];
  const items = [
    ...spine.map((file) => manifestItem(file, true)),
    ...resources.map((file) => manifestItem(file, false)),
  ];
  const description = packageDocument({
    identity,
    language,
    sources: [input.ledger.source.name, ...(metadata.description?.sources ?? []), ...metadata.provenance].filter(
      (line) => line.trim() !== "",
    ),
    version: input.version,
    edition: metadata.description ?? {},
    paginated: gathered.pages.length > 0,
    pictured: pictures.length > 0,
    items,
  });
  return [{ path: "package.opf", content: description }, ...spine, ...resources];
}

const ABOUT_ENTRY: ContentsEntry = {
  id: "colophon",
  title: "About This Edition",
  date: null,
  href: "colophon.xhtml",
  children: [],
};

function chapterFiles(
  plan: Plan,
  language: string,
  gathered: Gathered,
  picture: ChapterWriter["picture"],
): PublicationFile[] {
  return plan.chapters.map((chapter) => ({
    path: `${CHAPTER_FOLDER}/${chapter.file}`,
    content: xhtmlPage({
      title: chapter.title,
      language,
      matter: "bodymatter",
      root: "../",
      content: chapterContent({
        format: epubFormat,
        chapter,
        plan,
        ids: idSource(plan),
        gathered,
        picture,
        entryHref: (index) => `../${emendationHref(index)}`,
        notes: [],
        heldMarkers: null,
      }),
    }),
  }));
}

function colophonPage(about: string): string {
  return xhtmlPage({
    title: "About This Edition",
    language: "en",
    matter: "backmatter",
    root: "",
    content: `<section class="colophon" role="doc-colophon" epub:type="colophon">\n${about}</section>\n`,
  });
}

function chapterContent(writer: ChapterWriter): string {
  const { text, notes } = renderChapter(writer);
  return text + notes;
}

function landmarks(chapters: readonly PublicationFile[], appendix: readonly PublicationFile[]): Landmark[] {
  const [text] = chapters;
  const [emendations] = appendix;
  return [
    { type: "cover", href: "cover.xhtml", title: "Cover" },
    { type: "titlepage", href: "title-page.xhtml", title: "Title Page" },
    { type: "toc", href: "nav.xhtml", title: "Contents" },
    ...(text ? [{ type: "bodymatter", href: text.path, title: "Text" }] : []),
    ...(emendations ? [{ type: "appendix", href: emendations.path, title: "Emendations" }] : []),
    { type: "colophon", href: "colophon.xhtml", title: "About This Edition" },
  ];
}

function appendixEntries([first]: readonly PublicationFile[]): ContentsEntry[] {
  return first ? [{ id: "emendations", title: "Emendations", date: null, href: first.path, children: [] }] : [];
}

function inChapterFolder(entry: ContentsEntry): ContentsEntry {
  return { ...entry, href: `${CHAPTER_FOLDER}/${entry.href}`, children: entry.children.map(inChapterFolder) };
}

function pageInChapterFolder(page: PageEntry): PageEntry {
  return { ...page, href: `${CHAPTER_FOLDER}/${page.href}` };
}

/** @throws Error where a file's kind is not among those the publication is made of */
function manifestItem({ path }: PublicationFile, spine: boolean): ManifestItem {
  const mediaType = MEDIA_TYPES[path.slice(path.lastIndexOf(".") + 1)];
  if (mediaType === undefined) throw new Error(`no media type is known for ${path}`);
  const item = { href: path, mediaType, spine };
  if (path === "nav.xhtml") return { ...item, properties: "nav" };
  if (path === "images/cover.svg") return { ...item, properties: "cover-image" };
  return item;
}
