import type { Rule } from "../../../pipeline/model/rule.ts";

/** What transcribers write for what plain text cannot show. */
export const transcriptionMarkRules: readonly Rule[] = [
  {
    id: "transcription-marks/italic",
    tier: "auto",
    summary: "Takes out underscores around words, and sets the words in italics.",
    example: { before: "the ship _Anselm_ sailed", after: "the ship Anselm sailed" },
    rationale:
      "Project Gutenberg's sign for italics. Only in pairs that touch words on the inside alone: “____” and “a_b_c” stay.",
  },
  {
    id: "transcription-marks/bold",
    tier: "auto",
    summary: "Takes out equals signs around words, and sets the words in bold.",
    example: { before: "the word =harbour= here", after: "the word harbour here" },
    rationale:
      "Transcribers' sign for bold type; for italics, where their note says so. Only in pairs that touch words on the inside alone: “a = b = c” stays.",
  },
  {
    id: "transcription-marks/tag",
    tier: "auto",
    summary: "Takes out tags for italics, bold, underlined and letter-spaced words and small capitals.",
    example: { before: "by <sc>Mr. Moss</sc> and", after: "by Mr. Moss and" },
    rationale: "<i>, <b>, <u>, <g> and <sc> of Distributed Proofreaders, only in pairs inside one paragraph.",
  },
  {
    id: "transcription-marks/block",
    tier: "auto",
    summary: "Takes out the signs around a block whose lines are kept, a block quotation or a poem.",
    example: { before: "/#\nWe sail in May.\n#/", after: "We sail in May." },
    rationale: "Each sign stands alone in its line and has its other half: “/* */”, “/# #/”, “/P P/” and the like.",
  },
  {
    id: "transcription-marks/thought-break",
    tier: "auto",
    summary: "Takes out the tag for a break in the thought, and sets the break there.",
    example: { before: "The bell rang.\n\n<tb>\n\nIn May", after: "The bell rang.\n\n\n\nIn May" },
    rationale:
      "“<tb>”, alone in its line, is what the formatters of Distributed Proofreaders write for extra space or a row of stars.",
  },
  {
    id: "transcription-marks/proofers-note",
    tier: "auto",
    summary: "Takes out a proofreader's note, and reports its words.",
    example: { before: "the harbuor[**typo?] was", after: "the harbuor was" },
    rationale: "“[**” is in no print; the note asks a question that the editor is to answer.",
  },
  {
    id: "transcription-marks/blank-page",
    tier: "auto",
    summary: "Takes out the words that stand for an empty page.",
    example: { before: "[Blank Page]", after: "" },
    rationale: "Only alone in a line: the words are the transcriber's.",
  },
  {
    id: "transcription-marks/transcribers-note",
    tier: "auto",
    summary: "Takes a transcriber's note out of the text, and keeps its words in the edition's provenance.",
    example: { before: "[Transcriber's Note: Spelling is kept.]", after: "" },
    rationale: "Only a paragraph of its own, in brackets, that says what it is.",
  },
  {
    id: "transcription-marks/ligature",
    tier: "propose",
    summary: "Proposes the letter for a ligature in brackets.",
    example: { before: "the man[oe]uvre", after: "the manœuvre" },
    rationale: "Brackets around letters inside a word may also be an editor's.",
  },
  {
    id: "transcription-marks/diacritic",
    tier: "propose",
    summary: "Proposes the letter for one with its diacritic in brackets.",
    example: { before: "the T[=o]ky[=o] road", after: "the Tōkyō road" },
    rationale: "The signs are the usual ones, but a transcriber may mean another by them.",
  },
  {
    id: "transcription-marks/transcribers-remark",
    tier: "flag",
    summary: "Reports words of the transcriber inside a paragraph; they are left as text.",
    example: { before: "the harbuor [TN: so printed] was", after: null },
    rationale: "They speak of this very place, which the edition's provenance could not tell.",
  },
  {
    id: "transcription-marks/illustration",
    tier: "auto",
    summary: "Takes the word and the brackets off a picture's caption, and sets a picture in the place.",
    example: { before: "[Illustration: Port Anselm]", after: "Port Anselm" },
    rationale: "Only between paragraphs. The picture itself is not in the source; the edition says where it stands.",
  },
  {
    id: "transcription-marks/illustration-in-text",
    tier: "flag",
    summary: "Reports a picture inside a paragraph; what is said of it is left as text.",
    example: { before: "[Illustration: T]he harbour of Port Anselm", after: null },
    rationale: "It may be an ornamental letter, which belongs to the word behind it.",
  },
  {
    id: "transcription-marks/sidenote",
    tier: "auto",
    summary:
      "Takes the word and the brackets off a note in the margin, and sets it beside the words that it stands before.",
    example: { before: "[Sidenote: The fleet sails] In May", after: "The fleet sails In May" },
    rationale: "Transcribers put such a note before the paragraph that it stands beside, or before its sentence.",
  },
  {
    id: "transcription-marks/sidenote-of-paragraphs",
    tier: "flag",
    summary: "Reports a note in the margin that has several paragraphs or no words; it is left as text.",
    example: { before: "[Sidenote: The fleet.\n\nIt sails]", after: null },
    rationale: "A bracket so long may have been left open.",
  },
  {
    id: "transcription-marks/script",
    tier: "flag",
    summary: "Reports words of another script that were transliterated.",
    example: { before: "the word [Greek: logos]", after: null },
    rationale: "A transliteration without accents cannot be turned back with certainty.",
  },
  {
    id: "transcription-marks/font",
    tier: "flag",
    summary: "Reports tags for another font; they are left as text.",
    example: { before: "the <f>whole</f> fleet", after: null },
    rationale: "What the edition should show for them is the editor's to say.",
  },
  {
    id: "transcription-marks/unpaired",
    tier: "flag",
    summary: "Reports a tag that has no other half in its paragraph.",
    example: { before: "the <i>Anselm sailed.", after: null },
    rationale: "Where it ends cannot be known from the text.",
  },
  {
    id: "transcription-marks/open-block",
    tier: "flag",
    summary: "Reports the sign of a block that has no other half.",
    example: { before: "/#\nWe sail in May.", after: null },
    rationale: "Where the block ends cannot be known from the text.",
  },
];
