import type { RuleId } from "../../../pipeline/model/rule.ts";

/** One way in which copies write page markers. */
export interface Form {
  readonly rule: RuleId;
  /** Global, or sticky where it begins with `^`; the first group is the page's number. */
  readonly pattern: RegExp;
  /** Words or signs in small letters, one of which stands in each occurrence: a text without them need not be searched. */
  readonly needs?: readonly string[];
  /** In words, for the ledger. */
  readonly name: string;
  /** What has to prove it: null where the form itself says that it is a page marker, else what its series must show. */
  readonly proof: Proof | null;
  /** Where the number stands on its page; null where the series has to tell. */
  readonly place: "head" | "foot" | null;
  /** Whether the number, unless a second group gives the printed one, counts page images. */
  readonly image?: boolean;
}

/** What a series has to show, so that a form which may be something else is taken for a page marker. */
export interface Proof {
  readonly fewest: number;
  /** Least share of the series that stands in the middle of a sentence, where no heading or number of a section can. */
  readonly interrupting: number;
  /** Whether notes are written so too: then a series that begins with 1 proves nothing. */
  readonly likeNotes: boolean;
}

const NUMBER = "(\\d{1,4}|[ivxlcdm]{1,9})";
const ARABIC = "(\\d{1,4})";
const SMALL_ROMAN = "(\\d{1,4}|[ivxlc]{1,8})";
const GAP = "[ \\t]{0,40}";
const anywhere = (body: string) => new RegExp(body, "giu");
const line = (body: string, flags = "imuy") => new RegExp(`^${GAP}${body}${GAP}$`, flags);

const PLAIN: Proof = { fewest: 4, interrupting: 0, likeNotes: false };

/** Forms that are page markers whatever stands around them, and then those that only a series proves. */
export const forms: readonly Form[] = [
  {
    rule: "page-markers/bracketed",
    pattern: anywhere(`\\[\\s?page\\s+${NUMBER}\\s?\\]`),
    needs: ["page"],
    name: "“page” in brackets",
    proof: null,
    place: "head",
  },
  {
    rule: "page-markers/abbreviated",
    pattern: anywhere(`\\[pg\\.?\\s?${NUMBER}\\]|\\{(?:pg\\.?|page)\\s?${NUMBER}\\}`),
    needs: ["[pg", "{pg", "{page"],
    name: "“Pg” in brackets",
    proof: null,
    place: "head",
  },
  {
    rule: "page-markers/markup",
    pattern: anywhere(`<page_number>[ \\t]?${NUMBER}(?:/\\d{1,4})?[ \\t]?</?page_number>`),
    needs: ["<page_number>"],
    name: "a page_number tag",
    proof: null,
    place: null,
  },
  {
    rule: "page-markers/markup",
    pattern: anywhere(`<!--\\s{0,4}(?:page|pg|p\\.)[\\s:=]{0,4}${NUMBER}\\s{0,4}-->`),
    needs: ["<!--"],
    name: "a comment that names a page",
    proof: null,
    place: "head",
  },
  {
    rule: "page-markers/markup",
    pattern: anywhere(`\\{\\{(?:page[ _]?break|pb|pagenum|page)\\|${NUMBER}(?:\\|[^{}|\\n]{0,40}){0,3}\\}\\}`),
    needs: ["{{p"],
    name: "a wiki template for a page",
    proof: null,
    place: "head",
  },
  {
    rule: "page-markers/ruled",
    pattern: line(`\\{${ARABIC}\\}-{10,120}`),
    needs: ["}----------"],
    name: "a number in braces with a rule",
    proof: null,
    place: "head",
  },
  {
    rule: "page-markers/file",
    pattern: line(
      `-{3,8}File: [^\\\\\\n]{0,40}?(\\d{1,5})[a-z]?\\.(?:png|jpe?g|tiff?)(?:-{0,40}(?:Folio|Page)[ \\t]{1,3}${NUMBER})?(?:-{0,120}|[-\\\\][^\\n]{0,300})`,
    ),
    needs: ["---file: "],
    name: "a page separator of Distributed Proofreaders",
    proof: null,
    place: "head",
    image: true,
  },
  {
    rule: "page-markers/short-word",
    pattern: anywhere(`\\[p\\.?\\s?${NUMBER}\\]|\\{p\\.?\\s?${NUMBER}\\}`),
    needs: ["[p", "{p"],
    name: "“p.” in brackets",
    proof: { ...PLAIN, fewest: 3 },
    place: "head",
  },
  {
    rule: "page-markers/worded-line",
    pattern: line(`(?:page|pg\\.?|p\\.)[ \\t]{1,3}${NUMBER}(?:[ \\t]of[ \\t]\\d{1,4})?`),
    needs: ["page", "pg", "p."],
    name: "“Page” alone in a line",
    proof: PLAIN,
    place: null,
  },
  {
    rule: "page-markers/ruled",
    pattern: line(`-{3,120}${GAP}\\r?\\n(?:[ \\t]{0,40}\\r?\\n){0,2}${GAP}${ARABIC}`),
    needs: ["---"],
    name: "a number below a rule",
    proof: PLAIN,
    place: "head",
  },
  {
    rule: "page-markers/ruled",
    pattern: line(`${ARABIC}${GAP}\\r?\\n(?:[ \\t]{0,40}\\r?\\n){0,2}${GAP}-{3,120}`),
    needs: ["---"],
    name: "a number above a rule",
    proof: PLAIN,
    place: "foot",
  },
  {
    rule: "page-markers/hyphens",
    pattern: line(`[-–—][ \\t]?${SMALL_ROMAN}[ \\t]?[-–—]`),
    name: "a number between hyphens",
    proof: PLAIN,
    place: null,
  },
  {
    rule: "page-markers/bars",
    pattern: /(?<!\|)\|[ \t]?(\d{1,4}|[ivxlc]{1,8})[ \t]?\|(?!\|)/gu,
    needs: ["|"],
    name: "a number between bars",
    proof: PLAIN,
    place: "head",
  },
  {
    rule: "page-markers/braces",
    pattern: /(?<![\\}{\w])\{(\d{1,4}|[ivxlc]{1,8})\}(?![{}])/gu,
    needs: ["{"],
    name: "a number in braces",
    proof: PLAIN,
    place: "head",
  },
  {
    rule: "page-markers/brackets",
    pattern: /(?<![\]\w])\[(\d{1,4}|[ivxlc]{1,8})\](?![[(:])/gu,
    needs: ["["],
    name: "a number in square brackets",
    proof: { ...PLAIN, interrupting: 0.4, likeNotes: true },
    place: "head",
  },
  {
    rule: "page-markers/bare-line",
    pattern: line(SMALL_ROMAN, "muy"),
    name: "a number alone in a line",
    proof: { ...PLAIN, interrupting: 0.3 },
    place: null,
  },
];
