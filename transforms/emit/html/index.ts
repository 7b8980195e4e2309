import type { ArtifactFile, EmitTransform } from "../../../pipeline/transform.ts";

/** Options of the reading edition. */
export interface HtmlOptions {
  /** Whether the book's fonts lie beside the pages (some 250 KB); without them a serif of the reader's system is used. */
  readonly embedFonts: boolean;
}

const FONTS = ["libertinus-serif-regular", "libertinus-serif-italic", "libertinus-serif-bold"];

/** The style sheet by the parts of a page, in the order of the cascade. */
const SHEETS = [
  "web/text.css",
  ...[
    "base",
    "bar",
    "text",
    "pages",
    "notes",
    "emendations",
    "front",
    "search",
    "apparatus",
    "wide",
    "narrow",
    "print",
  ].map((name) => `html/css/${name}.css`),
];

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
    const sheets = [...(embedFonts ? ["html/font-faces.css"] : []), ...SHEETS];
    const styles = joined(await Promise.all(sheets.map((path) => context.template(path))));
    const parts = [
      ...others,
      { name: `${FOLDER}/reader.css`, mediaType: "text/css", bytes: styles },
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

/** Files one behind the other, with an empty line between. */
function joined(files: readonly Uint8Array[]): Uint8Array {
  const decoder = new TextDecoder();
  return new TextEncoder().encode(files.map((file) => decoder.decode(file)).join("\n"));
}
