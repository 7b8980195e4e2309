/**
 * Roles of the structure tree that the template names, and the standard structure type (ISO 32000-1,
 * 14.8.4) that stands behind each in the role map. A role that is a standard type needs no mapping.
 */
export const roles: ReadonlyMap<string, string | null> = new Map([
  ["FrontMatter", "Sect"],
  ["Apparatus", "Sect"],
  ["Volume", "Part"],
  ["Chapter", "Part"],
  ["HistoricalDocument", "Sect"],
  ["EditorialNote", "Sect"],
  ["TextDivision", "Sect"],
  ["Attachment", "Sect"],
  ["Dateline", "P"],
  ["Salute", "P"],
  ["Closing", "P"],
  ["Signed", "P"],
  ["Postscript", "Div"],
  ["Verse", "Div"],
  ["KeptBlock", "Div"],
  ["KeptText", "P"],
  ["ThoughtBreak", "P"],
  ["Illustration", "Div"],
  ["ItemBlocks", "Div"],
  ["NotesHead", "P"],
  ["LooseNote", "Div"],
  ["PageBreak", "Span"],
  ["PageReference", "Span"],
  ["RowHead", "Span"],
  ["BlockQuote", null],
  ["Caption", null],
  ["L", null],
  ["LI", null],
  ["Lbl", null],
  ["LBody", null],
]);

/** The structure type that carries a role until the file is finished: a heading deeper than any of the text. */
export const CARRIER = "H7";

/** Divisions that count as a document, and those that only hold others. */
export const documentRoles: ReadonlySet<string> = new Set(["HistoricalDocument", "EditorialNote", "TextDivision"]);
export const holderRoles: ReadonlySet<string> = new Set(["Volume", "Chapter", "Attachment"]);

/** What holds paragraphs of the text without being a division. */
export const insetRoles: ReadonlySet<string> = new Set([
  ...["BlockQuote", "Postscript", "KeptBlock", "Illustration", "ItemBlocks"],
]);
