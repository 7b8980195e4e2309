import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { metadataDigest, readMetadataFile, withGiven } from "../../pipeline/batch/read-metadata.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const own = { title: "letter", language: "en", provenance: [] };

describe("a metadata file", () => {
  it("gives what it names and leaves the rest", async () => {
    const folder = temporaryFolder({
      "a.txt.metadata.yaml":
        "title: Harbour Papers\ndate: 1931\neditors:\n  - Brandt\n  - name: Thorn\n    role: translation\nlicence:\n  text: Free\n" +
        "  url: https://example.org/l\nidentifiers:\n  isbn: 1-2\nfacsimile: https://example.org/{n}.jpg\n",
    });
    const { given } = await readMetadataFile(join(folder, "a.txt"));
    expect(withGiven({ ...own, header: "<teiHeader/>", description: { publisher: "Mole" } }, given)).toEqual({
      title: "Harbour Papers",
      language: "en",
      provenance: [],
      description: {
        publisher: "Mole",
        people: [
          { role: "editor", name: "Brandt" },
          { role: "translation", name: "Thorn" },
        ],
        date: "1931",
        licence: { text: "Free", url: "https://example.org/l" },
        identifiers: [{ type: "isbn", value: "1-2" }],
        facsimile: "https://example.org/{n}.jpg",
      },
    });
  });

  it("of the folder is for sources without one of their own", async () => {
    const folder = temporaryFolder({ "metadata.yaml": "publisher: Mole", "b.txt.metadata.yaml": "publisher: Other" });
    const publisherOf = async (name: string) =>
      (await readMetadataFile(join(folder, name))).given?.description?.publisher;
    expect([await publisherOf("a.txt"), await publisherOf("b.txt")]).toEqual(["Mole", "Other"]);
    expect(await metadataDigest(join(folder, "a.txt"))).not.toBe(await metadataDigest(join(folder, "b.txt")));
  });

  it("is not asked for", async () => {
    const folder = temporaryFolder({});
    expect(await readMetadataFile(join(folder, "a.txt"))).toEqual({ given: null, sha256: null, finding: null });
    expect(withGiven(own, null)).toBe(own);
  });

  it.each([
    ["an unknown key", "titel: x", /Unrecognized key.*titel/s],
    ["no list", "editors: Brandt", /editors/],
    ["an address that is none", "facsimile: page-{n}.jpg", /an address/],
    ["a template without a place for the page", "facsimile: https://example.org/a.jpg", /\{n\}/],
    ["what is no YAML", "title: [", /cannot be read/],
  ])("is refused for %s", async (_what, text, message) => {
    const folder = temporaryFolder({ "a.txt.metadata.yaml": text });
    const { finding } = await readMetadataFile(join(folder, "a.txt"));
    expect(finding).toMatchObject({ rule: "metadata/invalid", severity: "error" });
    expect(finding?.message).toMatch(message);
  });
});
