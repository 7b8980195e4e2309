import type { Correction, Inline, KeptInline, PageBreak, Rendition } from "../../../pipeline/model/edition.ts";
import { shownNumber } from "../../../pipeline/model/leaf.ts";
import { gapStandIn, keptRendition } from "../../../pipeline/model/stand-in.ts";
import type { Bookmark, BookmarkNames } from "./bookmark-names.ts";
import { indexInstruction } from "./index-field.ts";
import type { LinkRelations } from "./link-relations.ts";
import { AUTHOR, type Emendation, type Setting } from "./setting.ts";
import { renditionStyles } from "./style-ids.ts";
import { textRuns } from "./word-text.ts";
import { type Content, element, externalLink, field, internalLink, run } from "./word-xml.ts";

type Link =
  | { readonly type: "internal"; readonly anchor: string }
  | { readonly type: "external"; readonly url: string };

interface Look {
  /** A run has one character style: what the text is comes before how it looks. */
  readonly style: string | null;
  readonly renditions: readonly Rendition[];
  readonly link: Link | null;
}

interface Piece {
  readonly link: Link | null;
  readonly child: Content;
}

const plain: Look = { style: null, renditions: [], link: null };

/** A run of inline nodes as what stands in one paragraph. */
export function writeInlines(nodes: readonly Inline[], setting: Setting): Content[] {
  return linked(
    nodes.flatMap((node) => pieces(node, plain, setting)),
    setting.assembly.links,
  );
}

/** The mark of a page of the printed original, with a bookmark that its number can be linked to. */
export function pageMark(node: PageBreak, setting: Setting): Content[] {
  setting.assembly.page = node.number;
  return bookmarked(setting.assembly.names.of(node), textRuns(`|${shownNumber(node)}|\u{A0}`, "PageBreakMark"));
}

export function bookmarked(bookmark: Bookmark, content: readonly Content[]): Content[] {
  return [
    element("w:bookmarkStart", { "w:name": bookmark.name, "w:id": bookmark.id }),
    ...content,
    element("w:bookmarkEnd", { "w:id": bookmark.id }),
  ];
}

function pieces(node: Inline, look: Look, setting: Setting): Piece[] {
  const within = (children: readonly Inline[], change: Partial<Look>): Piece[] =>
    children.flatMap((child) => pieces(child, { ...look, ...change }, setting));
  const at = (children: readonly Content[]): Piece[] => children.map((child) => ({ link: look.link, child }));

  switch (node.type) {
    case "text":
      return at(lookedAt(node.text, look));
    case "emphasis":
      return within(node.children, { renditions: [...look.renditions, node.rendition] });
    case "note":
      return at(setting.anchor(node)).map((piece) => ({ ...piece, link: null }));
    case "page-break":
      return at(pageMark(node, setting));
    case "reference":
      return within(node.children, linkOf(node.target, setting.assembly.names));
    case "correction": {
      const emendation = emend(node, setting);
      const marked = { ...look, style: "Emendation" };
      const reading =
        setting.assembly.display === "tracked" ? tracked(node, marked, setting) : lookedAt(node.after, marked);
      setting.assembly.emendations.push(emendation);
      const shown = emendation.bookmark ? bookmarked(emendation.bookmark, reading) : reading;
      return at(setting.annotate(emendation, shown));
    }
    case "editorial":
      return within(node.children, look.style === null ? { style: "EditorialInsertion" } : {});
    case "date":
      return within(node.children, look.style === null ? { style: "DatelineDate" } : {});
    case "place":
      return within(node.children, look.style === null ? { style: "PlaceName" } : {});
    case "margin-note":
      return [
        ...at(textRuns("[", "MarginNote")),
        ...within(node.children, { style: "MarginNote" }),
        ...at(textRuns("] ", "MarginNote")),
      ];
    case "unclear":
      return within(node.children, look.style === null ? { style: "Unclear" } : {});
    case "kept": {
      if (node.display === "hidden") return [];
      const standIn = gapStandIn(node);
      if (standIn !== null) return at(lookedAt(standIn, look));
      const content = [...at(indexField(node, setting)), ...within(node.children, keptLook(node, look))];
      return node.display === "line" ? [...content, ...at([run(null, [element("w:br")])])] : content;
    }
    case "line-break":
      return at([run(null, [element("w:br")])]);
  }
}

/** The field that puts a page into the index; it shows nothing in the text. */
function indexField(node: KeptInline, { assembly, indexes }: Setting): Content[] {
  const heading = indexes ? assembly.headingOf(node) : null;
  if (heading === null) return [];
  assembly.indexed.add(heading);
  return [field.hidden(indexInstruction(heading))];
}

/** Both readings as a deletion and an insertion (ISO/IEC 29500-1, 17.13.5), which Word offers to accept or reject. */
function tracked({ before, after }: Correction, look: Look, { assembly }: Setting): Content[] {
  const change = (name: string, runs: readonly Content[]): Content[] => {
    if (runs.length === 0) return [];
    const id = TRACKED_IDS + assembly.changes++;
    return [element(name, { "w:id": id, "w:author": AUTHOR, "w:date": assembly.date }, runs)];
  };
  const deleted = lookedAt(before, look).map((one) => one.replace(/<(\/?)w:t(?=[ >])/g, "<$1w:delText") as Content);
  return [...change("w:del", deleted), ...change("w:ins", lookedAt(after, look))];
}

/** Above the ids of bookmarks, from which those of changes have to differ. */
const TRACKED_IDS = 1_000_000;

function keptLook(node: KeptInline, look: Look): Partial<Look> {
  const rendition = keptRendition(node);
  return rendition === null ? {} : { renditions: [...look.renditions, rendition] };
}

function lookedAt(text: string, look: Look): Content[] {
  const [only, ...others] = new Set(look.renditions);
  if (only === undefined) return textRuns(text, look.style);
  if (look.style === null && others.length === 0) return textRuns(text, renditionStyles[only]);
  return textRuns(text, look.style, directly([only, ...others]));
}

/** The run properties of renditions that meet in one run, in the order of the schema (17.3.2.28). */
function directly(renditions: readonly Rendition[]): Content[] {
  const has = (rendition: Rendition): boolean => renditions.includes(rendition);
  const raised = renditions.find((rendition) => rendition === "superscript" || rendition === "subscript");
  return [
    ...(has("bold") ? [element("w:b")] : []),
    ...(has("italic") ? [element("w:i")] : []),
    ...(has("small-caps") ? [element("w:smallCaps")] : []),
    ...(has("strikethrough") ? [element("w:strike")] : []),
    ...(has("spaced") ? [element("w:spacing", { "w:val": 40 })] : []),
    ...(has("underline") ? [element("w:u", { "w:val": "single" })] : []),
    ...(raised ? [element("w:vertAlign", { "w:val": raised })] : []),
  ];
}

function emend(correction: Correction, { assembly }: Setting): Emendation {
  const page = assembly.page === null ? "" : `, p. ${assembly.page}`;
  return {
    correction,
    evidence: assembly.claim(correction)?.evidence ?? "",
    place: `${assembly.document}${page}`,
    bookmark: assembly.names.take(`em_${assembly.emendations.length + 1}`),
  };
}

const schemes: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "ftp:"]);

/** Word refuses a whole file for one malformed address, so only what parses becomes a link. */
function linkOf(target: string | null, names: BookmarkNames): Pick<Look, "style" | "link"> {
  const unresolved = { style: "UnresolvedReference", link: null };
  if (target === null) return unresolved;
  if (target.startsWith("#")) {
    const bookmark = names.find(target.slice(1));
    return bookmark ? { style: "CrossReference", link: { type: "internal", anchor: bookmark.name } } : unresolved;
  }
  if (!URL.canParse(target)) return unresolved;
  const url = new URL(target);
  return schemes.has(url.protocol) ? { style: "Hyperlink", link: { type: "external", url: url.href } } : unresolved;
}

/** Neighbours with one link become one hyperlink; a link inside a link ends the outer one, for Word has no nesting. */
function linked(all: readonly Piece[], links: LinkRelations): Content[] {
  const out: Content[] = [];
  for (let at = 0; at < all.length; ) {
    const link = all[at]?.link ?? null;
    const children: Content[] = [];
    for (let piece = all[at]; piece && piece.link === link; piece = all[++at]) children.push(piece.child);
    if (link === null) out.push(...children);
    else if (link.type === "internal") out.push(internalLink(link.anchor, children));
    else out.push(externalLink(links.idOf(link.url), children));
  }
  return out;
}
