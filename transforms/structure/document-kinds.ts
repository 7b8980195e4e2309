import { isOneButForOcr, sameButForOcr } from "../../pipeline/model/confusable-letters.ts";
import type { Profile } from "../../pipeline/model/profile.ts";

/** Whether a heading, without its number, is that of an editorial note, letters that OCR confuses aside. */
export function isEditorialNote(title: string, { editorialNotes }: Profile): boolean {
  return editorialNotes.some((kind) => sameButForOcr(title.slice(0, kind.length), kind));
}

/** Whether a heading, without its number, begins with a kind of document ("Telegram"), letters that OCR confuses aside. */
export function beginsWithKind(title: string, { documentKinds }: Profile): boolean {
  const lower = title.toLowerCase();
  const [first = ""] = lower.split(/[^\p{L}\p{N}|!-]/u, 1);
  return documentKinds.some((kind) => lower.startsWith(kind)) || isOneButForOcr(first, documentKinds);
}
