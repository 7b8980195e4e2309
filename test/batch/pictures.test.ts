import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { build } from "../../pipeline/batch/build.ts";
import { planBuild } from "../../pipeline/batch/plan-build.ts";
import { verify } from "../../pipeline/verify/verify.ts";
import { PICTURES } from "../support/pictures.ts";
import { teiFile } from "../support/tei-reading.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SEAL = '<figure><img src="art/the%20seal.png" alt="A &quot;seal&quot;"><figcaption>In wax</figcaption></figure>';
const page = (...figures: string[]) =>
  `<html><body><h1>A Letter</h1><p>The ship has come in.</p>${figures.join("")}<p>It lies there.</p></body></html>`;
const figure = (src: string) => `<figure><img src="${src}" alt="Lost"><figcaption>Here it was</figcaption></figure>`;

const buildIn = (folder: string, to: string[]) => build({ folder, set: { to } });
const read = (folder: string, path: string) => new Uint8Array(readFileSync(join(folder, "output", path)));
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe("the pictures of a source", () => {
  it("are in every edition, with their descriptions, and are no sources themselves", async () => {
    const folder = temporaryFolder({ "input/letter.html": page(SEAL), "input/art/the seal.png": PICTURES.png });
    const report = await buildIn(folder, ["epub", "html", "docx", "pdf", "tei"]);
    expect(report.sources.map(({ source, outcome }) => [source.name, outcome])).toEqual([["letter.html", "built"]]);
    expect(report.diagnostics.map(({ rule }) => rule)).toEqual(["pictures/of-a-text"]);
    const epub = unzipSync(read(folder, "letter/letter.epub"));
    expect(epub["EPUB/images/picture-1.png"]).toEqual(PICTURES.png);
    const chapter = Object.entries(epub).find(([name]) => name.startsWith("EPUB/text/"))?.[1];
    expect(text(chapter)).toContain(
      '<img src="../images/picture-1.png" alt="A &quot;seal&quot;" width="3" height="2"/>\n<figcaption>In wax</figcaption>',
    );
    expect(text(epub["EPUB/package.opf"])).toMatch(/href="images\/picture-1\.png" media-type="image\/png"/);
    expect(text(epub["EPUB/package.opf"])).toContain('<meta property="schema:accessMode">visual</meta>');
    expect(read(folder, "letter/html/pictures/picture-1.png")).toEqual(PICTURES.png);
    const docx = unzipSync(read(folder, "letter/letter.docx"));
    expect(docx["word/media/picture-1.png"]).toEqual(PICTURES.png);
    expect(text(docx["word/document.xml"])).toMatch(
      /<pic:cNvPr id="1" name="picture-1.png" descr="A &quot;seal&quot;"\/>/,
    );
    const [, id] = /<a:blip r:embed="(\w+)"/.exec(text(docx["word/document.xml"])) ?? [];
    expect(text(docx["word/_rels/document.xml.rels"])).toMatch(
      new RegExp(`Id="${id}" Type="[^"]*/relationships/image" Target="media/picture-1.png"/>`),
    );
    expect(text(docx["[Content_Types].xml"])).toContain('<Default Extension="png" ContentType="image/png"/>');
    expect(text(read(folder, "letter/letter.tei.xml"))).toContain('<graphic url="art/the%20seal.png"/>');
    expect((await verify({ folder })).failures).toEqual([]);
  });

  it("that cannot be carried are reported, and their descriptions stand for them", async () => {
    const sources = ["gone.png", "art/photo.tif", "../secret.png", "https://example.org/a.png", "/etc/a.png", "a.svg"];
    const folder = temporaryFolder({
      "input/letter.html": page(...sources.map(figure)),
      "secret.png": PICTURES.png,
      "input/art/photo.tif": Buffer.from("49492a00", "hex"),
      "input/a.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><script>1</script></svg>",
    });
    const { sources: built } = await build({ folder, sources: ["input/letter.html"], set: { to: ["epub"] } });
    const found = built[0]?.ledger?.findings.filter(({ rule }) => rule.startsWith("pictures/")) ?? [];
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      "pictures/missing warning",
      ...Array.from({ length: 5 }, () => "pictures/unusable warning"),
    ]);
    const epub = unzipSync(read(folder, "letter/letter.epub"));
    expect(Object.keys(epub).filter((name) => name.startsWith("EPUB/images/"))).toEqual(["EPUB/images/cover.svg"]);
    const chapter = text(Object.entries(epub).find(([name]) => name.startsWith("EPUB/text/"))?.[1]);
    expect(chapter.match(/<p class="picture">\[Illustration: Lost\]<\/p>\n<figcaption>Here it was/g)).toHaveLength(6);
  });

  it("make a source's editions due again when they change, come or go", async () => {
    const folder = temporaryFolder({ "input/letter.html": page(SEAL), "input/art/the seal.png": PICTURES.png });
    const due = async () => (await planBuild({ folder, set: { to: ["epub"] } })).due.map(({ reason }) => reason);
    await buildIn(folder, ["epub"]);
    expect(await due()).toEqual([]);
    writeFileSync(join(folder, "input/art/the seal.png"), PICTURES.gif);
    expect(await due()).toEqual(["its pictures changed"]);
    await buildIn(folder, ["epub"]);
    expect(Object.keys(unzipSync(read(folder, "letter/letter.epub")))).toContain("EPUB/images/picture-1.gif");
    rmSync(join(folder, "input/art/the seal.png"));
    expect(await due()).toEqual(["its pictures changed"]);
  });

  it("are found from TEI and Markdown too, each once however often it is shown", async () => {
    const folder = temporaryFolder({
      "input/a.xml": teiFile(
        '<figure><graphic url="x.jpg"/><figDesc>Quay</figDesc></figure><figure><graphic url="x.jpg"/></figure>',
      ),
      "input/b.md": "# Title\n\nWords.\n\n![The quay](x.jpg)\n\nMore words.\n",
      "input/x.jpg": PICTURES.jpeg,
    });
    const { sources } = await buildIn(folder, ["docx"]);
    expect(sources.map(({ outcome }) => outcome)).toEqual(["built", "built"]);
    for (const [name, descriptions] of [
      ["a", ["Quay", "Illustration"]],
      ["b", ["The quay"]],
    ] as const) {
      const docx = unzipSync(read(folder, `${name}/${name}.docx`));
      expect(Object.keys(docx).filter((path) => path.startsWith("word/media/"))).toEqual(["word/media/picture-1.jpg"]);
      const shown = [...text(docx["word/document.xml"]).matchAll(/<wp:docPr id="(\d)" [^>]*descr="([^"]*)"/g)];
      expect(shown.map(([, , words]) => words)).toEqual(descriptions);
      expect(shown.map(([, id]) => id)).toEqual(descriptions.map((_, at) => String(at + 1)));
    }
  });
});
