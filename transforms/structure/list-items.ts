const HONORIFIC =
  /^(?:the (?:president|vice president|secretary|under secretary|ambassador|minister|chancellor|prime minister|attorney general)|(?:mr|mrs|miss|ms|dr|m|mme|sir|lord|lady|gen|lt|col|maj|capt|adm|amb|prof|hon|rev|count|baron|senator|governor|general|admiral|colonel|major|captain|ambassador|minister|secretary|president|chancellor|foreign minister|prime minister|under secretary|assistant secretary|deputy|director|chairman|herr|señor|monsieur|commander|lieutenant|marshal)\.?\s)/iu;
const NAME =
  /^(?:\p{Lu}[\p{L}’'-]+|\p{Lu}\.)(?:\s+(?:\p{Lu}[\p{L}’'-]*\.?|de|von|van|der|la|du|den|ter))+(?:,|$|[–—]|\s[-(])/u;
/** The office before a name: “EUR/SES—Frank G. Siscoe”. */
const OFFICE_BEFORE = /^\p{Lu}{1,5}(?:\/\p{Lu}{1,5})*\s?[—–-]\s?(?=\p{Lu})/u;
const SMALL_WORDS = new Set([
  "of",
  "the",
  "and",
  "for",
  "to",
  "de",
  "von",
  "van",
  "der",
  "la",
  "du",
  "in",
  "on",
  "at",
  "by",
  "with",
]);
const ABBREVIATION = /(?:\b(?:jr|sr|dept|u\.s|u\.k|u\.s\.s\.r|esq|ph\.d|etc|p\.m|a\.m)|\b\p{L})\.$/iu;
/** An office in capitals: “Mr. Martin J. Hillenbrand—GER.” */
const OFFICE_AT_END = /[—–, -]\p{Lu}{2,6}\.$/u;
const ENUMERATED = /^[“"(]?(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s/iu;

/**
 * How much speaks for a line's being an entry of a list (a person with an office, a subject) rather
 * than a paragraph: natural logarithm of odds. Roles after commas, countries as small headings and
 * names alone count for it; length, a full stop and running prose against it.
 */
function itemOdds(line: string, ofPersons: boolean): number {
  const text = line.trim();
  const words = text.split(/\s+/u);
  const bare = text.replace(/\s?(?:(?<![⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+|\^\w{1,3}|(?<!\d)\d+)$/u, "");
  let odds = words.length <= 12 ? 1.5 : words.length <= 22 ? 0 : words.length <= 32 ? -1.5 : -6;
  const stop =
    /[.;:?!]["”’)]*$/u.test(bare) &&
    !ABBREVIATION.test(bare.replace(/(?<!["”’)])["”’)]+$/u, "")) &&
    !(ofPersons && OFFICE_AT_END.test(bare));
  odds += stop ? -2.5 : 1.5;
  if (ofPersons) {
    const person = text.replace(OFFICE_BEFORE, "");
    const titled = HONORIFIC.test(person) && words.length <= 14;
    const named = NAME.test(person) || (person !== text && words.length <= 6);
    odds += (titled ? 1 : 0) + (named ? 1.5 : 0);
    // neither a person nor the small heading of a group ("France"): more likely a section's heading
    if (!titled && !named && !text.includes(",") && words.length > 2) odds -= 3.5;
  }
  if (/^\[(?:here|omitted|\d)/iu.test(text)) odds -= 4;
  if (ENUMERATED.test(text)) odds -= 1.5;
  if (/^\p{Ll}/u.test(text)) odds -= 1;
  const prose = words.filter(
    (word) => /^\p{Ll}/u.test(word) && !SMALL_WORDS.has(word.replace(/\W/gu, "").toLowerCase()),
  ).length;
  if (prose / words.length > 0.4) odds -= 2;
  return odds;
}

/** What a label is worth for the line directly behind it: a label has at least one entry. */
const LABELLED = 3;

/** What it adds for a line among participants that the label of another list stands behind them. */
const UP_TO_THE_NEXT_LABEL = 0.5;

/** How many of a list's lines tell of persons by a title, an office or a role, where such is its style. */
const MOSTLY = 0.6;

/** What a further line costs: a subject is mostly one line, participants are many. */
const FURTHER_SUBJECT = 3.5;

/**
 * How many of the lines behind a list's label belong to the list.
 * @param labelFollows whether the label of another list stands behind the lines
 */
export function countItems(lines: Iterable<string>, kind: "subject" | "participants", labelFollows: boolean): number {
  const ofPersons = kind === "participants";
  let best = 0;
  let most = 0;
  let sum = 0;
  let at = 0;
  let before = "";
  const seen: string[] = [];
  for (const line of lines) {
    const goesOn = ofPersons || labelFollows || before.endsWith(";");
    sum += itemOdds(line, ofPersons) + (at === 0 ? LABELLED : goesOn ? 0 : -FURTHER_SUBJECT);
    if (ofPersons && labelFollows) sum += UP_TO_THE_NEXT_LABEL;
    seen.push(line.trim());
    at++;
    before = line;
    if (sum > most) {
      most = sum;
      best = at;
    }
    if (sum < most - 8) break;
  }
  return ofPersons && !labelFollows && endsInHeading(seen.slice(0, best)) ? best - 1 : best;
}

/** What heads a section and, alone, names nobody: “General” has the word of a rank. */
const SECTION_TITLE = /^(?:general|summary|introduction|background|discussion|conclusions?|agenda)$/iu;

/** Whether the last of some lines, all others of which tell of persons, is rather the heading of the section below. */
function endsInHeading(lines: readonly string[]): boolean {
  const last = lines.at(-1) ?? "";
  if (lines.length > 1 && SECTION_TITLE.test(last)) return true;
  if (lines.length < 3 || tellsOfPerson(last) || /^\S+$/u.test(last)) return false;
  const persons = lines.slice(0, -1).filter(tellsOfPerson).length;
  return persons >= MOSTLY * (lines.length - 1);
}

function tellsOfPerson(line: string): boolean {
  return line.includes(",") || OFFICE_BEFORE.test(line) || HONORIFIC.test(line) || /[—–(]/u.test(line);
}
