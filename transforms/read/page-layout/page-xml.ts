import { defineTransform, type Extraction, type ReadTransform, type Refusal } from "../../../pipeline/transform.ts";
import { PageBuilder } from "./page-builder.ts";
import { PageXmlReader } from "./page-xml-reader.ts";
import { parseXml } from "./parse-markup.ts";
import { readLayoutRules, takeOut } from "./rules.ts";

type Options = Readonly<Record<string, never>>;

const BY_ROOT = 0.98;
const FIRST_PART = 4_000;
const ROOT = /<(?:[\w.-]{1,40}:)?PcGts[\s>]/u;

/**
 * Reads PAGE XML 2013 to 2019 (PRImA), as Transkribus, OCR-D, eScriptorium and kraken write it: regions in their
 * reading order, lines and words with their places, and what a region's type says its lines are.
 */
export const pageXml = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "page-xml",
  rules: readLayoutRules("page-xml"),
  defaults: {},
  accepts: ({ text }) => (ROOT.test(text.slice(0, FIRST_PART)) ? BY_ROOT : 0),
  extract: ({ text }) => extract(text),
  run: (view, { layout }) => takeOut(view.text, "page-xml", layout),
});

function extract(text: string): Extraction | Refusal {
  const reader = new PageXmlReader();
  const refusal = parseXml(text, reader);
  if (refusal) return refusal;
  const builder = new PageBuilder();
  for (const page of reader.finish()) builder.page(page);
  return builder.finish();
}
