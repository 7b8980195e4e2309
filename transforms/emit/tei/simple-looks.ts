import type { Attribute } from "../../../pipeline/model/attribute.ts";
import type { Edition, Rendition } from "../../../pipeline/model/edition.ts";
import { allNodes } from "../../../pipeline/model/walk.ts";
import { attributeOf } from "./rewriters.ts";

/** The looks that simplePrint defines for the model's renditions (`tagsDecl`, Simple scheme). */
export const SIMPLE_RENDITIONS: Readonly<Record<Rendition, string>> = {
  italic: "simple:italic",
  bold: "simple:bold",
  "small-caps": "simple:smallcaps",
  underline: "simple:underline",
  superscript: "simple:superscript",
  subscript: "simple:subscript",
  strikethrough: "simple:strikethrough",
  spaced: "simple:letterspace",
};

/** What sources call the looks of the Simple scheme in `rend`. */
const KNOWN: Readonly<Record<string, string>> = {
  ...{ italic: "italic", italics: "italic", i: "italic", bold: "bold", b: "bold", strong: "bold" },
  ...{ smallcaps: "smallcaps", "small-caps": "smallcaps", sc: "smallcaps", allcaps: "allcaps" },
  ...{ underline: "underline", superscript: "superscript", sup: "superscript", subscript: "subscript" },
  ...{ sub: "subscript", strikethrough: "strikethrough", spaced: "letterspace", center: "centre", centre: "centre" },
  ...{ right: "right", left: "left", flushleft: "left", justify: "justify", roman: "normalstyle" },
};

const DECLARED = /^#rend-(?<look>.+)$/u;

/**
 * The looks that a source gives a node (`rend`, `rendition`, white space between them) as simplePrint has them: pointers
 * to the Simple scheme, or to a `rendition` that the header declares. Null where there are none.
 */
export function simpleLooks(attributes: readonly Attribute[]): string | null {
  const tokens = attributes.flatMap(({ name, value }) =>
    name === "rend" || name === "rendition" ? value.split(/\s+/).filter((token) => token !== "") : [],
  );
  const looks = tokens.map((token) => {
    if (token.startsWith("simple:") || DECLARED.test(token)) return token;
    const plain = token.replace(/^#/, "");
    const known = KNOWN[plain];
    return known === undefined ? `#rend-${plain.replace(/[^A-Za-z0-9_-]/g, "_")}` : `simple:${known}`;
  });
  return looks.length === 0 ? null : [...new Set(looks)].join(" ");
}

/** The name by which a look of the edition's own is declared. */
export function declaredLook(name: string): string {
  return `#rend-${name}`;
}

/** The looks of an edition that the header has to declare: their ids, and what they are called. */
export function declaredLooks(edition: Edition): ReadonlyMap<string, string> {
  const looks = new Map<string, string>();
  for (const node of allNodes(edition)) {
    if (!("attributes" in node)) continue;
    for (const token of (attributeOf(node, "rendition") ?? "").split(" ")) {
      const look = DECLARED.exec(token)?.groups?.look;
      if (look !== undefined) looks.set(token.slice(1), look);
    }
  }
  return looks;
}
