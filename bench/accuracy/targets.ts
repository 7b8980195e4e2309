/** The columns of `score.py`, in its order. */
export const COLUMNS = [
  "docs",
  "head",
  "date",
  "lists",
  "para",
  "text",
  "note",
  "source",
  "page",
  "ref",
  "italic",
] as const;
export type Column = (typeof COLUMNS)[number];

/** The styles of damage that are measured. */
export const STYLES = ["web", "markdown"] as const;
export type Style = (typeof STYLES)[number];

/** The styles of pages: page text made by a program, and real scans, read of both their formats. */
export const PAGE_STYLES = ["ocr", "scan"] as const;
export type PageStyle = (typeof PAGE_STYLES)[number];

/** Percent by column; null where a style has no such thing. */
export type Figures = Readonly<Record<Column, number | null>>;

/** What is aimed at on documents that nobody has seen before. */
export const TARGETS: Readonly<Record<Style | PageStyle, Figures>> = {
  web: {
    docs: 100,
    head: 99.5,
    date: 99,
    lists: 98.5,
    para: 99,
    text: 99.9,
    note: 99,
    source: 99.5,
    page: 99.5,
    ref: 98,
    italic: null,
  },
  markdown: {
    docs: 99.5,
    head: 99.5,
    date: 99,
    lists: 98.5,
    para: 98.5,
    text: 99.8,
    note: 99,
    source: 99.5,
    page: 99.5,
    ref: 98,
    italic: 98,
  },
  ocr: {
    docs: 99,
    head: 98,
    date: 98,
    lists: 97,
    para: 96,
    text: 99.5,
    note: 96,
    source: 98,
    page: 99,
    ref: 95,
    italic: null,
  },
  scan: {
    docs: 99,
    head: 97,
    date: 98,
    lists: 96,
    para: 96,
    text: 99.4,
    note: 95,
    source: 97,
    page: 99,
    ref: 95,
    italic: null,
  },
};
