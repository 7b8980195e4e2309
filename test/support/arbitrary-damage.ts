import fc from "fast-check";

/**
 * A made-up edition as data, and how a copy damaged it. `source` is the damaged text; `documents` is what an
 * edition has to recover from it: each block as text, with notes and page breaks written where they stand.
 */
export interface DamagedEdition {
  readonly source: string;
  readonly documents: readonly RecoveredDocument[];
  readonly provenance: readonly string[];
}

/** A document as a reader of the edition sees it: `⟦6: See p. 2.⟧` is a note, `⟦p. 12⟧` a page break. */
export interface RecoveredDocument {
  readonly head: string;
  readonly blocks: readonly string[];
}

/** How the copy shows markers, pages, lists of notes and lines. */
interface Copy {
  readonly marker: "superscript" | "spaced" | "caret" | "glued";
  readonly list: "same" | "renumbered";
  readonly indent: "" | "  ";
  readonly spread: boolean;
  readonly arrows: boolean;
  readonly width: number | null;
  readonly holdings: boolean;
}

/** Something that stands behind a word: a note with its body, a page's begin, or a sheet's end. */
type Behind =
  | { readonly type: "note"; readonly body: Words }
  | { readonly type: "page"; readonly glued: boolean }
  | { readonly type: "cut" };

/** Words as they were printed, and as the copy has them. */
interface Words {
  readonly printed: string;
  readonly copied: string;
}

interface Sentence {
  readonly start: Words;
  readonly startsWith: Behind | null;
  readonly end: Words;
  readonly endsWith: Behind | null;
}

interface Manuscript {
  readonly title: string;
  readonly place: string;
  readonly day: number;
  readonly sourceMarker: boolean;
  readonly pageBefore: boolean;
  readonly paragraphs: readonly (readonly Sentence[])[];
}

const plain = (words: string): Words => ({ printed: words, copied: words });

/** Openings of a sentence: no stop behind them, many enough words that a cut there is no heading's end. */
const openings = fc.constantFrom(
  plain("The harbour master said in the course of a long and rather cold afternoon that the dues of the"),
  plain("Mr. Brandt recalled for the benefit of those who had not been there how the mole was built by the"),
  plain("It was agreed, after some hesitation on the part of the pilots, to leave the question of coal with the"),
  plain("In paper G7, which the consul had quoted in NSC 68, nothing was said of the berth B–52 or of the"),
  plain("By file 762.00/1–759 of the winter of 1931, which is kept with No. 5 of the old charter and the"),
  {
    printed: "The pilots (sic) would never agree to pay in pence, or in any other coin, for lying at the",
    copied: "The pilots (sic would never agree to pay in pence, or in any other coin, for lying at the",
  },
);
const closings = fc.constantFrom(
  plain("older vessels."),
  plain("office, as before."),
  plain("tug in 2 boats."),
  plain("pilots’ “free company.”"),
  plain("keeper of the light."),
);
const bodies = fc.constantFrom(
  plain("Not printed."),
  plain("See the report of the pilots."),
  plain("Ellipsis in the source text."),
  plain("Dated May 9, 1931. Not printed."),
  plain("Miss Ada Thornquist, later harbour master at Port Gudrun."),
  { printed: "For text, see volume XI, pages 545–565.", copied: "For text, see volume XI, pages 545565." },
  { printed: "Records of the office, 1928–1931, box 7.", copied: "Records of the office, 19281931, box 7." },
);
const titles = fc.constantFrom(
  "Memorandum of Conversation",
  "Telegram From the Consulate at Port Anselm to the Office of Harbours",
  "Letter From Harbour Master Thornquist to the Keeper of the Light",
  "Minutes of the Meeting of the Pilots",
);

const note: fc.Arbitrary<Behind> = bodies.map((body) => ({ type: "note", body }));
const page: fc.Arbitrary<Behind> = fc.boolean().map((glued) => ({ type: "page", glued }));
const cut: fc.Arbitrary<Behind> = fc.constant({ type: "cut" });
const maybe = (...kinds: fc.Arbitrary<Behind>[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, ...kinds.map((arbitrary) => ({ weight: 1, arbitrary })));

const sentence: fc.Arbitrary<Sentence> = fc.record({
  start: openings,
  startsWith: maybe(page, cut),
  end: closings,
  endsWith: maybe(note, note, page),
});

const manuscript: fc.Arbitrary<Manuscript> = fc.record({
  title: titles,
  place: fc.constantFrom("Port Anselm", "Gudrun Light", "Aboard the Tug"),
  day: fc.integer({ min: 1, max: 31 }),
  sourceMarker: fc.boolean(),
  pageBefore: fc.boolean(),
  paragraphs: fc.array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
});

const copy: fc.Arbitrary<Copy> = fc.record({
  marker: fc.constantFrom("superscript", "spaced", "caret", "glued"),
  list: fc.constantFrom("same", "renumbered"),
  indent: fc.constantFrom("", "  "),
  spread: fc.boolean(),
  arrows: fc.boolean(),
  width: fc.constantFrom(null, 72),
  holdings: fc.boolean(),
});

/** Editions of one to three numbered documents, each with a dateline, a source note and no marker lost or misread. */
export const arbitraryDamage: fc.Arbitrary<DamagedEdition> = fc
  .record({
    copy,
    first: fc.integer({ min: 1, max: 300 }),
    page: fc.integer({ min: 1, max: 900 }),
    manuscripts: fc.array(manuscript, { minLength: 1, maxLength: 3 }),
  })
  .map(({ copy, first, page, manuscripts }) => new Copyist(copy, page).write(manuscripts, first));

const HOLDINGS = ["This document is from the holdings of:", "Town Archive of Port Anselm", "4 Harbour Street"];

/** Writes the damaged copy and, beside it, what is to be recovered. */
class Copyist {
  private readonly copy: Copy;
  private page: number;
  private source = "";
  private readonly documents: RecoveredDocument[] = [];

  constructor(copy: Copy, page: number) {
    this.copy = copy;
    this.page = page;
  }

  write(manuscripts: readonly Manuscript[], first: number): DamagedEdition {
    for (const [at, one] of manuscripts.entries()) this.document(one, first + at);
    if (this.copy.holdings) this.source += `${HOLDINGS.join("\n")}\n`;
    return { source: this.source, documents: this.documents, provenance: this.copy.holdings ? HOLDINGS : [] };
  }

  private document({ title, place, day, pageBefore, paragraphs, ...manuscript }: Manuscript, number: number): void {
    // nothing tells whether a source note without a marker is 0 or 1 where it is the only note
    const alone = paragraphs.flat().every(({ endsWith }) => endsWith?.type !== "note");
    const sourceMarker = manuscript.sourceMarker || alone;
    const notes: Words[] = [plain("Source: Archive of the Harbour Office, Box 7. Secret.")];
    // a source note without a marker is note 0, and the first marker in the text shows 1
    const base = sourceMarker ? 1 : 0;
    const head = `${number}. ${title}`;
    let headBefore = "";
    if (pageBefore) {
      this.source += `[Page ${this.page}]\n\n`;
      headBefore = `⟦p. ${this.page++}⟧`;
    }
    this.source += `${head}${sourceMarker ? this.marker(1) : ""}\n\n${place}, May ${day}, 1931.\n\n`;
    const blocks = [`${place}, May ${day}, 1931.`];
    for (const sentences of paragraphs) {
      const { copied, recovered } = this.paragraph(sentences, notes, base);
      this.source += `${copied}\n\n`;
      blocks.push(...recovered);
    }
    this.source += this.noteList(notes, base);
    this.documents.push({ head: `${headBefore}${head}⟦${base}: ${notes[0]?.printed}⟧`, blocks });
  }

  private paragraph(sentences: readonly Sentence[], notes: Words[], base: number) {
    let copied = "";
    let recovered = "";
    const recoveredBlocks: string[] = [];
    const last = sentences.length - 1;
    for (const [at, { start, startsWith, end, endsWith }] of sentences.entries()) {
      copied += start.copied;
      recovered += start.printed;
      const between = this.between(startsWith);
      copied += between.copied;
      recovered += between.recovered;
      copied += end.copied;
      recovered += end.printed;
      if (endsWith?.type === "note") {
        notes.push(endsWith.body);
        const number = notes.length - 1 + base;
        copied += this.marker(number);
        recovered += `⟦${number}: ${endsWith.body.printed}⟧`;
      }
      if (endsWith?.type === "page" && at === last) {
        // a page that ends with its paragraph
        copied += `\n\n[Page ${this.page}]`;
        recoveredBlocks.push(recovered, `⟦p. ${this.page++}⟧`);
        recovered = "";
      } else if (at < last) {
        const next = this.between(endsWith?.type === "page" ? { ...endsWith, glued: false } : null);
        copied += next.copied;
        recovered += next.recovered;
      }
    }
    if (recovered !== "") recoveredBlocks.push(recovered);
    return { copied: this.wrapped(copied), recovered: recoveredBlocks };
  }

  /** What stands between two words. */
  private between(behind: Behind | null): { copied: string; recovered: string } {
    if (behind?.type === "page") {
      const number = this.page++;
      const marker = `[Page ${number}]`;
      return { copied: behind.glued ? marker : ` ${marker} `, recovered: ` ⟦p. ${number}⟧` };
    }
    return { copied: behind?.type === "cut" ? "\n\n" : " ", recovered: " " };
  }

  private marker(number: number): string {
    const digits = String(number);
    const raised = [...digits].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
    switch (this.copy.marker) {
      case "superscript":
        return raised;
      case "spaced":
        return ` ${raised}`;
      case "caret":
        return `^${digits}`;
      case "glued":
        return digits;
    }
  }

  private noteList(notes: readonly Words[], base: number): string {
    const { indent, spread, arrows, list } = this.copy;
    // a list counts from 1; where the source note is 0 it begins with 1 twice, or counts it in
    const label = (at: number) => (list === "same" ? Math.max(1, at + base) : at + 1);
    const lines = notes.map(({ copied }, at) => `${indent}${label(at)}. ${copied}${arrows ? " ↩" : ""}`);
    return `${lines.join(spread ? "\n\n" : "\n")}\n\n`;
  }

  /** The lines of a copy that keeps the lines of the print. */
  private wrapped(text: string): string {
    const { width } = this.copy;
    if (width === null) return text;
    return text
      .split("\n\n")
      .map((part) => {
        const lines = [""];
        // a page marker stands in one line with the words around it
        for (const word of part.split(/(?<!\]) (?![^[\]]*\]|\[)/u)) {
          const line = lines.at(-1) ?? "";
          if (line !== "" && line.length + word.length >= width && !/^[⁰-⁹¹²³]/u.test(word)) lines.push(word);
          else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
        }
        return lines.join("\n");
      })
      .join("\n\n");
  }
}
