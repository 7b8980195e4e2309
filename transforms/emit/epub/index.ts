import type { EmitTransform } from "../../../pipeline/transform.ts";
import type { PublicationFile } from "./publication-file.ts";

/** Options of the EPUB edition. */
export interface EpubOptions {
  /** Whether the book's fonts go into the file (some 250 KB); without them the reader's own serif is used. */
  readonly embedFonts: boolean;
}

const FONT_FILES = [
  "fonts/libertinus-serif-regular.woff2",
  "fonts/libertinus-serif-italic.woff2",
  "fonts/libertinus-serif-bold.woff2",
  "fonts/OFL.txt",
];

/**
 * Makes an EPUB 3.3 publication of an edition: a content document for each document of the edition,
 * with contents, page list, linked notes, and an appendix of emendations.
 */
export const epub: EmitTransform<EpubOptions> = {
  phase: "emit",
  name: "epub",
  rules: [],
  defaults: { embedFonts: true },
  async run(input, context) {
    const [{ packContainer }, { parseOutlines }, { publicationFiles }] = await Promise.all([
      import("./container.ts"),
      import("./outlines.ts"),
      import("./publication.ts"),
    ]);
    const fromTemplate = async (path: string): Promise<PublicationFile> => ({
      path,
      content: await context.template(`epub/${path}`),
    });
    const decoder = new TextDecoder();
    const shared = decoder.decode(await context.template("web/text.css"));
    const styles = `${shared}\n${decoder.decode(await context.template("epub/css/edition.css"))}`;
    const faces = context.options.embedFonts ? decoder.decode(await context.template("epub/css/font-faces.css")) : "";
    const fonts = context.options.embedFonts ? await Promise.all(FONT_FILES.map(fromTemplate)) : [];
    const outlines = parseOutlines(decoder.decode(await context.template("epub/cover-glyphs.tsv")));
    const files = publicationFiles(input, {
      files: [{ path: "css/edition.css", content: faces + styles }, ...fonts],
      outlines,
    });
    return {
      name: `${input.stem}.epub`,
      mediaType: "application/epub+zip",
      bytes: await packContainer(files),
    };
  },
  async count(bytes) {
    const { countEpub } = await import("./count.ts");
    return countEpub(bytes);
  },
};
