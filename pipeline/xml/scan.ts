/** What is done with the parts of an XML file, in their order. Offsets are those of the file's text. */
export interface XmlHandler {
  /**
   * A start tag, or an empty element's, which is followed by its end. Names are as they are written.
   * @param attributes names and values in turns, declarations of namespaces among them
   * @param at where the tag begins
   */
  start(name: string, attributes: readonly string[], at: number): void;
  /** @param behind the offset behind the end tag, or behind an empty element's only one */
  end(behind: number): void;
  /** Characters with their references resolved; text that goes on behind a comment or in a CDATA section comes in parts. */
  text(words: string): void;
  /** A comment or a processing instruction; the XML declaration is none. */
  aside(): void;
}

const [TAB, LINE_FEED, RETURN, SPACE] = [0x09, 0x0a, 0x0d, 0x20];
const [SLASH, GREATER, EQUALS] = [0x2f, 0x3e, 0x3d];

/**
 * Reads the markup of a file that is known to be well-formed and to have no document type: nothing is checked here.
 * Line ends are those of XML 1.0 (2.11), white space in attributes is a space (3.3.3).
 */
export function scanXml(xml: string, handler: XmlHandler): void {
  let at = xml.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < xml.length) {
    const tag = xml.indexOf("<", at);
    if (tag !== at) handler.text(textOf(xml.slice(at, tag < 0 ? xml.length : tag)));
    if (tag < 0) return;
    at = readTag(xml, tag, handler);
  }
}

/** Reads the markup that begins at an offset; returns the offset behind it. */
function readTag(xml: string, tag: number, handler: XmlHandler): number {
  switch (xml[tag + 1]) {
    case "/": {
      const behind = behindNext(xml, ">", tag);
      handler.end(behind);
      return behind;
    }
    case "?": {
      const behind = behindNext(xml, "?>", tag);
      if (!/^<\?xml\s/.test(xml.slice(tag, tag + 6))) handler.aside();
      return behind;
    }
    case "!": {
      if (xml.startsWith("<![CDATA[", tag)) {
        const behind = behindNext(xml, "]]>", tag);
        handler.text(withLineFeeds(xml.slice(tag + 9, behind - 3)));
        return behind;
      }
      handler.aside();
      return behindNext(xml, "-->", tag + 4);
    }
    default:
      return readStartTag(xml, tag, handler);
  }
}

function readStartTag(xml: string, tag: number, handler: XmlHandler): number {
  let at = nameEnd(xml, tag + 1);
  const name = xml.slice(tag + 1, at);
  const attributes: string[] = [];
  for (;;) {
    at = behindWhite(xml, at);
    const code = xml.charCodeAt(at);
    if (code === GREATER) break;
    if (code === SLASH) {
      handler.start(name, attributes, tag);
      handler.end(at + 2);
      return at + 2;
    }
    const end = nameEnd(xml, at);
    const quote = behindWhite(xml, xml.indexOf("=", end) + 1);
    const close = xml.indexOf(xml[quote] ?? "", quote + 1);
    // what is not well-formed after all has to come to an end too
    if (close <= at) return xml.length;
    attributes.push(xml.slice(at, end), attributeValue(xml.slice(quote + 1, close)));
    at = close + 1;
  }
  handler.start(name, attributes, tag);
  return at + 1;
}

function behindNext(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from);
  return at < 0 ? xml.length : at + sign.length;
}

function isWhite(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB || code === RETURN;
}

function behindWhite(xml: string, from: number): number {
  let at = from;
  while (isWhite(xml.charCodeAt(at))) at++;
  return at;
}

function nameEnd(xml: string, from: number): number {
  let at = from;
  for (let code = xml.charCodeAt(at); at < xml.length; code = xml.charCodeAt(++at))
    if (code === EQUALS || code === GREATER || code === SLASH || isWhite(code)) break;
  return at;
}

function textOf(written: string): string {
  return resolved(withLineFeeds(written));
}

function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** An attribute's value: white space becomes spaces, but not that which a reference stands for. */
function attributeValue(written: string): string {
  return resolved(/[\t\n\r]/.test(written) ? written.replace(/\r\n|[\t\n\r]/g, " ") : written);
}

const REFERENCE = /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g;
const PREDEFINED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text with the references to characters, and the five predefined ones (4.6), resolved. */
function resolved(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (whole, hex: string | undefined, decimal: string | undefined, name: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal === undefined ? (PREDEFINED[name] ?? whole) : String.fromCodePoint(Number(decimal));
  });
}
