import type { Layout } from "../../../pipeline/model/layout.ts";
import type { Rule } from "../../../pipeline/model/rule.ts";
import type { Changes } from "../../../pipeline/transform.ts";
import { ChangeList } from "../change-list.ts";
import { takeOutControlCharacters } from "../control-characters.ts";
import { marksOfWords } from "./word-marks.ts";

/** The readers of pages with geometry. */
type LayoutReader = "hocr" | "alto" | "page-xml";

/** What a reader of pages with geometry may do to their text. */
export function readLayoutRules(reader: LayoutReader): readonly Rule[] {
  return [
    {
      id: `${reader}/control-character`,
      tier: "auto",
      summary: "Takes out a control character that no text and no XML can hold.",
      example: { before: "the har\u0007bour", after: "the harbour" },
      rationale: "XML 1.0 cannot hold it; the ledger keeps it.",
    },
  ];
}

/** The changes of a reader whose text was extracted: control characters go, the layout stays as it was read. */
export function takeOut(text: string, reader: LayoutReader, layout: Layout | null): Changes {
  const changes = new ChangeList();
  takeOutControlCharacters(text, reader, changes);
  if (!layout) return changes.finish();
  for (const mark of marksOfWords(text, layout)) changes.mark(mark);
  return { ...changes.finish(), layout };
}
