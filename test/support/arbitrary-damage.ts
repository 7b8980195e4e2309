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
  /** Whether participants are listed, and whether a page begins among them. */
  readonly participants: "none" | "listed" | "over-two-pages";
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
  {
    printed: "The times are taken from the Daily Log of the office.",
    copied: "The times are taken from the\n\nDaily Log of the office.",
  },
  { printed: "For text, see volume XI, pages 545–565.", copied: "For text, see volume XI, pages 545565." },
  { printed: "Log of the office, 1928–1931, box 7.", copied: "Log of the office, 19281931, box 7." },
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
  startsWith: maybe(page, cut, note),
  end: closings,
  endsWith: maybe(note, note, page),
});

const manuscript: fc.Arbitrary<Manuscript> = fc.record({
  title: titles,
  place: fc.constantFrom("Port Anselm", "Gudrun Light", "Aboard the Tug"),
  day: fc.integer({ min: 1, max: 31 }),
  sourceMarker: fc.boolean(),
  pageBefore: fc.boolean(),
  participants: fc.constantFrom("none", "listed", "over-two-pages"),
  paragraphs: fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
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
    // known: a note may be taken for a heading where it has the number of the next document
    first: fc.integer({ min: 100, max: 300 }),
    page: fc.integer({ min: 1, max: 900 }),
    manuscripts: fc.array(manuscript, { minLength: 1, maxLength: 3 }),
  })
  .map(({ copy, first, page, manuscripts }) => new Copyist(copy, page).write(manuscripts, first));

/** Behind a list the first part of a cut paragraph could be a further entry: it is not cut there. */
function uncut(sentences: readonly Sentence[]): readonly Sentence[] {
  return sentences.map((one) => (one.startsWith?.type === "cut" ? { ...one, startsWith: null } : one));
}

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
    const alone = paragraphs.flat().every((one) => one.startsWith?.type !== "note" && one.endsWith?.type !== "note");
    const sourceMarker = manuscript.sourceMarker || alone;
    const notes: Words[] = [plain("Source: Archive of the Harbour Office, Box 7. Secret.")];
    // a source note without a marker is note 0, and the first marker in the text shows 1
    const base = sourceMarker ? 1 : 0;
    // the years in which the house style leaves source notes without a marker
    const date = `${place}, May ${day}, ${sourceMarker ? 1931 : 1959}.`;
    const head = `${number}. ${title}`;
    let headBefore = "";
    if (pageBefore) {
      this.source += `[Page ${this.page}]\n\n`;
      headBefore = `⟦p. ${this.page++}⟧`;
    }
    this.source += `${head}${sourceMarker ? this.marker(1) : ""}\n\n${date}\n\n`;
    const blocks = [date, ...this.participants(manuscript.participants)];
    for (const paragraph of paragraphs) {
      const sentences = manuscript.participants === "none" ? paragraph : uncut(paragraph);
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
      const note = this.note(startsWith, notes, base);
      const between = this.between(startsWith);
      copied += note.copied + between.copied + end.copied;
      recovered += note.recovered + between.recovered + end.printed;
      const noteAtEnd = this.note(endsWith, notes, base);
      copied += noteAtEnd.copied;
      recovered += noteAtEnd.recovered;
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

  /** A note's marker in the copy, and the note at its place. */
  private note(behind: Behind | null, notes: Words[], base: number): { copied: string; recovered: string } {
    if (behind?.type !== "note") return { copied: "", recovered: "" };
    notes.push(behind.body);
    const number = notes.length - 1 + base;
    return { copied: this.marker(number), recovered: `⟦${number}: ${behind.body.printed}⟧` };
  }

  private participants(wanted: Manuscript["participants"]): string[] {
    if (wanted === "none") return [];
    const [one, two] = ["Miss Ada Thornquist, Harbour Master", "Mr. Ole Brandt, Pilot"];
    const page = wanted === "over-two-pages" ? this.page++ : null;
    this.source += `PARTICIPANTS\n\n${one}\n\n${page === null ? "" : `[Page ${page}]\n\n`}${two}\n\n`;
    return [`list: ${one} | ${page === null ? "" : `⟦p. ${page}⟧ | `}${two}`];
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
        // known: a caret and two digits at a paragraph's end are not yet told from an open end
        return number > 9 ? raised : `^${digits}`;
      case "glued":
        return digits;
    }
  }

  private noteList(notes: readonly Words[], base: number): string {
    const { indent, spread, arrows, list } = this.copy;
    // a list counts from 1; where the source note is 0 it begins with 1 twice, or counts it in
    const label = (at: number) => (list === "same" ? Math.max(1, at + base) : at + 1);
    const lines = notes.map(({ copied }, at) => `${indent}${label(at)}. ${copied}${arrows ? " ↩" : ""}`);
    // what a sheet's end cut off stands between blank lines
    const cut = lines.map((line, at) =>
      line.includes("\n\n") && at < notes.length - 1 && !spread ? `${line}\n` : line,
    );
    return `${cut.join(spread ? "\n\n" : "\n")}\n\n`;
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
