import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { build } from "../../pipeline/batch/build.ts";
import { remembered, runProgram } from "../../pipeline/host-programs.ts";
import type { ProgramResult } from "../../pipeline/transform.ts";
import { verify } from "../../pipeline/verify/verify.ts";
import { tesseract } from "../../transforms/read/tesseract/index.ts";
import { isLanguageName, languageName } from "../../transforms/read/tesseract/language-name.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const picture = readFileSync(new URL("pictures/page.png", import.meta.url));
const isInstalled = spawnSync("tesseract", ["--version"]).status === 0;

const said = (output: string, code = 0, errors = ""): ProgramResult => ({
  isInstalled: true,
  code,
  output: Buffer.from(output),
  errors,
});

/** What the reader makes of a picture, with a Tesseract that answers as given; `asked` are its arguments. */
async function unpack(answer: (given: readonly string[]) => ProgramResult, language = "en", options = {}) {
  const asked: string[] = [];
  const kept = new Map<string, Uint8Array>();
  const extraction = await tesseract.unpack?.(
    { name: "p.png", bytes: picture, text: "", encoding: "binary", byteOrderMark: false },
    {
      options: { ...tesseract.defaults, ...options },
      language,
      runProgram: async (_program, given) => {
        asked.push(given.join(" "));
        return answer(given);
      },
      remembered: async (key, make) => {
        const made = await make();
        if (made) kept.set(key, made);
        return made;
      },
    },
  );
  return { extraction, asked, keys: [...kept.keys()] };
}

const HOCR = `<html><body><div class="ocr_page" title="bbox 0 0 9 9"><span class="ocr_line"><span class="ocrx_word" title="bbox 1 2 3 4; x_wconf 90">toll</span></span></div></body></html>`;
const answer = (version: string) => (given: readonly string[]) => said(given[0] === "--version" ? version : HOCR);

describe("the picture of a page", () => {
  it("is read in the language of the sources, or in the one that is set", async () => {
    expect((await unpack(answer("tesseract 5.3.0\n"), "de-AT")).asked[1]).toBe("stdin stdout -l deu --psm 3 hocr");
    expect((await unpack(answer("tesseract 5.3.0\n"), "en", { language: "deu+lat", segmentation: 6 })).asked[1]).toBe(
      "stdin stdout -l deu+lat --psm 6 hocr",
    );
    expect([languageName("grc"), languageName("pt-BR"), languageName("frk")]).toEqual(["grc", "por", "frk"]);
  });

  it("says which program read it, and is kept by all that this depends on", async () => {
    const first = await unpack(answer("tesseract 5.3.0\n leptonica-1.82"));
    expect(first.extraction).toMatchObject({ text: "toll", program: "Tesseract 5.3.0 (eng)" });
    const keys = [
      first.keys[0],
      (await unpack(answer("tesseract 5.3.1\n"))).keys[0],
      (await unpack(answer("tesseract 5.3.0\n"), "fr")).keys[0],
      (await unpack(answer("tesseract 5.3.0\n"), "en", { segmentation: 6 })).keys[0],
    ];
    expect(new Set(keys).size).toBe(4);
    expect((await unpack(answer("tesseract 5.3.0\n leptonica-1.82"))).keys).toEqual(first.keys);
  });

  it("is refused with the remedy where Tesseract or its data of the language is missing", async () => {
    const missing = await unpack(() => ({ isInstalled: false }));
    expect(missing.extraction).toMatchObject({ rule: "source/binary" });
    expect(JSON.stringify(missing.extraction)).toContain("apt install tesseract-ocr");
    const noData = await unpack(
      (given) => (given[0] === "--version" ? said("tesseract 5.3.0") : said("", 1, "Failed loading language 'deu'")),
      "de",
    );
    expect(JSON.stringify(noData.extraction)).toContain("apt install tesseract-ocr-deu");
    expect(noData.keys).toEqual([]);
  });

  it("is refused where it cannot be read, and no language is taken for an option", async () => {
    const broken = await unpack((given) =>
      given[0] === "--version" ? said("tesseract 5") : said("", 1, "Error in pixRead\n"),
    );
    expect(JSON.stringify(broken.extraction)).toContain("Error in pixRead");
    expect(isLanguageName("--psm")).toBe(false);
    expect(isLanguageName("eng; rm")).toBe(false);
    expect(isLanguageName("script/Fraktur+deu")).toBe(true);
    expect((await unpack(answer("tesseract 5"), "en", { language: "-c x" })).asked).toEqual([]);
  });

  it.skipIf(!isInstalled)(
    "becomes an edition by the Tesseract that is installed (skipped where there is none)",
    async () => {
      const folder = temporaryFolder({
        "input/scans/page_1.png": picture,
        "input/scans/page_2.png": picture,
        "input/letter.txt": "A letter.\n",
        "input/letter.png": picture,
        "input/cut.png": picture.subarray(0, 60),
      });
      const report = await build({ folder, set: { to: ["tei"] } });
      expect(report.sources.map(({ source, outcome }) => [source.name, outcome])).toEqual([
        ["cut.png", "unreadable"],
        ["letter.txt", "built"],
        ["scans", "built"],
      ]);
      const ledger = JSON.parse(readFileSync(join(folder, "output/scans/scans.ledger.json"), "utf8"));
      expect(ledger.source).toMatchObject({
        reader: "tesseract",
        encoding: "binary",
        parts: [{ name: "page_1.png" }, {}],
      });
      expect(ledger.source.extraction.program).toMatch(/^Tesseract \d\S* \(eng\)$/);
      expect(ledger.source.extraction.text).toContain("The keeper of the light wrote on the first of March");
      expect((await verify({ folder })).failures).toEqual([]);
    },
  );
});

describe("a program outside of Emend", () => {
  it("is given its input, and says what it wrote", async () => {
    const result = await runProgram(
      process.execPath,
      ["-e", "process.stdin.pipe(process.stdout)"],
      Buffer.from("toll"),
    );
    expect(result).toMatchObject({ isInstalled: true, code: 0 });
    expect(result.isInstalled && Buffer.from(result.output).toString()).toBe("toll");
  });

  it("that is not there, or that fails, is no exception", async () => {
    expect(await runProgram("no-such-program-anywhere", [], new Uint8Array())).toEqual({ isInstalled: false });
    const failing = await runProgram(
      process.execPath,
      ["-e", "console.error('why'); process.exit(3)"],
      Buffer.alloc(1 << 20),
    );
    expect(failing).toMatchObject({ code: 3, errors: "why\n" });
  });

  it("is asked once for what it made before", async () => {
    process.env.XDG_CACHE_HOME = temporaryFolder();
    let made = 0;
    const make = async () => Buffer.from(String(++made));
    const texts = [
      await remembered("key-1", make),
      await remembered("key-1", make),
      await remembered("key-2", async () => null),
    ];
    expect(texts.map((bytes) => bytes && Buffer.from(bytes).toString())).toEqual(["1", "1", null]);
    await expect(remembered("../key", make)).rejects.toThrow(RangeError);
  });
});
