import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";

/** One XHTML content document. */
export interface XhtmlPage {
  readonly title: string;
  readonly language: string;
  /** Where the page lies in the book (EPUB Structural Semantics: `bodymatter` …); it stands on the body. */
  readonly matter: "cover" | "frontmatter" | "bodymatter" | "backmatter";
  /** The way from the page to the folder of the package document: "" or "../". */
  readonly root: string;
  readonly content: string;
}

/** Whether a value is formed like a language tag (BCP 47, 2.1), as far as a package may carry it. */
const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

/** The edition's language as a package may carry it; "und" where the tag is not well formed. */
export function packageLanguage(language: string): string {
  return LANGUAGE_TAG.test(language) ? language : "und";
}

/** A whole XHTML content document (EPUB 3.3, 6.1). */
export function xhtmlPage(page: XhtmlPage): string {
  const language = escapeAttribute(page.language);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head>
<title>${escapeText(page.title)}</title>
<link rel="stylesheet" type="text/css" href="${page.root}css/edition.css"/>
</head>
<body epub:type="${page.matter}">
${page.content}</body>
</html>
`;
}
