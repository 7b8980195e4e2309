import type { ArtifactFile, EmitTransform } from "../../../pipeline/transform.ts";

/** Options of the reading edition. */
export interface HtmlOptions {
  /** Whether the book's fonts lie beside the pages (some 250 KB); without them a serif of the reader's system is used. */
  readonly embedFonts: boolean;
}

const FONTS = ["libertinus-serif-regular", "libertinus-serif-italic", "libertinus-serif-bold"];

/**
 * A reading edition for the browser: a folder of static pages, one for each document, with contents, search, notes
 * beside the text, the pages of print, and the emendations. It needs no server and no network, and reads without scripts.
 */
export const html: EmitTransform<HtmlOptions> = {
  phase: "emit",
  name: "html",
  rules: [],
  defaults: { embedFonts: true },
  async run(input, context) {
    const { FOLDER, siteFiles } = await import("./site.ts");
    const { embedFonts } = context.options;
    const part = async (name: string, mediaType: string, path: string): Promise<ArtifactFile> => ({
      name: `${FOLDER}/${name}`,
      mediaType,
      bytes: await context.template(path),
    });
    const [first, ...others] = siteFiles(input, embedFonts ? "in this edition’s folder beside the fonts" : null);
    if (!first) throw new RangeError("an edition without its first page");
    const styles = await part("reader.css", "text/css", "html/reader.css");
    const faces = embedFonts ? await context.template("html/font-faces.css") : new Uint8Array();
    const parts = [
      ...others,
      { ...styles, bytes: concatenated(faces, styles.bytes) },
      await part("reader.js", "text/javascript", "html/reader.js"),
      await part("search.js", "text/javascript", "html/search.js"),
      await part("words.js", "text/javascript", "html/words.js"),
    ];
    if (embedFonts) {
      for (const font of FONTS) parts.push(await part(`fonts/${font}.woff2`, "font/woff2", `epub/fonts/${font}.woff2`));
      parts.push(await part("fonts/OFL.txt", "text/plain", "epub/fonts/OFL.txt"));
    }
    return { ...first, parts };
  },
  async count(bytes, parts) {
    const { countHtml } = await import("./count-html.ts");
    const pages = [...(parts ?? [])].filter(([name]) => name.endsWith(".html")).map(([, page]) => page);
    return countHtml([bytes, ...pages]);
  },
};

function concatenated(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
