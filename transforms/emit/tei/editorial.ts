import type { Edition, Editorial, EditorialKind } from "../../../pipeline/model/edition.ts";
import { allNodes, plainText } from "../../../pipeline/model/walk.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { attribute } from "./markup.ts";

/** Whom `resp` names for what the printed edition's own editors put into the text; never for what Emend repaired. */
const EDITORS = ` resp="#editors"`;

/** `gap/@reason` (TEI 3.5.3): why the words are not there. */
const REASONS = {
  illegible: "illegible",
  damaged: "damage",
  omitted: "editorial",
  "not-declassified": "not-declassified",
} as const satisfies Partial<Record<EditorialKind, string>>;

/** How much is left out, as far as it is told in numbers ("2-1/2 lines of source text"). */
const EXTENT =
  /^\[\s*((?:less than\s)?\d.*?)\s(?:not declass|illegible|damaged|torn|missing|unintelligible|garbled|omitted|not printed)/iu;

/**
 * What an insertion of the printed edition's editors means, around the words that they print: a correction
 * (`corr`, 3.5.1), words supplied (`supplied`, 12.3.3.1), a signal on how to read (`metamark`, 12.3.4.2), a `gap`
 * (3.5.3) with the words that tell of it, or a remark.
 * @param content what is printed, brackets and all, already written
 */
export function writeEditorial({ kind, doubtful, children }: Editorial, content: string): string {
  const responsibility = EDITORS + (doubtful ? ` cert="low"` : "");
  switch (kind) {
    case "sic":
      return element("metamark", ` function="sic"${responsibility}`, content);
    case "correction":
      return element("corr", responsibility, content);
    case "addition":
      return element("supplied", ` reason="omitted"${responsibility}`, content);
    case "insertion":
      return element("supplied", responsibility, content);
    case "illegible":
    case "damaged":
    case "omitted":
    case "not-declassified": {
      // not in `gap/desc`: that can hold no note and no page break, and is no running text
      const extent = EXTENT.exec(plainText(children))?.[1] ?? null;
      const gap = element("gap", attribute("reason", REASONS[kind]) + attribute("extent", extent) + EDITORS, "");
      return element("seg", ` type="gap"${responsibility}`, gap + content);
    }
    case "comment":
      return element("seg", ` type="comment"${responsibility}`, content);
  }
}

/** Whether the printed edition's editors are spoken of anywhere in the text. */
export function hasEditorial(edition: Edition): boolean {
  for (const node of allNodes(edition)) if (node.type === "editorial") return true;
  return false;
}
