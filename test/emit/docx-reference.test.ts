import { readFile } from "node:fs/promises";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { build } from "../../pipeline/batch/build.ts";
import { countEdition } from "../../pipeline/model/counts.ts";
import { docx } from "../../transforms/emit/docx/index.ts";
import { readReference } from "../../transforms/emit/docx/reference.ts";
import { HARBOUR } from "../support/harbour.ts";
import { sampleEdition, sampleInput } from "../support/sample-edition.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { faultsOf, makeDocx, part, valuesOf } from "./docx-parts.ts";

/** A Word file as a publisher in another language would have it: ids of its own, Word's names. */
async function houseFile(): Promise<Uint8Array> {
  const files = unzipSync(await makeDocx(sampleEdition));
  const styles = strFromU8(files["word/styles.xml"] ?? new Uint8Array())
    .replaceAll('"BodyText"', '"Textkrper"')
    .replace(/(<w:style [^>]*w:styleId="Textkrper">[\s\S]*?<w:pPr>)/, "$1<w:keepLines/>")
    .replace(/<w:style [^>]*w:styleId="Dateline">[\s\S]*?<\/w:style>/, "")
    .replace(/<w:style [^>]*w:styleId="Emendation"[^>]*>[\s\S]*?<\/w:style>/, "")
    .replaceAll('w:styleId="Verse"', 'w:styleId="Emendation"');
  const document = strFromU8(files["word/document.xml"] ?? new Uint8Array())
    .replace(/<w:pgSz [^>]*\/>/g, '<w:pgSz w:w="9000" w:h="13000"/>')
    .replace(
      /<w:pgMar [^>]*\/>/g,
      '<w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="500" w:footer="500" w:gutter="0"/>',
    );
  const numbering =
    '<?xml version="1.0"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:pStyle w:val="Textkrper"/></w:lvl></w:abstractNum></w:numbering>';
  return zipSync({
    ...files,
    "word/styles.xml": strToU8(styles),
    "word/document.xml": strToU8(document),
    "word/numbering.xml": strToU8(numbering),
  });
}

async function makeWith(reference: Uint8Array): Promise<Uint8Array> {
  const context = {
    options: { ...docx.defaults, reference: "./house.docx" },
    template: async (path: string) =>
      path === "./house.docx" ? reference : readFile(new URL(`../../templates/${path}`, import.meta.url)),
    artifact: () => Promise.reject(new Error("DOCX needs no other edition")),
  };
  return (await docx.run(sampleInput, context)).bytes;
}

describe("a Word file of the user's own", () => {
  test("gives its styles by their names, whatever their ids are, and its page", async () => {
    const bytes = await makeWith(await houseFile());
    const styles = part(bytes, "word/styles.xml");
    const bodyText = /<w:style [^>]*w:styleId="BodyText">[\s\S]*?<\/w:style>/.exec(styles)?.[0];
    expect(bodyText).toContain("<w:keepLines/>");
    expect(styles).not.toContain("Textkrper");
    const body = part(bytes, "word/document.xml");
    expect(new Set(valuesOf(body, "w:pgSz", "w:w"))).toEqual(new Set(["9000"]));
    expect(part(bytes, "word/numbering.xml")).toContain('<w:pStyle w:val="BodyText"/>');
    expect(faultsOf(bytes)).toEqual([]);
    expect(await docx.count(bytes)).toEqual(countEdition(sampleEdition));
  });

  test("gets the styles that it lacks, each once, and loses none of its own", async () => {
    const styles = part(await makeWith(await houseFile()), "word/styles.xml");
    const ids = valuesOf(styles, "w:style", "w:styleId");
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids).toContain("Dateline");
    const named = (name: string) =>
      new RegExp(`<w:style [^>]*w:styleId="([^"]*)">\\s*<w:name w:val="${name}"/>`).exec(styles)?.[1];
    expect(named("Verse")).toBe("Verse");
    expect(named("Emendation")).toBe("Emendation");
  });

  test("is refused where it is something else, in plain words", async () => {
    expect(() => readReference(strToU8("not a Word file"))).toThrow(/the reference is no Word file/);
    expect(() => readReference(zipSync({ "a.txt": strToU8("a") }))).toThrow(/it has no styles/);
  });

  test("is found from the configuration's folder, and missed with its name", async () => {
    const folder = temporaryFolder({
      "input/a.txt": HARBOUR,
      "house.docx": await houseFile(),
      "emend.config.json": JSON.stringify({ to: ["docx"], transforms: { docx: { reference: "./house.docx" } } }),
    });
    expect((await build({ folder })).sources.map(({ outcome }) => outcome)).toEqual(["built"]);
    const missing = build({ folder, set: { transforms: { docx: { reference: "./gone.docx" } } } });
    await expect(missing).rejects.toThrow("there is no file ./gone.docx");
  });
});
