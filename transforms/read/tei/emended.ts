import type { Correction, EditorialKind } from "../../../pipeline/model/edition.ts";
import type { Certainty } from "../../../pipeline/model/rule.ts";
import { attributeOf, childOf, stringValue, type TeiElement, type TeiNode } from "./tree.ts";

const CERTAINTIES: Readonly<Record<string, Certainty>> = { high: "high", medium: "medium", low: "low" };

/** The code of a character that XML cannot hold, as Emend writes it in `g/@n`. */
export const OWN_CHARACTER = /^[0-9A-F]{4}$/;

/** A reading that Emend changed, as Emend writes it (see docs/tei.md); null for anything else. */
export function correctionOf(element: TeiElement): Correction | null {
  switch (element.name) {
    case "choice": {
      const [sic, corr] = [childOf(element, "sic"), childOf(element, "corr")];
      if (!sic || !corr || element.children.length !== 2 || attributeOf(corr, "resp") !== "#emend") return null;
      return correction(corr, attributeOf(corr, "type"), charactersOf(sic), charactersOf(corr));
    }
    case "supplied":
    case "surplus": {
      if (attributeOf(element, "resp") !== "#emend") return null;
      const words = charactersOf(element);
      const isSupplied = element.name === "supplied";
      return correction(element, attributeOf(element, "reason"), isSupplied ? "" : words, isSupplied ? words : "");
    }
    default:
      return null;
  }
}

function correction(by: TeiElement, rule: string | null, before: string | null, after: string | null) {
  const certainty = CERTAINTIES[attributeOf(by, "cert") ?? ""];
  if (certainty === undefined || before === null || after === null) return null;
  return { type: "correction", rule: rule ?? "", certainty, before, after } as const;
}

/** The characters of an element that holds nothing else; null where it does. */
function charactersOf(element: TeiElement): string | null {
  let text = "";
  for (const child of element.children) {
    const characters = characterOf(child);
    if (characters === null) return null;
    text += characters;
  }
  return text;
}

function characterOf(node: TeiNode): string | null {
  if (typeof node === "string") return node;
  const code = node.name === "g" ? (attributeOf(node, "n") ?? "") : "";
  return OWN_CHARACTER.test(code) ? String.fromCharCode(Number.parseInt(code, 16)) : null;
}

const GAPS: Readonly<Record<string, EditorialKind>> = {
  illegible: "illegible",
  damage: "damaged",
  editorial: "omitted",
  "not-declassified": "not-declassified",
};

/** What an insertion of the print's editors says, as Emend writes it (`resp="#editors"`); null for anything else. */
export function editorialOf(element: TeiElement): EditorialKind | null {
  if (attributeOf(element, "resp") !== "#editors" || element.attributes.some(({ name }) => !OWN.has(name))) return null;
  switch (element.name) {
    case "metamark":
      return attributeOf(element, "function") === "sic" ? "sic" : null;
    case "corr":
      return "correction";
    case "supplied":
      return attributeOf(element, "reason") === "omitted" ? "addition" : "insertion";
    case "seg": {
      if (attributeOf(element, "type") === "comment") return "comment";
      const gap = childOf(element, "gap");
      if (attributeOf(element, "type") !== "gap" || gap === null || gap !== element.children[0]) return null;
      if (stringValue(gap) !== "") return null;
      return GAPS[attributeOf(gap, "reason") ?? ""] ?? null;
    }
    default:
      return null;
  }
}

const OWN: ReadonlySet<string> = new Set(["resp", "cert", "function", "reason", "type"]);
