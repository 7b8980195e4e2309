import { describe, expect, it } from "vitest";
import type { Conversion } from "../../pipeline/run.ts";
import { writeCanonical } from "../../pipeline/xml/write-canonical.ts";
import { converterFor } from "../support/conversion.ts";

/** A made-up text in three pages or chapters; “@0@” is where a note stands. */
const parts: readonly (readonly string[])[] = [
  [
    "The harbour of Port Anselm@0@ lies open to the north, and every ship that comes in from the sea must pass below the old tower. The council has kept a book of those ships since the year 1702.@1@",
    "Of the first years little is known. The dues of the older ships were paid in salt,@2@ as the clerk Ole Brandt says, and the younger ones paid in silver.",
  ],
  [
    "A ship of more than forty tons paid twice as much as one of less, and no ship paid anything that brought corn@3@ in a year of want. It was so until 1764.",
    "The second book is in another hand.@4@ It begins with the storm of 1731, in which the quay was broken in two.",
  ],
  [
    "They were twelve in number, and each of them had a house in the street behind the hall.@5@ The houses are gone, but the street still has its name.",
    "The old book ends here, and nobody has yet looked for another.@6@",
  ],
];
const bodies = [
  "Named for Bishop Anselm, who never saw it.",
  "Harbour Archives, Book 1.",
  "Ibid., p. 4. The salt was weighed on the quay, and 12 barrels made a last.",
  "Barley and rye; see the list of 1702.",
  "That of Jens Moss, clerk from 1731 to 1740.",
  "Ibid., p. 96.",
  "The writer looked in vain in 1911.",
];
const chapters = ["I. The Harbour", "II. The Dues", "III. The Builders"];

/** How one convention writes a note. */
interface Convention {
  /** What stands in the text for a note with a sign. */
  readonly marker: (sign: string, body: string) => string;
  /** The note itself; null where it stands at its place in the text. */
  readonly note: ((sign: string, body: string) => string) | null;
  /** The sign of a note: by its place in the whole text, and on its page or in its chapter. */
  readonly sign: (index: number, inPart: number) => string;
  readonly where: "foot" | "paragraph" | "end" | "by chapter";
  /** What parts the notes of one place. */
  readonly gap?: string;
  readonly heading?: string;
}

/** The text with its notes in a convention: in pages, or with `headed` in chapters. */
function written({ marker, note, sign, where, gap = "\n", heading }: Convention, headed: boolean): string {
  const out: string[] = [];
  const gathered: string[][] = [];
  for (const [part, paragraphs] of parts.entries()) {
    const own: string[] = [];
    if (headed) out.push(chapters[part] ?? "");
    for (const [at, paragraph] of paragraphs.entries()) {
      const here: string[] = [];
      const text = paragraph.replace(/@(\d)@/g, (_whole, digit: string) => {
        const body = bodies[Number(digit)] ?? "";
        const shown = sign(Number(digit), own.length);
        const written = note?.(shown, body) ?? "";
        own.push(written);
        here.push(written);
        return marker(shown, body);
      });
      out.push(at === 0 && !headed ? `[Page ${part + 1}] ${text}` : text);
      if (where === "paragraph") out.push(...here);
    }
    if (where === "foot") out.push(own.join(gap));
    gathered.push(own);
  }
  if (where === "end") out.push(heading ?? "", gathered.flat().join(gap));
  if (where === "by chapter") {
    out.push(heading ?? "");
    for (const [part, notes] of gathered.entries()) out.push(chapters[part] ?? "", notes.join(gap));
  }
  return `${out.filter((piece) => piece !== "").join("\n\n")}\n`;
}

const printed = ["*", "†", "‡", "§", "‖", "¶"];
const raised = (sign: string) => [...sign].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
const counts = {
  "through the book": (index: number) => String(index + 1),
  "from 58 on": (index: number) => String(index + 58),
  "in letters": (index: number) => "abcdefg"[index] ?? "",
  "anew in each part": (_index: number, inPart: number) => String(inPart + 1),
} as const;

type Form = Pick<Convention, "marker" | "note" | "gap">;
const bracket = (sign: string) => `[${sign}]`;
const stop = (sign: string, body: string) => `${sign}. ${body}`;

const forms: Readonly<Record<string, Form>> = {
  "[1] … [1] Note": { marker: bracket, note: (sign, body) => `[${sign}] ${body}` },
  "[1] … [1] Note, blank lines between": { marker: bracket, note: (sign, body) => `[${sign}] ${body}`, gap: "\n\n" },
  "[1] … [1]: Note": { marker: bracket, note: (sign, body) => `[${sign}]: ${body}` },
  "[1] … [Footnote 1: Note]": { marker: bracket, note: (sign, body) => `[Footnote ${sign}: ${body}]`, gap: "\n\n" },
  "[^1] … [^1]: Note": { marker: (sign) => `[^${sign}]`, note: (sign, body) => `[^${sign}]: ${body}`, gap: "\n\n" },
  "(1) … (1) Note": { marker: (sign) => ` (${sign})`, note: (sign, body) => `(${sign}) ${body}` },
};
const figures: Readonly<Record<string, Form>> = {
  "¹ … ¹ Note": { marker: raised, note: (sign, body) => `${raised(sign)} ${body}` },
  "¹ … 1. Note": { marker: raised, note: stop },
  "1 … 1. Note": { marker: (sign) => sign, note: stop },
  "^1 … ^1 Note": { marker: (sign) => `^${sign}`, note: (sign, body) => `^${sign} ${body}` },
  "^1^ … ^1^ Note": { marker: (sign) => `^${sign}^`, note: (sign, body) => `^${sign}^ ${body}` },
  "<sup>1</sup> … <sup>1</sup> Note": {
    marker: (sign) => `<sup>${sign}</sup>`,
    note: (sign, body) => `<sup>${sign}</sup> ${body}`,
    gap: "\n\n",
  },
};
const linked: Readonly<Record<string, Form>> = {
  "[1] … 1. ↑ Note": { marker: bracket, note: (sign, body) => `${sign}. ↑ ${body}` },
  "[1] … 1. Note ↩": { marker: bracket, note: (sign, body) => `${sign}. ${body} ↩` },
};

const inPages: (readonly [string, Convention])[] = [];
const inChapters: (readonly [string, Convention])[] = [];
for (const [count, sign] of Object.entries(counts)) {
  const suited = count === "in letters" ? forms : { ...forms, ...figures };
  const throughout = count !== "anew in each part";
  for (const [form, of] of Object.entries(suited)) {
    inPages.push([`${form}, at the foot, ${count}`, { ...of, sign, where: "foot" }]);
    if (!/^\(|^1 |^<|^\^1|^¹/.test(form))
      inPages.push([`${form}, below the paragraph, ${count}`, { ...of, sign, where: "paragraph" }]);
    if (throughout)
      inPages.push([`${form}, at the end, ${count}`, { ...of, sign, where: "end", heading: "NOTES:", gap: "\n\n" }]);
  }
}
for (const [form, of] of Object.entries(linked))
  inPages.push([`${form}, at the end`, { ...of, sign: counts["through the book"], where: "end" }]);
const signs: readonly (readonly [string, Form, Convention["sign"]])[] = [
  ["* † ‡", { marker: (sign) => sign, note: (sign, body) => `${sign} ${body}` }, (_, at) => printed[at] ?? ""],
  ["*, tight", { marker: (sign) => sign, note: (sign, body) => sign + body }, (_, at) => printed[at] ?? ""],
  ["* ** ***", { marker: (sign) => sign, note: (sign, body) => `${sign} ${body}` }, (_, at) => "*".repeat(at + 1)],
  ["[*]", { marker: bracket, note: (sign, body) => `[${sign}] ${body}` }, (_, at) => printed[at] ?? ""],
];
for (const [name, form, sign] of signs) inPages.push([`${name}, at the foot`, { ...form, sign, where: "foot" }]);
for (const label of ["Footnote", "Footnote 1"])
  inPages.push([
    `[${label}: …] at its place`,
    {
      marker: (sign, body) => ` [${label.replace("1", sign)}: ${body}]`,
      note: null,
      sign: counts["through the book"],
      where: "paragraph",
    },
  ]);
for (const count of ["through the book", "anew in each part"] as const)
  for (const form of ["¹ … 1. Note", "1 … 1. Note", "[1] … [1] Note"]) {
    const of = forms[form] ?? figures[form];
    if (!of) continue;
    inChapters.push([`${form}, below each chapter, ${count}`, { ...of, sign: counts[count], where: "foot" }]);
    inChapters.push([
      `${form}, at the end by chapters, ${count}`,
      { ...of, sign: counts[count], where: "by chapter", heading: "Notes" },
    ]);
  }

const converter = await converterFor("auto", {});

/** The edition as canonical XML, without what the convention decides: the notes' signs, identifiers, certainty. */
async function shapeOf(convention: Convention, headed: boolean): Promise<string> {
  const { edition }: Conversion = await converter.convert("copy.txt", written(convention, headed), []);
  return writeCanonical({ ...edition, metadata: { title: "", language: "en", provenance: [] } })
    .replace(/<note [^>]*>/g, "<note>")
    .replace(/\s+/g, " ");
}

const inPlace = inPages.find(([name]) => name.startsWith("[Footnote:"))?.[1];

describe("a text with notes in pages", async () => {
  const reference = inPlace ? await shapeOf(inPlace, false) : "";

  it("has every note at its place, and no marker left", () => {
    expect(reference.match(/<note>/g)).toHaveLength(bodies.length);
    expect(reference).toContain("Port Anselm<note><paragraph>Named for Bishop Anselm, who never saw it.</paragraph>");
    expect(reference.replace(/<[^>]*>/g, "")).not.toMatch(/[[\]*†]|Footnote/);
  });

  it.each(inPages)("is the same with them as %s", async (_name, convention) => {
    expect(await shapeOf(convention, false)).toBe(reference);
  });
});

describe("a text with notes in chapters", async () => {
  const reference = await shapeOf(inPlace ?? ({} as Convention), true);

  it("has every note at its place, and its headings", () => {
    expect(reference.match(/<note>/g)).toHaveLength(bodies.length);
    expect(reference.match(/<section-heading/g)).toHaveLength(chapters.length);
  });

  it.each(inChapters)("is the same with them as %s", async (_name, convention) => {
    expect(await shapeOf(convention, true)).toBe(reference);
  });
});
