const MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const YEAR = "(?:1[5-9]|20)\\d\\d";
const DATE = new RegExp(
  `(?:\\[?\\bundated\\b\\]?|\\b${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?\\b[^.;:]{0,40}?,? \\[?${YEAR}\\]?|\\b\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? ${YEAR}|\\b${MONTH},? \\[?${YEAR}\\]?)`,
  "iu",
);
/** What may stand behind a date: times of day, time zones, brackets, a note's marker. */
const TIME_WORDS =
  /^(?:[\s,.;–—()[\]-]|\d{1,4}(?::\d\d)?(?=\D|$)|[ap]\.?m\.?|noon|midnight|midday|and|to|at|z(?![a-z])|[⁰¹²³⁴-⁹]|hours?|local time|[a-z]?[gecmp][mds]t\b|\?)*$/iu;
const LONGEST = 170;
const MOST_PLACE_WORDS = 12;

/** Whether a line has the form of a dateline: a place, a date (or “undated”), perhaps a time, and nothing else. */
export function isDateline(line: string): boolean {
  const text = line.trim();
  if (text.length > LONGEST) return false;
  const match = DATE.exec(text);
  if (!match) return false;
  const place = text.slice(0, match.index).trim();
  const rest = text.slice(match.index + match[0].length);
  return isPlace(place) && TIME_WORDS.test(rest);
}

/** “Washington,”, “[place not declassified],”, “Aboard USS Saratoga at sea,” or nothing. */
function isPlace(place: string): boolean {
  if (place === "") return true;
  if (!/[,\]—–-]$/u.test(place) && !/^\p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,2}$/u.test(place)) return false;
  if (!/^[\p{Lu}[“"]/u.test(place)) return false;
  return place.split(/\s+/u).length <= MOST_PLACE_WORDS && !/[;:?!]|[a-z]{3,}\. /u.test(place);
}
