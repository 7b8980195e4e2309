import { describe, expect, it } from "vitest";
import type { Conversion } from "../../pipeline/run.ts";
import { writeCanonical } from "../../pipeline/xml/write-canonical.ts";
import { converterFor } from "../support/conversion.ts";

/** A made-up text in pages, and how each page goes on with the one before it. */
const pages: readonly { readonly words: string; readonly joint: "paragraph" | "sentence" | "word" }[] = [
  {
    joint: "paragraph",
    words: `The harbour of Port Anselm lies open to the north, and every ship that comes in from the sea must pass below the old tower before it may let down its anchor. The council has kept a book of those ships since the year 1702, and the book is still to be seen in the house of the harbour master.

Of the first years little is known. The dues of the`,
  },
  {
    joint: "sentence",
    words: `older ships were paid in salt, as the clerk Ole Brandt says, and the younger ones paid in silver, which the council weighed on the great scale in the hall. A ship of more than forty tons paid twice as much as one of less.

The second chapter of the book is in another hand. It begins with the storm of 1731, in which the quay was broken in two, and it goes on with the names of the men who built it anew.`,
  },
  {
    joint: "paragraph",
    words:
      "They were twelve in number, and each of them had a house in the street behind the hall. The houses are gone, but the street still has its name, and the children who play there know nothing of the men. A boy told me of the mili-",
  },
  {
    joint: "word",
    words: `tary stores that were kept in the tower until the peace, and of the keys, which were in the hands of the captain of the guard. He gave them up in May 1763, as a letter tells that is bound into the book.

The letter is short. It says that the tower is empty, that the doors are shut, and that the captain wishes the council well. Nobody answered it, as far as we know, for the council did not meet`,
  },
  {
    joint: "sentence",
    words: `that summer. When it met again in October there were new men in it, and they had other cares. The price of salt had gone up, the boats were old, and the lamp on the mole had not been lit for three weeks because the oil had not come.

The widow Moss lit it in the end with oil of her own, and she was paid for it in the spring.`,
  },
  {
    joint: "paragraph",
    words:
      "A new book was begun in the year 1770, and it is with this one that most readers will have to do. It is in good order, the hands are clear, and a list of the ships stands at its end. Whoever wishes to know what the harbour was before the railway came will find it all there.",
  },
];

const arabic = ["12", "13", "14", "15", "16", "17"];
const roman = ["vii", "viii", "ix", "x", "xi", "xii"];
const both = ["xi", "xii", "1", "2", "3", "4"];

type Write = (number: string) => string;

/** Markers inside the text, as editors set them. */
function inside(numbers: readonly string[], marker: Write): string {
  return pages
    .map(({ words, joint }, at) => {
      const mark = marker(numbers[at] ?? "");
      if (joint === "word") return mark + words;
      if (joint === "sentence") return ` ${mark} ${words}`;
      return `${at === 0 ? "" : "\n\n"}${mark} ${words}`;
    })
    .join("");
}

/** Markers in lines of their own, at the heads or the feet of the pages. */
function lines(numbers: readonly string[], marker: Write, place: "head" | "foot", gap = "\n\n", turn = gap): string {
  return pages
    .map(({ words }, at) => {
      const mark = marker(numbers[at] ?? "");
      return place === "head" ? mark + gap + words : words + gap + mark;
    })
    .join(turn);
}

/** The text with lines as short as in print. */
function wrapped(text: string, width: number): string {
  return text
    .split("\n\n")
    .map((paragraph) => {
      let line = "";
      const out: string[] = [];
      for (const word of paragraph.split(" ")) {
        if (line.length + word.length >= width && line !== "") {
          out.push(line);
          line = "";
        }
        line += (line === "" ? "" : " ") + word;
      }
      return [...out, line].join("\n");
    })
    .join("\n\n");
}

const anywhere: readonly (readonly [string, Write])[] = [
  ["[Page 12]", (number) => `[Page ${number}]`],
  ["[Pg 12]", (number) => `[Pg ${number}]`],
  ["[p. 12]", (number) => `[p. ${number}]`],
  ["{12}", (number) => `{${number}}`],
  ["[12]", (number) => `[${number}]`],
  ["|12|", (number) => `|${number}|`],
  ["<!-- page 12 -->", (number) => `<!-- page ${number} -->`],
];
const inLines: readonly (readonly [string, Write])[] = [
  ["-12-", (number) => `-${number}-`],
  ["– 12 –", (number) => `– ${number} –`],
  ["12", (number) => number],
  ["Page 12", (number) => `Page ${number}`],
  ["<page_number>12</page_number>", (number) => `<page_number>${number}</page_number>`],
];

/** Every way in which a copy may write the pages of the text. */
const copies: (readonly [string, string, readonly string[]])[] = [];
for (const [name, numbers] of [
  ["Arabic", arabic],
  ["Roman", roman],
  ["Roman, then Arabic", both],
] as const) {
  for (const [form, marker] of anywhere) {
    copies.push([`${form} in the text, ${name}`, inside(numbers, marker), numbers]);
    copies.push([`${form} in short lines, ${name}`, wrapped(inside(numbers, marker), 70), numbers]);
  }
  for (const [form, marker] of inLines)
    copies.push([`${form} at the feet, ${name}`, lines(numbers, marker, "foot"), numbers]);
}
copies.push(["{12}------ at the heads", lines(arabic, (number) => `{${number}}${"-".repeat(48)}`, "head"), arabic]);
copies.push(["12 at the heads", lines(arabic, (number) => number, "head"), arabic]);
copies.push(["[12] between lines", lines(arabic, (number) => `[${number}]`, "head", "\n"), arabic]);
copies.push(["form feeds, 12 at the feet", lines(arabic, (number) => number, "foot", "\n\n", "\f"), arabic]);
copies.push(["form feeds, 12 at the heads", lines(arabic, (number) => number, "head", "\n\n", "\f"), arabic]);
const own = inside(arabic, (number) => `~${number}~`);

const converter = await converterFor("auto", {});
const edited = await converterFor("auto", { "page-markers": { patterns: ["~(\\d+)~"] } });

/** The edition as canonical XML, the page breaks without their numbers, and the numbers. */
function shapeOf({ edition }: Conversion): { text: string; numbers: string[] } {
  const numbers: string[] = [];
  const text = writeCanonical({ ...edition, metadata: { title: "", language: "en", provenance: [] } }).replace(
    /<page-break [^>]*number="([^"]*)"\/>/g,
    (_whole, number: string) => {
      numbers.push(number);
      return "<page-break/>";
    },
  );
  return { text: text.replace(/\s+/g, " "), numbers };
}

describe("a text in pages", async () => {
  const reference = shapeOf(await converter.convert("copy.txt", copies[0]?.[1] ?? "", []));

  it("keeps its paragraphs, with one space at a page's turn and none inside a word", () => {
    expect(reference.text.match(/<paragraph>/g)).toHaveLength(7);
    expect(reference.text).toContain("The dues of the <page-break/>older ships");
    expect(reference.text).toContain("of the mili-<page-break/>tary stores");
    expect(reference.text).toContain("anew.</paragraph> <page-break/> <paragraph>They were");
  });

  it.each(copies)("is the same with its markers as %s", async (_name, text, numbers) => {
    const shape = shapeOf(await converter.convert("copy.txt", text, []));
    expect(shape.numbers).toEqual(numbers);
    expect(shape.text).toBe(reference.text);
  });

  it("is the same with markers that the configuration describes", async () => {
    expect(shapeOf(await edited.convert("copy.txt", own, []))).toEqual(reference);
    expect(shapeOf(await converter.convert("copy.txt", own, [])).numbers).toEqual([]);
  });
});
