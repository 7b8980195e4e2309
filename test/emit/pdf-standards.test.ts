import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Edition } from "../../pipeline/model/edition.ts";
import type { PdfOptions } from "../../transforms/emit/pdf/index.ts";
import { sampleEdition } from "../support/sample-edition.ts";
import { bookOf, crowded, indexed } from "./pdf-book.ts";
import { output } from "./pdf-reading.ts";

// veraPDF's rules, where a machine has them
const rules = join(tmpdir(), "judges/node_modules/@opendataloader/pdf/lib/opendataloader-pdf-cli.jar");
const judge = fileURLToPath(new URL("../../../shared/judges/VeraCheck.java", import.meta.url));
const ready = existsSync(rules) && existsSync(judge) && output("java", new Uint8Array(), "-version") !== null;

describe("standards", () => {
  const press = { print: { bleed: "3mm", cropMarks: true, greyscale: true }, originalPages: "none" };
  const cases: [string, Edition, Partial<PdfOptions>][] = [
    ["the sample", sampleEdition, {}],
    ["a crowded edition", crowded(2), {}],
    ["an edition with indices", indexed, {}],
    ["the sample as a paperback", sampleEdition, { design: "reading-paperback" }],
    ["the sample in large print", sampleEdition, { design: "large-print" }],
    ["the sample for the press", sampleEdition, { settings: press }],
  ];
  it.skipIf(!ready).each(cases)(
    "PDF/UA-1 and PDF/A-3a hold (needs Java and veraPDF's rules): %s",
    async (_, edition, options) => {
      const told = output("java", await bookOf(edition, options), "-cp", rules, judge, "ua1,3a", "FILE") ?? "";
      expect(told.match(/compliant=true/g)).toHaveLength(2);
    },
  );
});
