import type { EditorialKind } from "./edition.ts";
import { isAtLines, lineStarts, matchesAtLines } from "./matches.ts";

/**
 * A house style, as data: what transforms look for in editions of this kind.
 * Words are compared without regard to case and to a colon or full stop behind them.
 */
export interface Profile {
  readonly name: string;
  /** Signs by which a text of this style is known: regular expressions (`imu`) with their weights. */
  readonly recognizedBy: readonly { readonly pattern: string; readonly weight: number }[];
  /** Whether every document begins with its number ("121. Memorandum of Conversation"). */
  readonly numberedDocuments: boolean;
  /** Words that a document's heading begins with, behind its number. */
  readonly documentKinds: readonly string[];
  /** Headings of editorial notes. */
  readonly editorialNotes: readonly string[];
  /** How a heading begins that names the volume which the documents after it were taken from. */
  readonly volumeTitles: readonly string[];
  /** Labels that stand over a list, by the kind of list. */
  readonly listLabels: { readonly subject: readonly string[]; readonly participants: readonly string[] };
  /** How the note on a document's own source begins; null where there is none. */
  readonly sourceNote: string | null;
  /** The years of the documents whose source note has no number of its own, which copies show as 0; null where there are none. */
  readonly sourceNoteUnnumbered: { readonly from: number; readonly until: number } | null;
  /** Whether signatures are set in small capitals, which OCR reads as capitals. */
  readonly smallCapitalSignatures: boolean;
  /** What the editors' insertions in brackets are by the type they are set in; null where brackets may be the author's own. */
  readonly insertions: Readonly<Record<"italic" | "roman", EditorialKind>> | null;
  /**
   * Words that the print always sets in italics (regular expressions, `u`); `from` and `until` are the years of which that is true.
   * `needs`: signs or words, one of which stands in each occurrence or behind it; where none does nothing is looked for.
   */
  readonly italics: readonly {
    readonly pattern: string;
    readonly needs?: readonly string[];
    readonly from?: number;
    readonly until?: number;
  }[];
}

/** Below this weight of evidence a text is of no style in particular. */
const ENOUGH = 2;

/** The most that one sign may add, however often it is seen. */
const MOST_PER_SIGN = 3;

/**
 * Chooses the house style of a text by the signs in its first 200,000 characters.
 * @param fallback the style to follow where no other has enough evidence
 */
export function chooseProfile(text: string, profiles: readonly Profile[], fallback: Profile): Profile {
  const head = text.slice(0, 200_000);
  const starts = lineStarts(head);
  let best = fallback;
  let most = ENOUGH;
  for (const profile of profiles) {
    let weight = 0;
    for (const sign of profile.recognizedBy) {
      const matches = isAtLines(sign.pattern)
        ? matchesAtLines(new RegExp(sign.pattern, "imuy"), head, starts)
        : head.matchAll(new RegExp(sign.pattern, "gimu"));
      let found = 0;
      while (found < MOST_PER_SIGN && !matches.next().done) found++;
      weight += sign.weight * found;
    }
    if (weight >= most) {
      best = profile;
      most = weight;
    }
  }
  return best;
}
