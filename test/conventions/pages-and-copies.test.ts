import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeCanonical } from "../../pipeline/xml/write-canonical.ts";
import { converterFor } from "../support/conversion.ts";

const root = join(import.meta.dirname, "../cases/pages-and-copies");
const converter = await converterFor("auto", {});

/**
 * The edition of a source as canonical XML, without what a copy in plain text cannot show: levels of headings and lines in
 * them, where a picture lies, what signs stand for a break in the thought, which number is an item's label.
 */
async function editionOf(folder: string, name: string): Promise<string> {
  const text = readFileSync(join(root, folder, name), "utf8");
  const { edition } = await converter.convert(name, text, []);
  const metadata = { ...edition.metadata, provenance: [] };
  return writeCanonical({ ...edition, metadata })
    .replace(/<section-heading level="\d">/g, "<section-heading>")
    .replace(/<\/section-heading>\s*<section-heading>/g, "<line-break/>")
    .replace(/ (?:url|description)="[^"]*"/g, "")
    .replace(/<thought-break>[^<]*<\/thought-break>/g, "<thought-break/>")
    .replace(/<label>([^<]*)<\/label>/g, "$1 ")
    .replace(/\s+/g, " ");
}

describe("a web page", () => {
  it.each(readdirSync(root))("gives what the copy of its text gives: %s", async (folder) => {
    const [page, copy] = [await editionOf(folder, "page.html"), await editionOf(folder, "copy.txt")];
    expect(page.match(/<note /g)?.length).toBeGreaterThan(2);
    expect(page.match(/certainty="high"/g)).toHaveLength(page.match(/<note /g)?.length ?? 0);
    expect(page).not.toContain("<unanchored>");
    expect(copy).toBe(page);
  });
});
