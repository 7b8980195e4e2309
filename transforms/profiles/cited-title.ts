/** The first word of a title is no abbreviation: “see RIIA Documents”. */
const FIRST_WORD = "(?:(?!\\p{Lu}{2})\\p{Lu}[\\p{L}’'-]+)";
const CAPITALIZED = "(?:\\p{Lu}(?:\\.|[\\p{L}’'-]+))";
const SMALL_WORD = "(?:of|the|and|to|in|for|on|a|an|at|as|with|from|by|de|des|du|der|die|das|und|von|für|zu|la|le|et)";
/** Words that are no title before a page: “see Annex A, p. 3”. */
const NO_TITLE =
  "(?!(?:Annex|Appendix|Attachment|Book|Chapter|Department|Document|Documents|Enclosure|Lot|Part|Section|Series|The Conferences?|Tab|Title|Volume)\\b)";
const TITLE_WORD = `(?: (?:${SMALL_WORD} ){0,3}${CAPITALIZED}:?)`;
const YEAR = "(?:1[89]|20)\\d\\d";
/** With “, 1950–1963” at its end; with a lone year only behind three words, so that “Boston, 1959” is a place. */
const TITLE = `(?:The |An? )?${FIRST_WORD}:?(?:${TITLE_WORD}{2,9}(?:, ${YEAR}(?:[–-]\\d{2,4})?|(?:, ${CAPITALIZED})? ${YEAR}[–-]\\d{2,4})?|${TITLE_WORD}?(?:, ${YEAR}[–-]\\d{2,4})?)`;
const PLACE = "\\p{Lu}[\\p{L} ]{2,20}";
/** The date of a periodical: “January 12, 1959”, “Spring 1958”. */
export const ISSUE =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter) (?:\\d{1,2}, )?(?:1[89]|20)\\d\\d";
/**
 * A book as notes cite it, behind its author or a word such as “see”, and before pages, a volume or its place and
 * publisher: “Macmillan, Riding the Storm, pp. 571–578” (The Chicago Manual of Style, notes). A pattern of a profile's `italics`.
 */
export const CITED_TITLE = `(?<=(?:\\p{L}[\\p{L}.’'-]*, |\\b(?:[Ss]ee|[Ii]n|also|or|and|from) |(?:vol\\.|Volume) [IVX\\d]{1,4}: ))${NO_TITLE}${TITLE}(?= ?,? (?:pp?\\.|pages?|cols?\\.) ?\\d|, ${ISSUE}, (?:pp?\\.|pages?)|, (?:vol\\. [IVX\\d]|Volume [IVX]{1,4}:)| \\(${PLACE}: |, ${PLACE}, ${YEAR},? pp?\\.)`;

/** Of these one stands in what follows a title. */
export const CITED_TITLE_NEEDS: readonly string[] = ["p.", "page", "col", ", vol. ", ", Volume ", " ("];
