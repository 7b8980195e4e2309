import type { Edition, Inline } from "../model/edition.ts";
import { rewriteInlines, rewriteNote } from "../model/walk.ts";

/**
 * The edition as canonical XML can hold it: source spans left out, adjacent text nodes joined, empty
 * text nodes dropped. Editions with equal canonical forms have equal canonical XML, and the other way round.
 */
export function canonicalForm(edition: Edition): Edition {
  return rewriteInlines(edition, canonicalInlines);
}

function canonicalInlines(inlines: readonly Inline[]): readonly Inline[] {
  const result: Inline[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.type !== "text") result.push(canonicalInline(inline));
    else if (last?.type === "text") result[result.length - 1] = { type: "text", text: last.text + inline.text };
    else if (inline.text !== "") result.push({ type: "text", text: inline.text });
  }
  return result;
}

function canonicalInline(inline: Inline): Inline {
  switch (inline.type) {
    case "text":
      return { type: "text", text: inline.text };
    case "correction": {
      const { span: _span, ...correction } = inline;
      return correction;
    }
    case "note":
      return rewriteNote(inline, canonicalInlines);
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
    case "kept":
      return { ...inline, children: canonicalInlines(inline.children) };
    case "page-break":
    case "line-break":
      return inline;
  }
}
