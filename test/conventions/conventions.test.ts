import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { assemble } from "../../pipeline/assemble.ts";
import { loadConfiguration } from "../../pipeline/load-configuration.ts";
import { View } from "../../pipeline/model/view.ts";
import { convert } from "../../pipeline/run.ts";
import type { Changes } from "../../pipeline/transform.ts";
import { gutenberg } from "../../transforms/normalize/gutenberg.ts";
import { ocrMarkdown } from "../../transforms/normalize/ocr-markdown/index.ts";
import { pageMarkers } from "../../transforms/normalize/page-markers/index.ts";
import { transcriptionMarks } from "../../transforms/normalize/transcription-marks/index.ts";
import { wikiCopy } from "../../transforms/normalize/wiki-copy.ts";
import { generic } from "../../transforms/profiles/generic.ts";
import { readCases } from "../support/cases.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const root = join(import.meta.dirname, "../cases/conventions");
const volumes = join(import.meta.dirname, "../../../shared/corpus");

/** What each transform of a convention makes of a text, by its name. */
function changesOf(text: string): ReadonlyMap<string, Changes> {
  const view = View.of("source", text);
  const context = { profile: generic, source: "source", layout: null, marks: [], language: "en", lexicon: () => null };
  return new Map([
    ["page-markers", pageMarkers.run(view, { ...context, options: pageMarkers.defaults })],
    ["gutenberg", gutenberg.run(view, { ...context, options: {} })],
    ["ocr-markdown", ocrMarkdown.run(view, { ...context, options: {} })],
    ["wiki-copy", wikiCopy.run(view, { ...context, options: {} })],
    ["transcription-marks", transcriptionMarks.run(view, { ...context, options: {} })],
  ]);
}

describe("the cases of conventions", () => {
  it("each say where the convention is documented", () => {
    const cases = readCases(root);
    expect(cases.length).toBeGreaterThan(30);
    expect(cases.filter(({ source }) => source === undefined).map(({ name }) => name)).toEqual([]);
  });
});

describe("a pattern in emend.config.yaml", () => {
  const text = "of the ~12~ town and of ~xiv~ them";

  async function breaksWith(configuration: string): Promise<(string | undefined)[]> {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "emend.config.yaml"), configuration);
    const { pipelineFor } = await assemble(await loadConfiguration(folder, null, {}));
    const bytes = new TextEncoder().encode(text);
    const file = { name: "source.txt", bytes, text, encoding: "utf-8", byteOrderMark: false } as const;
    const record = { name: file.name, sha256: "", bytes: bytes.length, encoding: file.encoding, byteOrderMark: false };
    const { ledger } = convert(file, record, pipelineFor(text));
    return ledger.repairs.filter(({ rule }) => rule === "page-markers/own-pattern").map(({ before }) => before);
  }

  it("finds markers that no built-in form has", async () => {
    const found = await breaksWith(
      'profile: generic\ntransforms:\n  page-markers:\n    patterns: ["~(\\\\d+|[ivxl]+)~"]\n',
    );
    expect(found).toEqual(["~12~ ", "~xiv~ "]);
  });

  it("is not there unless it is written", async () => {
    expect(await breaksWith("profile: generic\n")).toEqual([]);
  });

  it.each([
    ["~(\\d+", "is no regular expression"],
    ["~\\d+~", "needs a group"],
  ])("that cannot be used is refused in plain words: %s", (pattern, words) => {
    const options = { patterns: [pattern] };
    expect(() =>
      pageMarkers.run(View.of("source", text), {
        profile: generic,
        source: "source",
        layout: null,
        language: "en",
        lexicon: () => null,
        marks: [],
        options,
      }),
    ).toThrow(words);
  });
});

describe("hostile text", () => {
  const size = 400_000;
  const lines = [
    "[",
    "[**",
    "{",
    "|",
    "_a ",
    "=a ",
    "<i>",
    "<table>",
    "$^{",
    "/#\n",
    "*/\n",
    "\f",
    "\n",
    "1\n",
    "[1] ",
    "|1| ",
    "- 1 -\n",
    "^ ",
    "↑ 1.1 ",
    "[edit]\n",
    "# a\n",
    " ",
    "-",
    "*",
  ];

  // one that took time with its square would not end before the runner gives up
  it.each(lines)("of %j alone is read to the end, and no edit goes over another", (line) => {
    const changes = [...changesOf(line.repeat(Math.ceil(size / line.length))).values()];
    const disorder = changes.filter(({ edits }) => edits.some(({ start }, at) => start < (edits[at - 1]?.end ?? 0)));
    expect(disorder).toEqual([]);
  });
});

describe.skipIf(!existsSync(volumes))("published volumes (only where they lie beside the project)", () => {
  it.each(existsSync(volumes) ? readdirSync(volumes) : [])(
    "%s has none of these conventions, and nothing is changed",
    (name) => {
      const text = readFileSync(join(volumes, name), "utf8")
        .replace(/<pb [^>]*>/g, "")
        .replace(/<\/(?:p|head|item|note|dateline|closer)>/g, "\n\n")
        .replace(/<[^>]*>/g, "");
      const changed = [...changesOf(text)].flatMap(([transform, { edits }]) =>
        edits.map(({ start, end }) => `${transform}: ${text.slice(start, end)}`),
      );
      expect(changed).toEqual([]);
    },
  );
});
