const CAPITALIZED = "(?:\\p{Lu}[\\p{L}’'-]+)";
const SMALL_WORD = "(?:of|the|and|to|in|for|on|a|an|at|as|with|from|by|de|des|du|der|die|das|und|von|für|zu|la|le|et)";
/** Words that are no title before a page: “see Annex A, p. 3”. */
const NO_TITLE =
  "(?!(?:Annex|Appendix|Attachment|Book|Chapter|Department|Document|Documents|Enclosure|Lot|Part|Section|Series|The Conferences?|Tab|Title|Volume)\\b)";
const TITLE_WORD = `(?: (?:${SMALL_WORD} ){0,3}${CAPITALIZED}:?)`;
const YEAR = "(?:1[89]|20)\\d\\d";
/** With “, 1950–1963” at its end; with a lone year only behind three words, so that “Boston, 1959” is a place. */
const TITLE = `(?:The )?${CAPITALIZED}:?(?:${TITLE_WORD}{2,9}(?:, ${YEAR}(?:[–-]\\d{2,4})?)?|${TITLE_WORD}?(?:, ${YEAR}[–-]\\d{2,4})?)`;
const PLACE = "\\p{Lu}[\\p{L} ]{2,20}";
/** The date of a periodical: “January 12, 1959”, “Spring 1958”. */
const ISSUE =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter) (?:\\d{1,2}, )?(?:1[89]|20)\\d\\d";
/**
 * A book as notes cite it, behind its author or a word such as “see”, and before pages, a volume or its place and
 * publisher: “Macmillan, Riding the Storm, pp. 571–578” (The Chicago Manual of Style, notes). A pattern of a profile's `italics`.
 */
export const CITED_TITLE = `(?<=(?:\\p{L}[\\p{L}.’'-]*, |\\b(?:[Ss]ee|[Ii]n|also|or|and|from) ))${NO_TITLE}${TITLE}(?= ?,? (?:pp?\\.|pages?|cols?\\.) ?\\d|, ${ISSUE}, (?:pp?\\.|pages?)|, vol\\. [IVX\\d]| \\(${PLACE}: |, ${PLACE}, ${YEAR},? pp?\\.)`;
