import type { EmitTransform } from "../../../pipeline/transform.ts";
import type { Paper } from "./page-layout.ts";

export interface DocxOptions {
  readonly paper: Paper;
}

/**
 * The edition for Word (Office Open XML, ISO/IEC 29500 transitional): real footnotes under their printed marks,
 * a style for every kind of block, a comment on every correction, bookmarks for the pages of the original.
 */
export const docx: EmitTransform<DocxOptions> = {
  phase: "emit",
  name: "docx",
  rules: [],
  defaults: { paper: "a4" },

  async run(input, context) {
    const { buildDocx } = await import("./build-docx.ts");
    const text = async (path: string): Promise<string> => new TextDecoder().decode(await context.template(path));
    const templates = { styles: await text("docx/styles.xml"), fonts: await text("docx/font-table.xml") };
    return {
      name: `${input.stem}.docx`,
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      bytes: await buildDocx(input, templates, context.options.paper),
    };
  },

  async count(bytes) {
    const { countDocx } = await import("./count-docx.ts");
    return countDocx(bytes);
  },
};
