import { Parser } from "htmlparser2";
import * as libxml2 from "libxml2-wasm";
import type { Refusal } from "../../../pipeline/transform.ts";
import { withDocument, withoutEncoding } from "../../../pipeline/xml/document.ts";
import { InvalidXmlError } from "../../../pipeline/xml/invalid-xml-error.ts";

/** What is told of each element and text while markup is parsed. */
export interface MarkupEvents {
  /** @param attributes by their names without a prefix */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
  /** Told when the text ends, before what is open there is closed. */
  atEnd?(): void;
}

/** A declaration of entities, by which a small file can grow without end or read other files. */
const ENTITIES = /<!ENTITY\b/iu;
const FIRST_PART = 50_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/**
 * Parses XML; a file that is not well-formed (XML 1.0, Namespaces 1.0) or has a document type is refused, with the
 * place. Nothing outside the file is ever read.
 */
export function parseXml(text: string, events: MarkupEvents): Refusal | null {
  // a control character is a slip of the OCR that the reader takes out with a finding, no reason to refuse the file
  const refusal = ownEntities(text) ?? malformed(withoutEncoding(text).replace(CONTROL, "\ufffd"));
  return refusal ?? run(text, true, events);
}

/**
 * Parses HTML with its forgiving rules (hOCR). Entities that a file declares itself are refused, not expanded;
 * nothing outside the file is ever read.
 */
export function parseHtml(text: string, events: MarkupEvents): Refusal | null {
  return ownEntities(text) ?? run(text, false, events);
}

function ownEntities(text: string): Refusal | null {
  return ENTITIES.test(text.slice(0, FIRST_PART))
    ? {
        refused: "it declares entities of its own, which Emend does not expand",
        hint: "Write the characters themselves, and take the declarations out.",
      }
    : null;
}

function malformed(xml: string): Refusal | null {
  try {
    withDocument(libxml2, xml, () => undefined);
    return null;
  } catch (error) {
    if (!(error instanceof InvalidXmlError)) throw error;
    const { line, column, reason } = error;
    return {
      refused: `the XML is not well-formed: ${reason}`,
      hint: "The file may have been cut off or edited by hand: let the OCR write it again.",
      position: { line, column },
    };
  }
}

/** Elements inside each other beyond this are not those of a page; libxml2 draws the line here too. */
const DEEPEST = 2048;

function run(text: string, xml: boolean, events: MarkupEvents): Refusal | null {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) parser.pause();
        else events.open(localName(name), withoutPrefixes(attributes));
      },
      onclosetag(name) {
        depth--;
        events.close(localName(name));
      },
      ontext: (piece) => events.text(piece),
    },
    { xmlMode: xml, decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.write(text);
  if (depth > DEEPEST)
    return {
      refused: `more than ${DEEPEST} elements stand inside each other`,
      hint: "Elements may have lost their closing tags: let the OCR write the file again.",
    };
  events.atEnd?.();
  parser.end();
  return null;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function withoutPrefixes(attributes: Record<string, string>): Readonly<Record<string, string>> {
  for (const name of Object.keys(attributes))
    if (name.includes(":"))
      return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [localName(key), value]));
  return attributes;
}
