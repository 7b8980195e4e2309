import { describe, expect, it } from "vitest";
import type { Edition } from "../../pipeline/model/edition.ts";
import { sampleEdition } from "../support/sample-edition.ts";
import { makeDocx, part } from "./docx-parts.ts";
import { faults, makeEpub, readFiles } from "./epub-fixture.ts";
import { filesOf, makeHtml } from "./html-fixture.ts";

const described: Edition = {
  ...sampleEdition,
  metadata: {
    ...sampleEdition.metadata,
    description: {
      titles: [
        { type: "series", text: "Papers & Proofs" },
        { type: "sub", text: "The First Year" },
      ],
      people: [
        { role: "author", name: "Ada <Thornquist>" },
        { role: "general editor", name: "O. Brandt" },
        { role: "translation", name: "T. T." },
        { role: "photographs", name: "P. P." },
      ],
      publisher: "Mole Press",
      place: "Port Anselm",
      date: "1931",
      licence: { text: "Free to use", url: "https://example.org/licence" },
      identifiers: [
        { type: "isbn-13", value: "1-2" },
        { type: "doi", value: "10.1/2" },
      ],
      sources: ["The print of 1931"],
    },
  },
};

describe("what is known of an edition", () => {
  it("is in the package of the EPUB, in its terms, and on its title page", async () => {
    const bytes = await makeEpub(described);
    expect(await faults(bytes)).toEqual([]);
    const files = readFiles(bytes);
    const opf = files.get("EPUB/package.opf") ?? "";
    for (const line of [
      '<meta property="belongs-to-collection" id="title-2">Papers &amp; Proofs</meta>',
      '<dc:title id="title-3">The First Year</dc:title>\n<meta refines="#title-3" property="title-type">subtitle</meta>',
      '<dc:creator id="person-1">Ada &lt;Thornquist&gt;</dc:creator>\n<meta refines="#person-1" property="role" scheme="marc:relators">aut</meta>',
      '<dc:contributor id="person-2">O. Brandt</dc:contributor>\n<meta refines="#person-2" property="role" scheme="marc:relators">edt</meta>',
      '<meta refines="#person-3" property="role" scheme="marc:relators">trl</meta>\n<dc:contributor id="person-4">P. P.</dc:contributor>\n<dc:publisher>Mole Press</dc:publisher>',
      '<meta property="dcterms:issued">1931</meta>',
      "<dc:rights>Free to use https://example.org/licence</dc:rights>",
      "<dc:source>ISBN 1-2</dc:source>\n<dc:identifier>doi:10.1/2</dc:identifier>",
      "<dc:source>The print of 1931</dc:source>",
    ])
      expect(opf).toContain(line);
    expect(files.get("EPUB/title-page.xhtml")).toContain(
      '<p class="origin">The First Year</p>\n<p class="origin">Ada &lt;Thornquist&gt;</p>\n<p class="origin">General editor: O. Brandt</p>',
    );
  });

  it("is in the properties of the DOCX and on its title page", async () => {
    const docx = await makeDocx(described);
    const core = part(docx, "docProps/core.xml");
    expect(core).toContain("<dc:subject>Papers &amp; Proofs</dc:subject>");
    expect(core).toContain("<dc:creator>Ada &lt;Thornquist&gt;; O. Brandt; T. T.; P. P.</dc:creator>");
    expect(core).toContain("<dc:identifier>isbn-13 1-2; doi 10.1/2</dc:identifier>");
    const custom = part(docx, "docProps/custom.xml");
    for (const [name, value] of [
      ["Publisher", "Mole Press"],
      ["Place of publication", "Port Anselm"],
      ["Date of publication", "1931"],
      ["Licence", "Free to use https://example.org/licence"],
    ])
      expect(custom).toContain(`name="${name}"><vt:lpwstr>${value}</vt:lpwstr>`);
    expect(part(docx, "word/document.xml")).toContain("Port Anselm, Mole Press");
  });

  it("is on the first page of the HTML", async () => {
    const first = filesOf(await makeHtml(described)).get("index.html") ?? "";
    expect(first).toContain('<p class="origin">Port Anselm, Mole Press</p>\n<p class="origin">1931</p>');
  });

  it("is nothing where nobody said anything", async () => {
    const opf = readFiles(await makeEpub(sampleEdition)).get("EPUB/package.opf") ?? "";
    expect(opf).not.toMatch(/dc:creator|dc:publisher|dcterms:issued|dc:rights/);
    expect(part(await makeDocx(sampleEdition), "docProps/core.xml")).toContain("<dc:creator>Emend</dc:creator>");
  });
});
