import fc from "fast-check";
import { ParseOption, XmlCData, XmlDocument, XmlElement, XmlText } from "libxml2-wasm";
import { expect, test } from "vitest";
import { scanXml } from "../../pipeline/xml/scan.ts";

/** Names, attributes and text of a file in their order; text that meets is one piece. */
function scanned(xml: string): string[] {
  const out: string[] = [];
  const add = (kind: string, words: string) => {
    if (kind === "text" && out.at(-1)?.startsWith("text")) out[out.length - 1] += words;
    else out.push(`${kind} ${words}`);
  };
  scanXml(xml, {
    start: (name, attributes) => add("start", JSON.stringify([name, ...attributes])),
    end: () => add("end", ""),
    text: (words) => add("text", words),
    aside: () => {},
  });
  const root = out.findIndex((line) => line.startsWith("start"));
  return out.slice(root, out.lastIndexOf("end ") + 1);
}

/** The same as libxml2 reads it. */
function parsed(xml: string): string[] {
  const out: string[] = [];
  const document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NO_XXE });
  const visit = (element: XmlElement) => {
    const prefixed = (node: { readonly prefix: string; readonly name: string }) =>
      node.prefix ? `${node.prefix}:${node.name}` : node.name;
    const attributes = element.attrs.flatMap((attribute) => [prefixed(attribute), attribute.value]);
    out.push(`start ${JSON.stringify([prefixed(element), ...attributes])}`);
    for (let child = element.firstChild; child !== null; child = child.next) {
      if (child instanceof XmlElement) visit(child);
      else if (child instanceof XmlText || child instanceof XmlCData) {
        if (out.at(-1)?.startsWith("text")) out[out.length - 1] += child.content;
        else out.push(`text ${child.content}`);
      }
    }
    out.push("end ");
  };
  visit(document.root);
  document.dispose();
  return out;
}

const WHITE = fc.constantFrom("", " ", "\n ", "\t", "\r\n");
const SPACE = fc.constantFrom(" ", "\n", "\r\n  ", "\t");
const REFERENCE = fc.constantFrom(
  "&amp;",
  "&lt;",
  "&gt;",
  "&quot;",
  "&apos;",
  "&#13;",
  "&#10;",
  "&#x9;",
  "&#128;",
  "&#x1F600;",
);
const PIECE = fc.constantFrom(
  "a",
  "B1",
  "é",
  "𝒜",
  "\r",
  "\r\n",
  "\n",
  "\t",
  "=",
  "/",
  "'",
  "]",
  ">x",
  "\u0085",
  "\u2028",
);
const WORDS = fc.array(fc.oneof(PIECE, REFERENCE), { maxLength: 5 }).map((pieces) => pieces.join(""));
const ASIDE = fc.constantFrom("<!-- <p a='>'> -->", "<!---->", "<![CDATA[<q>&amp;\r\n]]]>", "<![CDATA[]]>");
const NAME = fc.constantFrom("p", "tei:p", "n.1", "x-y", "ä");
const ATTRIBUTES = fc
  .tuple(fc.uniqueArray(fc.constantFrom("a", "xml:lang", "tei:rend", "b-c"), { maxLength: 3 }), SPACE, WHITE, WORDS)
  .map(([names, space, white, value]) =>
    names
      .map((name, at) => {
        const [quote, other] = at % 2 === 0 ? ['"', "&quot;"] : ["'", "&apos;"];
        const own = value.replaceAll(quote, other);
        return `${space}${name}${white}=${white}${quote}${own}${quote}`;
      })
      .join(""),
  );
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(NAME, ATTRIBUTES, WHITE, fc.boolean(), tie("content"))
    .map(([name, attributes, white, isEmpty, content]) =>
      isEmpty ? `<${name}${attributes}${white}/>` : `<${name}${attributes}${white}>${content}</${name}${white}>`,
    ),
  content: fc
    .array(fc.oneof({ depthSize: "small" }, WORDS, ASIDE, tie("element")), { maxLength: 4 })
    .map((parts) => parts.join("")),
}));
const FILE = fc
  .tuple(fc.constantFrom("", '<?xml version="1.0" encoding="UTF-8"?>\n', "<!-- first -->\r\n"), element)
  .map(([before, root]) => `${before}<r xmlns:tei="urn:t">${root}</r>\n<!-- last -->`);

test("reads well-formed files as libxml2 does", () => {
  fc.assert(
    fc.property(FILE, (xml) => {
      const own = scanned(xml);
      // libxml2 does not give declarations of namespaces as attributes
      own[0] = own[0]?.replace(',"xmlns:tei","urn:t"', "") ?? "";
      expect(own).toEqual(parsed(xml));
    }),
    { numRuns: 500 },
  );
});

test("says where tags stand, and which comments and instructions there are", () => {
  const xml = `<?xml version="1.0"?><a>1<!--c--><b x="y"/><?p?></a>`;
  const places: string[] = [];
  let asides = 0;
  scanXml(xml, {
    start: (_name, _attributes, at) => places.push(xml.slice(at, at + 2)),
    end: (behind) => places.push(xml.slice(behind - 2, behind)),
    text: () => {},
    aside: () => asides++,
  });
  expect(places).toEqual(["<a", "<b", "/>", "a>"]);
  expect(asides).toBe(2);
});

test("ends on any text, well-formed or not", () => {
  const signs = fc.string({
    unit: fc.constantFrom("<", ">", "/", "=", '"', "&", "a", " ", "!", "?", "-", "["),
    maxLength: 30,
  });
  fc.assert(
    fc.property(signs, (text) => {
      expect(scanned(text).length).toBeLessThan(text.length + 2);
    }),
  );
});
