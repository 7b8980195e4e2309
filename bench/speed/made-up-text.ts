/**
 * Made-up documents in the shape of damaged editions: numbered headings, datelines, lists, page markers inside
 * sentences, note numbers glued to words, and the notes behind the text. The same seed gives the same text.
 */
export interface DocumentShape {
  /** About how long the document is to be. */
  readonly characters: number;
  /** Words between two notes. */
  readonly wordsPerNote: number;
}

/** A document of 15 KB with a note every 120 words, as published volumes have them. */
export const USUAL: DocumentShape = { characters: 15_000, wordsPerNote: 120 };

const SYLLABLES =
  "ba re ti mo lun sar ven do ka pel ist or un ma ri tes vo al en gra fi sul dan tor pe li hon cu mer sta".split(" ");
const PLACES = ["Marenburg", "Tolvast", "Pellona", "Sarvinne"];
const MONTHS = ["January", "March", "June", "October"];

/** A random sequence of one's own (a linear congruential generator, the constants of Numerical Recipes). */
class Sequence {
  private state: number;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }
  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }
  of(values: readonly string[]): string {
    return values[this.below(values.length)] ?? "";
  }
}

/** One document. `number` is its number in the edition, and the seed of its words. */
export function madeUpDocument(number: number, shape: DocumentShape): string {
  const chance = new Sequence(number * 7919 + 17);
  const word = () => Array.from({ length: 1 + chance.below(3) }, () => chance.of(SYLLABLES)).join("");
  const name = () => capital(`${word()}${chance.of(SYLLABLES)}`);
  const date = `${chance.of(MONTHS)} ${1 + chance.below(28)}, 1958`;
  const notes = [`Source: Department of State, Central Files, 762.00/${number}–1058. Secret. Drafted by ${name()}.`];
  let words = 0;
  let page = number * 10;
  const sentence = (): string => {
    const out = [name()];
    for (let left = 8 + chance.below(14); left > 0; left--) {
      words++;
      out.push(chance.below(9) === 0 ? name() : word());
      if (words % 450 === 0) out.push(`[Page ${++page}]`);
      if (words % shape.wordsPerNote === 0) {
        const person = name();
        out.push(`${person}${notes.length}`);
        notes.push(`${person}, ${word()} ${word()} of ${name()}; see Document ${1 + chance.below(400)}.`);
      }
    }
    return `${out.join(" ")}.`;
  };
  const blocks = [
    `${number}. Memorandum of Conversation0`,
    `${chance.of(PLACES)}, ${date}.`,
    "SUBJECT",
    capital(`${word()} ${word()}`),
    "PARTICIPANTS",
    ...[1, 2, 3].map(() => `${name()} ${name()}, ${capital(word())} of ${name()}`),
  ];
  let length = 0;
  // notes stand behind the text and count too
  while (length + notes.length * 60 < shape.characters) {
    const paragraph = Array.from({ length: 3 + chance.below(5) }, sentence).join(" ");
    length += paragraph.length + 2;
    blocks.push(paragraph);
  }
  blocks.push(notes.map((note, at) => `  ${at + 1}. ${note} ↩`).join("\n"));
  return `${blocks.join("\n\n")}\n`;
}

/** Several documents in one file, about so many characters long. */
export function madeUpVolume(characters: number, shape: DocumentShape): string {
  const documents: string[] = [];
  for (let length = 0; length < characters; length += documents.at(-1)?.length ?? 1)
    documents.push(madeUpDocument(documents.length + 1, shape));
  return documents.join("\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
