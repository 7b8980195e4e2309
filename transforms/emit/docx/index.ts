import type { EmitTransform } from "../../../pipeline/transform.ts";
import type { Paper } from "./page-layout.ts";
import type { EmendationDisplay } from "./setting.ts";

/** Options of the Word edition. */
export interface DocxOptions {
  readonly paper: Paper;
  /** How corrected readings are shown, besides the appendix that lists them. */
  readonly emendations: EmendationDisplay;
  /** A Word file of one's own, e.g. `./house.docx`, whose styles and page are followed; empty for Emend's. */
  readonly reference: string;
  /** Whether names that the source marks get index fields, and the edition an index. */
  readonly index: boolean;
}

/**
 * The edition for Word (Office Open XML, ISO/IEC 29500 transitional): real footnotes under their printed marks,
 * a style for every kind of block, a comment on every correction, bookmarks for the pages of the original.
 */
export const docx: EmitTransform<DocxOptions> = {
  phase: "emit",
  name: "docx",
  rules: [],
  defaults: { paper: "a4", emendations: "comments", reference: "", index: true },

  async run(input, context) {
    const [{ buildDocx }, { readReference }] = await Promise.all([import("./build-docx.ts"), import("./reference.ts")]);
    const text = async (path: string): Promise<string> => new TextDecoder().decode(await context.template(path));
    const { reference } = context.options;
    const templates = {
      styles: await text("docx/styles.xml"),
      fonts: await text("docx/font-table.xml"),
      reference: reference === "" ? null : readReference(await context.template(reference)),
    };
    return {
      name: `${input.stem}.docx`,
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      bytes: buildDocx(input, templates, context.options),
    };
  },

  async count(bytes) {
    const { countDocx } = await import("./count-docx.ts");
    return countDocx(bytes);
  },
};
