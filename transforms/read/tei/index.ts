import * as libxml2 from "libxml2-wasm";
import type { Division, Edition } from "../../../pipeline/model/edition.ts";
import type { Finding } from "../../../pipeline/model/ledger.ts";
import { lineIndex } from "../../../pipeline/model/span.ts";
import type { EditionReading, ReadTransform, Refusal, SourceFile } from "../../../pipeline/transform.ts";
import { withDocument } from "../../../pipeline/xml/document.ts";
import { InvalidXmlError } from "../../../pipeline/xml/invalid-xml-error.ts";
import { readBlocks } from "./blocks.ts";
import { readMatter } from "./divisions.ts";
import { readMetadata } from "./header.ts";
import { readInlines } from "./inlines.ts";
import { type Met, Reading } from "./reading.ts";
import { teiRules } from "./rules.ts";
import { childOf, elementsIn, type TeiElement, type TeiFile, type TeiNode, teiTree } from "./tree.ts";
import { wordsOf } from "./words.ts";

/** The root of a TEI P5 file, behind a declaration, comments and a document type. */
const ROOT = /<(?:[\w.-]+:)?(?:TEI|teiCorpus)\b[^>]{0,2000}?["']http:\/\/www\.tei-c\.org\/ns\/1\.0["']/;
const FIRST_PART = 20_000;
const BY_ROOT = 1;

const DECLARED_ENCODING = /^(\ufeff?\s{0,100}<\?xml\b[^>]{0,200}?)\s+encoding\s*=\s*(?:"[^"]{0,40}"|'[^']{0,40}')/u;
/** A document type that names a DTD elsewhere and declares nothing itself; no such file is ever read. */
const EXTERNAL_DOCTYPE = /<!DOCTYPE\s[^[>]{0,2000}>/;

/**
 * TEI P5: a file that is an edition already. It becomes the model as it stands, nothing in it is repaired, and what
 * the model has no node for is kept (see docs/tei.md).
 */
export const tei: ReadTransform<Record<string, never>> = {
  phase: "read",
  name: "tei-source",
  rules: teiRules,
  defaults: {},
  accepts: ({ text }) => (ROOT.test(text.slice(0, FIRST_PART)) ? BY_ROOT : 0),
  edition: readTei,
  run: () => ({ edits: [], marks: [], remarks: [] }),
};

function readTei(file: SourceFile, language: string): EditionReading | Refusal {
  const xml = file.text.replace(EXTERNAL_DOCTYPE, (doctype) => " ".repeat(doctype.length));
  const refusal = malformed(xml);
  if (refusal) return refusal;
  const parsed = teiTree(xml);
  const { root } = parsed;
  const deep = tooDeep(root);
  if (deep) return { ...TOO_DEEP, position: lineIndex(file.text).position(deep.start) };
  const text = childOf(root, "text");
  if (root.name !== "TEI" || text === null || childOf(text, "body") === null)
    return {
      refused: "it is a TEI file with several texts, or without a text of its own",
      hint: "Give each text a file of its own, with the root element TEI, and in it text with a body.",
    };
  const reading = new Reading(root, readBlocks, readInlines);
  const header = { name: file.name.replace(/\.[^.]*$/, ""), language, header: headerOf(xml, root, text) };
  const edition: Edition = { metadata: readMetadata(root, header), children: readText(text, reading) };
  return { edition, findings: findingsOf(file.name, parsed, reading), words: wordsOf(text) };
}

/** Elements within elements: more than any text has, and than a program can follow one by one. */
const DEEPEST = 200;

const TOO_DEEP: Refusal = {
  refused: `its elements are nested more than ${DEEPEST} deep`,
  hint: "No text is like that: see whether end tags are missing where elements begin anew.",
};

/** The first element that lies too deep; null where none does. */
function tooDeep(root: TeiElement): TeiElement | null {
  const stack: { readonly element: TeiElement; readonly depth: number }[] = [{ element: root, depth: 0 }];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    if (entry.depth > DEEPEST) return entry.element;
    for (const element of elementsIn(entry.element)) stack.push({ element, depth: entry.depth + 1 });
  }
  return null;
}

function malformed(xml: string): Refusal | null {
  try {
    withDocument(libxml2, xml.replace(DECLARED_ENCODING, "$1"), () => undefined);
    return null;
  } catch (error) {
    if (!(error instanceof InvalidXmlError)) throw error;
    const { line, column, reason } = error;
    return {
      refused: `the XML is not well-formed, or declares entities of its own: ${reason}`,
      hint: "Mend the place; write the characters for entities (xmllint --noent --dropdtd does).",
      position: { line, column },
    };
  }
}

/** What stands before the text: the header, and facsimiles and the like behind it, as they stand. */
function headerOf(xml: string, root: TeiElement, text: TeiElement): string {
  const [first] = elementsIn(root);
  if (first === undefined || first === text) return "";
  return withNamespaces(xml.slice(first.start, text.start).trimEnd(), xml.slice(root.start, first.start));
}

/** The header with the namespaces that the root declares and that it uses. */
function withNamespaces(header: string, before: string): string {
  const declarations: string[] = [];
  for (const [declaration, prefix] of before.matchAll(/\sxmlns:([\w.-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g))
    if (prefix !== undefined && header.includes(`${prefix}:`)) declarations.push(declaration);
  return header.replace(/^<[\w.:-]+/, (tag) => tag + declarations.join(""));
}

/** The divisions of `front`, `body` and `back`; what stands between these belongs to the one behind it. */
function readText(text: TeiElement, reading: Reading): Edition["children"] {
  const divisions: Division[] = [];
  let between: TeiNode[] = [];
  const all = elementsIn(text);
  const last = all.findLastIndex(({ name }) => MATTERS.has(name));
  for (const [at, part] of all.entries()) {
    if (!MATTERS.has(part.name)) {
      between.push(part);
      continue;
    }
    const behind = at === last ? all.slice(at + 1) : [];
    const whole = { ...part, children: [...between, ...(isEmptyBody(part) ? [] : part.children), ...behind] };
    divisions.push(...readMatter(whole, part.name === "front" || part.name === "back" ? part.name : null, reading));
    if (at === last) break;
    between = [];
  }
  return divisions;
}

const MATTERS: ReadonlySet<string> = new Set(["front", "body", "back"]);

/** A body with an `ab` of nothing: an edition without divisions. */
function isEmptyBody(body: TeiElement): boolean {
  if (body.name !== "body") return false;
  const [only, ...others] = elementsIn(body);
  return only?.name === "ab" && others.length === 0 && only.children.length === 0;
}

function findingsOf(source: string, { leftOut }: TeiFile, reading: Reading): Finding[] {
  const spanOf = ({ first }: Met) => ({ source, start: first.start, end: first.start });
  const findings: Finding[] = [...reading.kept]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, met]) => ({
      rule: "tei/kept",
      severity: "info",
      message: `the element ${name} is kept as it is, ${met.count} ${met.count === 1 ? "time" : "times"}`,
      span: spanOf(met),
    }));
  for (const [where, met] of reading.moved)
    findings.push({
      rule: "tei/moved-page",
      severity: "info",
      message: `page breaks between ${where} moved into what follows them: ${met.count}`,
      span: spanOf(met),
    });
  if (leftOut > 0)
    findings.push({
      rule: "tei/left-out",
      severity: "info",
      message: `comments and processing instructions are left out: ${leftOut}`,
      span: null,
    });
  return findings;
}
