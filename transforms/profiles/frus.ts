import type { Profile } from "../../pipeline/model/profile.ts";

const CAPITALIZED = "(?:\\p{Lu}[\\p{L}’'-]+)";
const SMALL_WORD = "(?:of|the|and|to|in|for|on|a|an|at|as|with|from|by|de|des|du|der|die|das|und|von|für|zu|la|le|et)";
/** Words that are no title before a page: “see Annex A, p. 3”. */
const NO_TITLE =
  "(?!(?:Annex|Appendix|Attachment|Book|Chapter|Department|Document|Documents|Enclosure|Lot|Part|Section|Series|The Conference|The Conferences|First Committee|Tab|Title|Volume)\\b)";
/**
 * A book as notes cite it, behind its author or a word such as “see”, and before pages, a volume or its place and
 * publisher: “Macmillan, Riding the Storm, pp. 571–578”.
 */
const TITLE_WORD = `(?: (?:${SMALL_WORD} ){0,3}${CAPITALIZED}:?)`;
/** “, 1950–1963” at the end of a title; a lone year only behind three words, so that “Boston, 1959” is a place. */
const YEARS_IN_TITLE = "(?:1[89]|20)\\d\\d";
const TITLE = `(?:The )?${CAPITALIZED}:?(?:${TITLE_WORD}{2,9}(?:, ${YEARS_IN_TITLE}(?:[–-]\\d{2,4})?)?|${TITLE_WORD}?(?:, ${YEARS_IN_TITLE}[–-]\\d{2,4})?)`;
const PLACE = "\\p{Lu}[\\p{L} ]{2,20}";
/** The date of a periodical: “January 12, 1959”, “Spring 1958”. */
const ISSUE =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Autumn|Fall|Winter) (?:\\d{1,2}, )?(?:1[89]|20)\\d\\d";
const CITED_TITLE = `(?<=(?:\\p{L}[\\p{L}.’'-]*, |\\b(?:[Ss]ee|[Ii]n|also|or|and|from) ))${NO_TITLE}${TITLE}(?= ?,? (?:pp?\\.|pages?|cols?\\.) ?\\d|, ${ISSUE}, (?:pp?\\.|pages?)|, vol\\. [IVX\\d]| \\(${PLACE}: |, ${PLACE}, ${YEARS_IN_TITLE},? pp?\\.)`;

/** Titles of series, papers and books: one pattern, because the begin of a word is then looked for once. */
const TITLES: readonly string[] = [
  "Foreign Relations(?=,? (?:\\d{4}|series|The Conference))",
  "Foreign Ministers Meeting(?=, (?:May|pp?\\.))",
  "Cmd\\.(?= \\d)",
  "(?<=Department of State )Bulletin\\b",
  "(?:Pravda|Izvestia|Izvestiya|Kommunist|Le Monde|France-Soir|Die Welt|Current Digest of the Soviet Press|Congressional Record)\\b",
  "(?:The )?(?:New York Times|Washington Post|Washington Star|New York Herald Tribune|Saturday Evening Post|Christian Science Monitor|Wall Street Journal|Economist|Times(?=, \\p{Lu}))\\b",
  "(?:Newsweek|Neues Deutschland|Krasnaya Zvezda|Komsomolskaya Pravda|(?<!(?:of|for) )Foreign Affairs(?=, )|FBIS Daily Report|Parliamentary Debates(?=, ))\\b",
  "(?:A Decade of )?American Foreign Policy: (?:Current|Basic) Documents(?:, \\d{4}(?:[–-]\\d{2,4})?)?",
  "Documents on (?:Germany|Disarmament|International Affairs|American Foreign Relations), ?\\d{4}(?:[–-]\\d{2,4})?",
  "Declassified Documents, \\d{4}",
  "Public Papers of the Presidents of the United States: [A-Z][^,;()]{2,40}, \\d{4}(?:[–-]\\d{2,4})?",
  "(?<=\\[)(?:codeword|name) not declassified(?=\\])",
  CITED_TITLE,
];

/**
 * Foreign Relations of the United States, as the Office of the Historian prints it:
 * numbered documents, a source note at each heading, datelines, lists of subjects and participants.
 */
export const frus: Profile = {
  name: "frus",
  recognizedBy: [
    { pattern: 'history\\.state\\.gov|class="(?:[\\w-]+ )*(?:tei-pb|fn-back)\\b', weight: 2 },
    { pattern: "foreign relations of the united states", weight: 1 },
    { pattern: "foreign relations, (?:18|19|20)\\d\\d", weight: 1 },
    { pattern: "^\\s{0,4}[\\d‘’'*]{0,3}\\.?\\s{0,8}source: ", weight: 2 },
    {
      pattern: "^\\s{0,4}\\[?\\d{1,4}\\]?\\. (memorandum|telegram|letter|editorial note|airgram|despatch|minutes)\\b",
      weight: 1,
    },
    {
      pattern:
        "^\\s{0,4}\\[?\\d{1,4}\\]?\\. (memorandum|telegram|letter|airgram|despatch|minutes|message|circular|report|paper|notes?|record)\\b.{0,160}\\b(from|to|of|by|prepared)\\b",
      weight: 2,
    },
    { pattern: "^\\d{1,4}\\. editorial note$", weight: 2 },
    // the begin of the word comes last, so that the text is searched for the letters
    { pattern: "department of state, central files\\b(?<=\\bdepartment of state, central files)", weight: 1 },
    { pattern: "^(participants|subject)$", weight: 1 },
    { pattern: "\\[here follows? ", weight: 1 },
  ],
  numberedDocuments: true,
  documentKinds: [
    "account",
    "address",
    "agreement",
    "aide-mémoire",
    "airgram",
    "annex",
    "attachment",
    "background",
    "backchannel",
    "briefing",
    "cable",
    "chronology",
    "circular",
    "communiqué",
    "contents",
    "conversation",
    "declaration",
    "delegation",
    "despatch",
    "diary",
    "discussion",
    "dispatch",
    "draft",
    "editorial note",
    "entry",
    "executive",
    "extract",
    "information",
    "instruction",
    "intelligence",
    "joint",
    "letter",
    "list",
    "memoir",
    "memoranda",
    "memorandum",
    "message",
    "minutes",
    "national",
    "note",
    "notes",
    "operations",
    "outline",
    "paper",
    "paragraph",
    "policy",
    "position",
    "preliminary",
    "presidential",
    "progress",
    "proposal",
    "protocol",
    "quadripartite",
    "question",
    "record",
    "report",
    "resolution",
    "response",
    "scope",
    "situation",
    "special",
    "speech",
    "staff",
    "statement",
    "study",
    "summary",
    "talking",
    "telegram",
    "telephone",
    "text",
    "transcript",
    "transmission",
    "treaty",
    "tripartite",
    "united",
    "verbatim",
    "working",
  ],
  editorialNotes: ["editorial note"],
  volumeTitles: ["foreign relations of the united states"],
  listLabels: {
    subject: ["subject", "subjects"],
    participants: [
      "participants",
      "participant",
      "present",
      "others present",
      "members present",
      "also present",
      "in attendance",
      "attendance",
      "list of participants",
    ],
  },
  sourceNote: "Source:",
  sourceNoteUnnumbered: { from: 1958, until: 1960 },
  // “a correction is set in italic type; an addition in roman type”: prefaces of the volumes for 1958–1960 and 1961–1963
  insertions: { italic: "correction", roman: "addition" },
  italics: [
    { pattern: "\\b(?:[Ii]bid|[Ss]upra|[Ii]nfra|passim)\\b", from: 1955, until: 1960 },
    { pattern: `\\b(?:${TITLES.join("|")})` },
  ],
};
