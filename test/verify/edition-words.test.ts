import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { EmitTransform } from "../../pipeline/transform.ts";
import { wordProblems } from "../../pipeline/verify/edition-words.ts";
import { textSegments } from "../../pipeline/verify/text-segments.ts";
import { sampleEdition } from "../support/sample-edition.ts";
import { writeTei } from "../support/tei-reading.ts";

const noParts: ReadonlyMap<string, Uint8Array> = new Map();

const problemsOf = async (kind: string, bytes: Uint8Array) =>
  wordProblems(sampleEdition, kind, { name: `harbour.${kind}`, bytes, parts: noParts });

/** A zip with one of its files changed. */
function withFile(zip: Uint8Array, path: RegExp, change: (text: string) => string): Uint8Array {
  const files = Object.entries(unzipSync(zip)).map(([name, file]): [string, Uint8Array] => [
    name,
    path.test(name) ? strToU8(change(strFromU8(file))) : file,
  ]);
  return zipSync(Object.fromEntries(files));
}

describe("the words of an edition in its TEI", () => {
  it("are all there", async () => {
    expect(await problemsOf("tei", strToU8(await writeTei(sampleEdition)))).toEqual([]);
  });

  it.each([
    ["a word of the text", "opened the talk", "opened talk", "of the text it lacks"],
    ["a word of a note", "Not printed.", "Printed.", "of the notes it lacks"],
    ["a cell of a table", "Inner mole", "", "of the text it lacks"],
    ["an item of a list", "Mr. Ole Brandt, Pilot", "", "of the text it lacks"],
  ])("are missed: %s", async (_what, from, to, expected) => {
    const xml = await writeTei(sampleEdition);
    expect(xml).toContain(from);
    const problems = await problemsOf("tei", strToU8(xml.replace(from, to)));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });
});

describe("the words of an edition in files that are zips", async () => {
  const { sampleInput } = await import("../support/sample-edition.ts");
  const { readFile } = await import("node:fs/promises");
  const template = (path: string) => readFile(new URL(`../../templates/${path}`, import.meta.url));
  const artifact = () => Promise.reject(new Error("no other edition is needed"));
  const emitted = async <Options>(emitter: EmitTransform<Options>) =>
    (await emitter.run(sampleInput, { options: emitter.defaults, template, artifact })).bytes;
  const epub = await emitted((await import("../../transforms/emit/epub/index.ts")).epub);
  const docx = await emitted((await import("../../transforms/emit/docx/index.ts")).docx);

  it.each([
    ["epub", epub, /\.xhtml$/, "Ships at the inner mole", "Not printed"],
    ["docx", docx, /^word\/(?:document|footnotes)\.xml$/, "Ships at the inner mole", "Not printed"],
  ] as const)("are all there, or missed: %s", async (kind, bytes, path, text, note) => {
    expect(await problemsOf(kind, bytes)).toEqual([]);
    for (const words of [text, note]) {
      const without = withFile(bytes, path, (xml) => xml.replaceAll(words, ""));
      expect(await problemsOf(kind, without), words).toHaveLength(1);
    }
  });
});

describe("stretches of text", () => {
  it("are those of the text, of notes and of captions", () => {
    const { running, notes } = textSegments(sampleEdition, true);
    expect(running).toContain("545–565");
    expect(running.join("")).not.toContain("Notprinted");
    expect(notes).toContain("Notprinted.");
  });
});
