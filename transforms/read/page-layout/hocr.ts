import { defineTransform, type Extraction, type ReadTransform, type Refusal } from "../../../pipeline/transform.ts";
import { HocrReader } from "./hocr-reader.ts";
import { PageBuilder } from "./page-builder.ts";
import { parseHtml } from "./parse-markup.ts";
import { readLayoutRules, takeOut } from "./rules.ts";

type Options = Readonly<Record<string, never>>;

const BY_CLASS = 0.98;
const FIRST_PART = 20_000;
const PAGE_CLASS = /\bclass\s{0,5}=\s{0,5}["'][^"']{0,80}\bocr_page\b/u;

/** Reads hOCR 1.2, as Tesseract, kraken and archive.org write it: pages, lines and words with their boxes. */
export const hocr = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "hocr",
  rules: readLayoutRules("hocr"),
  defaults: {},
  accepts: ({ text }) => (PAGE_CLASS.test(text.slice(0, FIRST_PART)) ? BY_CLASS : 0),
  extract: ({ text }) => extractHocr(text),
  run: (view, { layout }) => takeOut(view.text, "hocr", layout),
});

/** The text and layout of an hOCR file; it is refused where it is cut off or declares entities. */
export function extractHocr(text: string): Extraction | Refusal {
  const reader = new HocrReader();
  const refusal = parseHtml(text, reader);
  if (refusal) return refusal;
  if (reader.isCutOff)
    return {
      refused: "it is cut off: its last page does not end",
      hint: "Get the whole file, or let the OCR write it again.",
    };
  const builder = new PageBuilder();
  for (const page of reader.finish()) builder.page(page);
  return builder.finish();
}
