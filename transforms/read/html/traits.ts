import type { Rendition } from "../../../pipeline/model/edition.ts";
import type { Dialect } from "./dialect.ts";
import type { OpenToken } from "./tokens.ts";

const NAMED_RENDITIONS: ReadonlyMap<string, Rendition> = new Map<string, Rendition>([
  ["i", "italic"],
  ["em", "italic"],
  ["cite", "italic"],
  ["dfn", "italic"],
  ["var", "italic"],
  ["b", "bold"],
  ["strong", "bold"],
  ["u", "underline"],
  ["ins", "underline"],
  ["sup", "superscript"],
  ["sub", "subscript"],
]);
const STYLES: readonly (readonly [RegExp, Rendition])[] = [
  [/font-variant(?:-caps)?\s{0,4}:\s{0,4}small-caps/i, "small-caps"],
  [/font-style\s{0,4}:\s{0,4}(?:italic|oblique)/i, "italic"],
  [/font-weight\s{0,4}:\s{0,4}(?:bold|[6-9]00)/i, "bold"],
  [/text-decoration\s{0,4}:\s{0,4}underline/i, "underline"],
];
const FURNITURE = new Set(
  "script style title nav template button select textarea iframe svg canvas audio video object".split(" "),
);
const PAGE = /^\W{0,3}(?:(?:page|pg|p|pp|seite|s)\b\W{0,2})?\s{0,2}(\d{1,5}[a-z]?|[ivxlcdm]{1,8})\W{0,3}$/i;
const PAGE_ID = /^(?:page|pg|p)[-_.]?(\d{1,5}|[ivxlcdm]{1,8})$/i;

/** What an opening tag says of its element, in the words of a dialect. */
export class Traits {
  readonly token: OpenToken;
  private readonly dialect: Dialect;
  private readonly words: readonly string[];

  constructor(token: OpenToken, dialect: Dialect) {
    this.token = token;
    this.dialect = dialect;
    const said = ["class", "role", "epub:type", "id"].map((name) => this.attribute(name)).join(" ");
    this.words = token.attributes.size === 0 ? [] : said.toLowerCase().split(/\s+/).filter(Boolean);
  }

  attribute(name: string): string {
    return this.token.attributes.get(name) ?? "";
  }

  isFurniture(): boolean {
    const { furniture, furnitureRoles } = this.dialect;
    return FURNITURE.has(this.token.name) || furnitureRoles.has(this.attribute("role")) || this.says(furniture);
  }

  isPageBreak(): boolean {
    return this.says(this.dialect.pageBreaks);
  }

  isNoteBody(): boolean {
    return this.says(this.dialect.noteBodies) && !this.isNoteMarker() && this.token.name !== "dl";
  }

  hasNoteId(): boolean {
    return this.dialect.noteId.test(this.attribute("id"));
  }

  isNoteList(): boolean {
    // a list of definitions is one of notes, not a note: each `dd` is one
    return this.says(this.dialect.noteLists) || (this.token.name === "dl" && this.says(this.dialect.noteBodies));
  }

  isVerseLine(): boolean {
    return this.says(this.dialect.verseLines);
  }

  isPoem(): boolean {
    return this.says(this.dialect.poems) || this.isStanza();
  }

  isStanza(): boolean {
    return this.says(this.dialect.stanzas);
  }

  isPoemSource(): boolean {
    return this.says(this.dialect.poemSources);
  }

  isFigure(): boolean {
    return this.token.name === "figure" || this.says(this.dialect.figures);
  }

  isMarginNote(): boolean {
    return this.says(this.dialect.marginNotes);
  }

  isThoughtBreak(): boolean {
    return this.says(this.dialect.thoughtBreaks);
  }

  /** By how many steps a line of verse is set in: a class that counts half ems, or a style; null where nothing says it. */
  indent(): number | null {
    for (const word of this.words) {
      const halves = /^(?:i|in|indent)(\d{1,2})$/.exec(word)?.[1];
      if (halves !== undefined) return Math.ceil(Number(halves) / 2);
    }
    const ems = /(?:margin|padding)-left\s{0,4}:\s{0,4}(\d{1,2}(?:\.\d{1,2})?)em/i.exec(this.attribute("style"))?.[1];
    return ems === undefined ? null : Math.round(Number(ems));
  }

  /** A link that leads to a note's body, or says it does. */
  isNoteMarker(): boolean {
    if (this.token.name !== "a") return false;
    return this.dialect.noteId.test(this.attribute("href")) || this.says(this.dialect.noteMarkers);
  }

  /** Whether the element may be a back link or a label, for which its words have to be read. */
  mayLeadToNote(): boolean {
    return this.isBackLink() || this.isNoteLabel();
  }

  isBackLink(): boolean {
    return this.says(this.dialect.backLinks);
  }

  leadsToMarker(): boolean {
    return this.token.name === "a" && this.dialect.markerId.test(this.attribute("href"));
  }

  isNoteLabel(): boolean {
    return this.token.name === "sup" || this.says(this.dialect.noteLabels) || this.leadsToMarker();
  }

  /** Where a link leads; null where it leads nowhere. A document of the same volume stands in the edition by its own identifier. */
  target(): string | null {
    const href = this.attribute("href").trim();
    if (href === "" || href === "#" || /^javascript:/i.test(href)) return null;
    const own = this.dialect.ownDocument.exec(href);
    return own ? `#${own[1]}${own[2] ?? ""}` : href;
  }

  rendition(): Rendition | null {
    const named = NAMED_RENDITIONS.get(this.token.name);
    if (named || this.token.attributes.size === 0) return named ?? null;
    for (const word of this.words) {
      const rendition = this.dialect.renditions.get(word);
      if (rendition) return rendition;
    }
    const style = this.attribute("style");
    return style === "" ? null : (STYLES.find(([pattern]) => pattern.test(style))?.[1] ?? null);
  }

  /** The number of the page that begins at a page break with these words in it; null where it has none. */
  pageNumber(words: string): string | null {
    for (const said of [
      words,
      this.attribute("data-page-number"),
      this.attribute("aria-label"),
      this.attribute("title"),
    ]) {
      const number = PAGE.exec(said.trim())?.[1];
      if (number !== undefined) return number;
    }
    return words.trim() === "" ? (PAGE_ID.exec(this.attribute("id"))?.[1] ?? null) : null;
  }

  /** The number in a note's identifier: its last one, or in `Footnote_3_4` the one that is printed. */
  idNumber(): string | null {
    const id = this.attribute("id");
    return /^footnote_([^_]{1,5})_\d+$/i.exec(id)?.[1] ?? /(\d{1,4})$/.exec(id)?.[1] ?? null;
  }

  private says(words: ReadonlySet<string>): boolean {
    return this.words.some((word) => words.has(word));
  }
}
