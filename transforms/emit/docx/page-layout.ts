import { type Content, element } from "./word-xml.ts";

/** The paper sizes of ISO 216 and of North America, in twentieths of a point. */
const papers = { a4: [11906, 16838], letter: [12240, 15840] } as const;
export type Paper = keyof typeof papers;

/** The measure: about seventy letters a line in 11 points, the same on every paper. */
const textWidth = 7938;

/** Size and margins of a page, as its section's properties have them (ISO/IEC 29500-1, 17.6.13 and 17.6.11). */
export interface PageLayout {
  readonly size: Content;
  readonly margins: Content;
  /** The measure, in twentieths of a point. */
  readonly width: number;
}

/** The page of one paper: margins take what the measure leaves. */
export function pageLayout(paper: Paper): PageLayout {
  const [width, height] = papers[paper];
  const side = (width - textWidth) / 2;
  return {
    width: textWidth,
    size: element("w:pgSz", { "w:w": width, "w:h": height, "w:orient": "portrait" }),
    margins: element("w:pgMar", {
      "w:top": 1644,
      "w:right": side,
      "w:bottom": 1531,
      "w:left": side,
      "w:header": 850,
      "w:footer": 794,
      "w:gutter": 0,
    }),
  };
}
