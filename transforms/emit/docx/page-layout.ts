import type { ISectionPropertiesOptions } from "docx";

/** The paper sizes of ISO 216 and of North America, in twentieths of a point. */
const papers = { a4: [11906, 16838], letter: [12240, 15840] } as const;
export type Paper = keyof typeof papers;

/** The measure: about seventy letters a line in 11 points, the same on every paper. */
export const textWidth = 7938;

/** The page of one paper: margins take what the measure leaves. */
export function page(paper: Paper): NonNullable<ISectionPropertiesOptions["page"]> {
  const [width, height] = papers[paper];
  const side = (width - textWidth) / 2;
  return {
    size: { width, height },
    margin: { top: 1644, bottom: 1531, left: side, right: side, header: 850, footer: 794 },
  };
}
