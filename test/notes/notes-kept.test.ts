import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLeaks } from "../../pipeline/conservation.ts";
import type { Note } from "../../pipeline/model/edition.ts";
import { isInEdition } from "../../pipeline/model/ledger.ts";
import { allNodes, plainText } from "../../pipeline/model/walk.ts";
import type { Conversion } from "../../pipeline/run.ts";
import { converterFor } from "../support/conversion.ts";

const generic = await converterFor("generic");

function notesOf({ edition }: Conversion): Note[] {
  return [...allNodes(edition)].filter((node) => node.type === "note");
}

const WORDS = "harbour pilot boat tide bell quay council watch rice fog north sand street keeper ferry".split(" ");
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 5, maxLength: 12 })
  .map((words) => `The ${words.join(" ")}.`);
/** A paragraph, its notes, and which of their markers the copy has lost. */
const page = fc.array(fc.record({ text: sentence, note: sentence, lost: fc.integer({ min: 0, max: 7 }) }), {
  minLength: 1,
  maxLength: 4,
});
const pages = fc.array(page, { minLength: 1, maxLength: 5 });

/** Each page's notes at its foot, counted anew by one of the ways of print. */
function book(
  content: readonly (typeof page extends fc.Arbitrary<infer P> ? P : never)[],
  sign: (at: number) => string,
) {
  return content
    .map((notes, at) => {
      const text = notes.map(({ text, lost }, index) => (lost === 0 ? text : text + sign(index))).join(" ");
      const feet = notes.map(({ note }, index) => `${sign(index)} ${note}`).join("\n");
      return `${text}\n\n${feet}\n\n[Page ${at + 2}]\n\n`;
    })
    .join("");
}

const WAYS: readonly (readonly [string, (at: number) => string])[] = [
  ["brackets", (at) => `[${at + 1}]`],
  ["signs", (at) => ["*", "†", "‡", "§"][at] ?? ""],
  ["letters", (at) => `[${"abcd"[at]}]`],
  ["raised figures", (at) => "¹²³⁴"[at] ?? ""],
];

describe("notes at the foot of pages", () => {
  it.each(WAYS)("counted by %s: none is dropped, and nothing is lost or invented", (_, sign) => {
    fc.assert(
      fc.property(pages, (content) => {
        const text = book(content, sign);
        const conversion = generic.convert("book.txt", text);
        const { repairs } = conversion.ledger;
        expect(findLeaks("book.txt", text, repairs.filter(isInEdition), conversion.edition)).toEqual([]);
        const whole =
          plainText(conversion.edition.children) + notesOf(conversion).map((note) => plainText(note.children));
        for (const { note } of content.flat()) expect(whole).toContain(note);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it.each(WAYS)(
    "counted by %s: where every marker is there, each note stands at its own, with high certainty",
    (_, sign) => {
      fc.assert(
        fc.property(pages, (content) => {
          const kept = content.map((notes) => notes.map((one) => ({ ...one, lost: 1 })));
          const conversion = generic.convert("book.txt", book(kept, sign));
          expect(notesOf(conversion).map((note) => plainText(note.children))).toEqual(
            kept.flat().map(({ note }) => note),
          );
          expect(conversion.ledger.links.filter(({ certainty }) => certainty !== "high")).toEqual([]);
          expect(conversion.ledger.findings).toEqual([]);
        }),
        { numRuns: 40, seed: 7 },
      );
    },
  );

  it.each(WAYS)("counted by %s: no note with high certainty stands at another's marker", (_, sign) => {
    fc.assert(
      fc.property(pages, (content) => {
        const text = book(content, sign);
        const { ledger } = generic.convert("book.txt", text);
        for (const { marker, body, certainty } of ledger.links) {
          if (certainty !== "high" || marker === null) continue;
          const words = text.slice(body.start, body.end);
          const before = text.slice(0, marker.start);
          const own = content.flat().filter(({ note, lost }) => lost > 0 && note === words);
          expect(own.some((one) => before.trimEnd().endsWith(one.text))).toBe(true);
        }
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

describe("a page in HTML and its text", () => {
  const marks = ["1", "A", "2"];
  const words = ["Named for the bishop.", "See the Book.", "In the evening."];
  const html = `<html><body><p>The harbour<a href="#Footnote_1" class="fnanchor">[1]</a> lies open.<a href="#Footnote_2" class="fnanchor">[A]</a></p>
<p>The boats come in.<a href="#Footnote_3" class="fnanchor">[2]</a></p>
${words.map((word, at) => `<div class="footnote"><p><a id="Footnote_${at + 1}"></a><span class="label">[${marks[at]}]</span> ${word}</p></div>`).join("\n")}
</body></html>`;
  const text = `The harbour[1] lies open.[A]\n\nThe boats come in.[2]\n\n${words.map((word, at) => `[Footnote ${marks[at]}: ${word}]`).join("\n\n")}\n`;

  it("give the same notes at the same places", () => {
    const shown = (conversion: Conversion) =>
      [...allNodes(conversion.edition)].flatMap((node) =>
        node.type === "note"
          ? [`${node.number} ${node.certainty} ${plainText(node.children)}`]
          : node.type === "paragraph"
            ? [plainText(node.children)]
            : [],
      );
    const fromText = shown(generic.convert("page.txt", text));
    expect(shown(generic.convert("page.html", html))).toEqual(fromText);
    expect(fromText).toContain("The harbour lies open.");
    expect(fromText).toContain("A high See the Book.");
  });
});
