import { View } from "../../pipeline/model/view.ts";
import type { Extraction, Mark, Refusal, SourceFile } from "../../pipeline/transform.ts";
import { alto } from "../../transforms/read/page-layout/alto.ts";
import { hocr } from "../../transforms/read/page-layout/hocr.ts";
import { pageXml } from "../../transforms/read/page-layout/page-xml.ts";
import { neutralProfile } from "./reading.ts";

/** The readers of pages with geometry, by their names. */
export const layoutReaders = { hocr, alto, "page-xml": pageXml } as const;
export type LayoutFormat = keyof typeof layoutReaders;

/** A file as the command line gives it to a reader. */
export function layoutFile(text: string, name = "scan.xml"): SourceFile {
  return { name, bytes: new TextEncoder().encode(text), text, encoding: "utf-8", byteOrderMark: false };
}

/** The text and layout of a file; fails where the reader refuses it. */
export function extract(format: LayoutFormat, text: string): Extraction {
  const extraction = layoutReaders[format].extract?.(layoutFile(text));
  if (!extraction || "refused" in extraction) throw new Error(`refused: ${JSON.stringify(extraction)}`);
  return extraction;
}

/** Why a reader refuses a file; fails where it reads it. */
export function refusalOf(format: LayoutFormat, text: string): Refusal {
  const extraction = layoutReaders[format].extract?.(layoutFile(text));
  if (!extraction || !("refused" in extraction)) throw new Error("it was read");
  return extraction;
}

/** The marks of a file's words, each with the words it stands over. */
export function marksIn(format: LayoutFormat, text: string): { mark: Mark["type"]; said: unknown; words: string }[] {
  const { text: extracted, layout } = extract(format, text);
  const context = {
    profile: neutralProfile,
    source: "source",
    marks: [],
    options: {},
    layout,
    language: "en",
    lexicon: () => null,
  };
  return layoutReaders[format]
    .run(View.of("source", extracted), context)
    .marks.map(({ type, start, end, ...said }) => ({
      mark: type,
      said: Object.values(said)[0],
      words: extracted.slice(start, end),
    }));
}
