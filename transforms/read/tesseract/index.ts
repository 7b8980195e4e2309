import { createHash } from "node:crypto";
import { defineTransform, type Extraction, type ReadTransform, type Refusal } from "../../../pipeline/transform.ts";
import { extractHocr } from "../page-layout/hocr.ts";
import { takeOut } from "../page-layout/rules.ts";
import { isLanguageName, languageName } from "./language-name.ts";

interface Options {
  /** What Tesseract calls the language, e.g. `deu` or `deu+lat`; null takes it from the language of the sources. */
  readonly language: string | null;
  /** How a page is cut into blocks (`--psm`): 3 finds the columns by itself, 4 and 6 take the page for one column. */
  readonly segmentation: number;
  /** The program: its name where it is on the path, else where it lies. */
  readonly program: string;
}

const BY_SIGNATURE = 0.9;
/** PNG (ISO/IEC 15948), JPEG (ITU-T T.81) and TIFF 6.0, by what they begin with. */
const SIGNATURES = ["\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "II*\0", "MM\0*"];
/** What Tesseract says where its data of a language is missing. */
const NO_DATA = /couldn't load any languages|failed loading language|error opening data file/iu;
/** One thread for each page: pages are what is read side by side. */
const ENVIRONMENT = { OMP_THREAD_LIMIT: "1" };

/**
 * Reads the picture of a page, or of several (TIFF), by an installed Tesseract 4 or 5, whose hOCR is kept on this
 * machine by what it depends on: the picture, the language, the way of segmentation and Tesseract's version.
 */
export const tesseract = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "tesseract",
  rules: [],
  defaults: { language: null, segmentation: 3, program: "tesseract" },
  accepts: ({ bytes }) => (isPicture(bytes) ? BY_SIGNATURE : 0),
  async unpack({ bytes }, { options, language: ofSources, runProgram, remembered }): Promise<Extraction | Refusal> {
    const { program, segmentation } = options;
    const language = options.language ?? languageName(ofSources);
    if (!isLanguageName(language))
      return {
        refused: `“${language}” is no name of a language that Tesseract could know`,
        hint: "Write deu, or deu+lat.",
      };
    const asked = await runProgram(program, ["--version"], new Uint8Array(), ENVIRONMENT);
    if (!asked.isInstalled) return notInstalled(program);
    // versions 3 and 4 say it on standard error
    const version = /^\s*tesseract\s+v?(\S+)/mu.exec(text(asked.output) + asked.errors)?.[1] ?? "of an unknown version";
    const given = ["stdin", "stdout", "-l", language, "--psm", String(segmentation), "hocr"];
    const failed: { why: string | null } = { why: null };
    const key = createHash("sha256")
      .update(JSON.stringify([version, given]))
      .update(bytes)
      .digest("hex");
    const hocr = await remembered(`tesseract-${key}`, async () => {
      const result = await runProgram(program, given, bytes, ENVIRONMENT);
      if (result.isInstalled && result.code === 0) return result.output;
      failed.why = result.isInstalled ? result.errors : "";
      return null;
    });
    if (hocr === null) return refusalFor(failed.why ?? "", language);
    const extraction = extractHocr(text(hocr));
    if ("refused" in extraction) return extraction;
    return { ...extraction, program: `Tesseract ${version} (${language})` };
  },
  run: (view, { layout }) => takeOut(view.text, "hocr", layout),
});

function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString("latin1");
  return SIGNATURES.some((signature) => start.startsWith(signature));
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
}

function notInstalled(program: string): Refusal {
  return {
    refused: `this is a picture, and Tesseract, which would read it, is not installed (“${program}”)`,
    hint: "Install it (“apt install tesseract-ocr”), or give Emend the text that another OCR program reads.",
    rule: "source/binary",
  };
}

function refusalFor(errors: string, language: string): Refusal {
  if (NO_DATA.test(errors)) {
    const [first = "eng"] = language.split("+");
    return {
      refused: `Tesseract has no data for the language “${language}”`,
      hint: `Install it (“apt install tesseract-ocr-${first.replaceAll("_", "-")}”), or set transforms.tesseract.language.`,
      rule: "source/binary",
    };
  }
  const last = errors.trim().split("\n").at(-1)?.slice(0, 200) ?? "";
  return {
    refused: `Tesseract cannot read this picture${last === "" ? "" : ` (${last})`}`,
    hint: "Open it with a picture viewer; where that fails too, get a good copy.",
  };
}
