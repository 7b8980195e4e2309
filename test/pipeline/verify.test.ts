import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, type Unzipped, unzipSync, zipSync } from "fflate";
import { PDFDocument } from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { build } from "../../pipeline/batch/build.ts";
import { verify } from "../../pipeline/verify/verify.ts";
import { HARBOUR } from "../support/harbour.ts";
import { madeFolder, temporaryFolder, writeFiles } from "../support/temporary-folder.ts";

/** What a build of HARBOUR wrote, by the path of the file. */
const built = new Map<string, Uint8Array>();

beforeAll(async () => {
  const { folder, remove } = madeFolder({ "input/harbour.txt": HARBOUR });
  const report = await build({ folder });
  for (const { path } of report.sources.flatMap(({ files }) => files))
    built.set(`output/${path}`, readFileSync(join(folder, "output", path)));
  built.set("output/manifest.json", readFileSync(join(folder, "output/manifest.json")));
  built.set("input/harbour.txt", readFileSync(join(folder, "input/harbour.txt")));
  return remove;
});

const file = (ending: string) => `output/harbour/harbour.${ending}`;

function freshBuild(): string {
  const folder = temporaryFolder();
  writeFiles(folder, Object.fromEntries(built));
  return folder;
}

/** Changes a file, and the manifest with it, as someone would who wants to get away with it. */
function tamper(folder: string, path: string, change: (bytes: Uint8Array) => Uint8Array): void {
  const before = readFileSync(join(folder, path));
  const after = change(before);
  expect(Buffer.from(after).equals(before), "the file was changed").toBe(false);
  writeFileSync(join(folder, path), after);
  const manifest = join(folder, "output/manifest.json");
  const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  writeFileSync(manifest, readFileSync(manifest, "utf8").replace(hash(before), hash(after)));
}

const inText = (change: (text: string) => string) => (bytes: Uint8Array) => strToU8(change(strFromU8(bytes)));

const inZip = (name: RegExp, change: (text: string) => string) => (bytes: Uint8Array) => {
  const parts: Unzipped = unzipSync(bytes);
  for (const [path, content] of Object.entries(parts))
    if (name.test(path)) parts[path] = strToU8(change(strFromU8(content)));
  return zipSync(parts);
};

async function failures(folder: string) {
  return (await verify({ folder })).failures.map(({ check, file, message }) => `${check} ${file}: ${message}`);
}

describe("verify", () => {
  it("finds that everything holds in what build wrote", async () => {
    const { sources, failures } = await verify({ folder: freshBuild() });
    expect(failures).toEqual([]);
    expect(sources).toHaveLength(1);
    const [harbour] = sources;
    expect(harbour?.editions.map(({ edition }) => edition)).toEqual(["canonical", "docx", "epub", "pdf", "tei"]);
    const counts = { documents: 1, paragraphs: 2, notes: 3, anchors: 3, pageBreaks: 1 };
    for (const edition of harbour?.editions ?? []) expect(edition.counts, edition.edition).toEqual(counts);
  });

  it("counts an edition of several files from all of them", async () => {
    const folder = temporaryFolder({ "input/harbour.txt": HARBOUR });
    await build({ folder, set: { to: ["html"] } });
    const { sources, failures: none } = await verify({ folder });
    expect(none).toEqual([]);
    expect(sources[0]?.editions.map(({ edition }) => edition)).toEqual(["canonical", "html"]);
    const name = readdirSync(join(folder, "output/harbour/html")).find((file) => /^d\d+\.html$/.test(file));
    rmSync(join(folder, `output/harbour/html/${name}`));
    const found = await failures(folder);
    expect(found).toContain(`files harbour/html/${name}: the file is missing`);
    expect(found).toContain("counts harbour/html/index.html: it has 0 documents, not 1");
  });

  it("reads past the source's readings that an edition shows beside its own, and past fields", async () => {
    const folder = temporaryFolder({ "input/harbour.txt": HARBOUR });
    const options = { to: ["html", "docx"], transforms: { docx: { emendations: "tracked" } } };
    const report = await build({ folder, set: options });
    expect(report.sources[0]?.ledger?.repairs.some(({ before }) => before === "545565")).toBe(true);
    expect(await failures(folder)).toEqual([]);
  });

  it.each([
    ["text", "txt"],
    ["markdown", "md"],
    ["json", "json"],
  ])("finds a word gone from the %s edition", async (edition, ending) => {
    const folder = temporaryFolder({ "input/harbour.txt": HARBOUR });
    await build({ folder, set: { to: [edition] } });
    expect(await failures(folder)).toEqual([]);
    tamper(
      folder,
      file(ending),
      inText((text) => text.replace("never been paid", "been paid")),
    );
    const [failure, ...more] = await failures(folder);
    expect(more).toEqual([]);
    expect(failure).toMatch(/^text harbour\/harbour\.\w+: of the text it lacks, or has elsewhere, “never/);
  });

  it("finds a file that is missing, or changed in one byte", async () => {
    const folder = freshBuild();
    rmSync(join(folder, file("epub")));
    const bytes = readFileSync(join(folder, file("pdf")));
    writeFileSync(join(folder, file("pdf")), Buffer.concat([bytes, Buffer.from("\n")]));
    const found = await failures(folder);
    expect(found).toContain("files harbour/harbour.epub: the file is missing");
    expect(found).toContain("files harbour/harbour.pdf: the file was changed: its hash is not the manifest’s");
  });

  it.each([
    ["canonical.xml", inText((xml) => xml.replace(/ *<paragraph>Mr\. Brandt.*\n/, ""))],
    ["tei.xml", inText((xml) => xml.replace(/<p>Mr\. Brandt[\s\S]*?<\/note>[\s\S]*?<\/p>/, ""))],
    ["docx", inZip(/document\.xml$/, (xml) => xml.replace(/<w:p>(?:(?!<\/w:p>).)*Mr\. Brandt said.*?<\/w:p>/s, ""))],
    ["epub", inZip(/\.xhtml$/, (xml) => xml.replace(/<p\b[^>]*>(?:(?!<\/p>).)*Mr\. Brandt said.*?<\/p>/s, ""))],
  ])("finds a paragraph gone from the %s", async (ending, change) => {
    const folder = freshBuild();
    tamper(folder, file(ending), change);
    const found = await failures(folder);
    expect(
      found.filter((failure) => failure.startsWith(`counts harbour/harbour.${ending}: it has 1 paragraph`)),
    ).toHaveLength(1);
  });

  it("finds a PDF that has fewer parts", async () => {
    const folder = freshBuild();
    const blank = await PDFDocument.create();
    blank.addPage();
    const bytes = await blank.save();
    tamper(folder, file("pdf"), () => bytes);
    expect((await failures(folder)).some((failure) => failure.startsWith("counts harbour/harbour.pdf:"))).toBe(true);
  });

  it("finds a word changed in the edition", async () => {
    const folder = freshBuild();
    tamper(
      folder,
      file("canonical.xml"),
      inText((xml) => xml.replace("never been paid", "ever been paid")),
    );
    const [failure, ...more] = await failures(folder);
    expect(more).toEqual([]);
    expect(failure).toContain("text harbour/harbour.canonical.xml: the running text differs: after");
    expect(failure).toContain("the source has “neverbeenpaid");
  });

  it("finds a word changed in a note", async () => {
    const folder = freshBuild();
    tamper(
      folder,
      file("canonical.xml"),
      inText((xml) => xml.replace("Not printed.", "Printed.")),
    );
    const found = await failures(folder);
    expect(found).toContainEqual(expect.stringMatching(/^text .*the note \S+ differs/));
    // the editions still have the word that the canonical XML lost
    expect(found).toContainEqual(expect.stringMatching(/^text .*\.docx: of the notes it lacks/));
  });

  it("finds a canonical file that is not canonical, or not valid", async () => {
    const spaced = freshBuild();
    tamper(
      spaced,
      file("canonical.xml"),
      inText((xml) => xml.replace("<dateline>", "<dateline >")),
    );
    expect(await failures(spaced)).toEqual(["canonical harbour/harbour.canonical.xml: its bytes are not canonical"]);
    const invalid = freshBuild();
    tamper(
      invalid,
      file("canonical.xml"),
      inText((xml) => xml.replaceAll("dateline>", "headline>")),
    );
    expect((await failures(invalid))[0]).toMatch(/^canonical harbour\/harbour\.canonical\.xml: line \d+/);
  });

  it.each([
    ["what a repair replaced", (json: string) => json.replace('"before": "545565"', '"before": "545566"')],
    ["where a repair stands", (json: string) => json.replace(/("rule": "dashes[\s\S]*?"start": )(\d+)/, "$11")],
    ["the line of a repair", (json: string) => json.replace(/("rule": "dashes[\s\S]*?"line": )(\d+)/, "$199")],
  ])("finds a ledger that lies about %s", async (_what, change) => {
    const folder = freshBuild();
    tamper(folder, file("ledger.json"), inText(change));
    const found = await failures(folder);
    expect(found.length).toBeGreaterThan(0);
    for (const failure of found) expect(failure).toMatch(/^undo harbour\/harbour\.ledger\.json: /);
  });

  it("finds a repair that is not in the ledger any more", async () => {
    const folder = freshBuild();
    const change = (text: string) => {
      const ledger = JSON.parse(text);
      ledger.repairs = ledger.repairs.filter(({ rule }: { rule: string }) => rule !== "dashes/page-range");
      return JSON.stringify(ledger);
    };
    tamper(folder, file("ledger.json"), inText(change));
    expect((await failures(folder))[0]).toContain("the running text differs");
  });

  it("finds a ledger that is broken", async () => {
    const folder = freshBuild();
    tamper(
      folder,
      file("ledger.json"),
      inText((text) => text.slice(0, -20)),
    );
    expect((await failures(folder))[0]).toContain("it is not JSON");
  });

  it("finds a source that was changed, and one that is gone", async () => {
    const changed = freshBuild();
    writeFileSync(join(changed, "input/harbour.txt"), `${HARBOUR} `);
    expect((await failures(changed))[0]).toContain("the source was changed since the editions were built");
    const gone = freshBuild();
    renameSync(join(gone, "input"), join(gone, "elsewhere"));
    expect((await failures(gone))[0]).toContain("name its folder with --sources");
    expect((await verify({ folder: gone, sources: "elsewhere" })).failures).toEqual([]);
  });
});

describe("verify, on sources in other encodings", () => {
  it.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff${HARBOUR}`)],
    ["UTF-16", Buffer.from(`\ufeff${HARBOUR}`, "utf16le")],
    ["Windows-1252 with CR LF", Buffer.from(HARBOUR.replaceAll("\n", "\r\n"), "latin1")],
  ])("gives the bytes of %s back", async (_name, bytes) => {
    const folder = temporaryFolder({ "input/harbour.txt": bytes });
    await build({ folder, set: { to: ["tei"] } });
    expect((await verify({ folder })).failures).toEqual([]);
  });
});
