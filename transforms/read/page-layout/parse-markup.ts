import { Parser } from "htmlparser2";
import type { Refusal } from "../../../pipeline/transform.ts";

/** What is told of each element and text while markup is parsed. */
export interface MarkupEvents {
  /** @param attributes by their names without a prefix */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** A declaration of entities, by which a small file can grow without end or read other files. */
const ENTITIES = /<!ENTITY\b/iu;
const FIRST_PART = 50_000;

/**
 * Parses XML, or HTML with its forgiving rules. Entities that a file declares itself are refused, not
 * expanded; nothing outside the file is ever read (XML 1.0, 4.4).
 * @param strict whether elements that are not closed, or closed out of order, are refused
 */
export function parseMarkup(text: string, strict: boolean, events: MarkupEvents): Refusal | null {
  if (ENTITIES.test(text.slice(0, FIRST_PART)))
    return {
      refused: "it declares entities of its own, which Emend does not expand",
      hint: "Write the characters themselves, and take the declarations out.",
    };
  const open: string[] = [];
  let broken: string | null = null;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push(name);
        events.open(localName(name), attributes);
      },
      onclosetag(name, implied) {
        const last = open.pop();
        // the parser closes by itself what has no closing tag: an empty element, or one that lost it
        const empty = implied && text[parser.endIndex - 1] === "/";
        if (strict && ((implied && !empty) || last !== name)) broken ??= `the element ${name} is not closed`;
        events.close(localName(name));
      },
      ontext: (piece) => events.text(piece),
    },
    { xmlMode: strict, decodeEntities: true, recognizeSelfClosing: true },
  );
  parser.write(text);
  // what is open at the end is closed by the parser
  const left = open.at(-1);
  parser.end();
  if (strict && left !== undefined) broken ??= `the element ${left} is not closed at the end of the file`;
  return broken === null
    ? null
    : {
        refused: `the XML is not well-formed: ${broken}`,
        hint: "The file may have been cut off: let the OCR write it again.",
      };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
