import { resolve } from "node:path";
import type { BookData } from "./data.ts";

/** What Typst says where something is wrong. */
interface Diagnostic {
  readonly message: string;
  readonly path: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } } | null;
}

const templates = ["edition", "settings", "structure", "text", "front", "appendix"] as const;

/**
 * Sets a book with the Typst template and returns a tagged PDF (PDF/A-3a, ISO 19005-3).
 * `book` is called again with the characters that no font of the book has, until all of them are known.
 * @throws Error where the template does not compile, names an unknown font or gives any other warning.
 */
export async function typeset(
  book: (missing: ReadonlySet<string>) => BookData,
  template: (path: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  // nothing is read from this folder: every file is given in memory
  const folder = resolve("/emend-pdf");
  const compiler = NodeCompiler.create({ workspace: folder });
  try {
    for (const name of templates) {
      const source = await template(`pdf/${name}.typ`);
      compiler.addSource(resolve(folder, `${name}.typ`), new TextDecoder().decode(source));
    }
    const missing = new Set<string>();
    for (;;) {
      compiler.mapShadow(resolve(folder, "edition.json"), Buffer.from(JSON.stringify(book(missing))));
      const result = compiler.compile({ mainFilePath: resolve(folder, "edition.typ") });
      const troubles = [result.takeError(), result.takeWarnings()].flatMap((trouble): Diagnostic[] =>
        trouble ? compiler.fetchDiagnostics(trouble) : [],
      );
      if (troubles.length > 0) throw new Error(`Typst: ${troubles.map(told).join("; ")}`);
      if (!result.result) throw new Error("Typst returned no document");
      try {
        return compiler.pdf(result.result, { pdfStandard: "a-3a" });
      } catch (error) {
        const found = undisplayed(String(error)).filter((character) => !missing.has(character));
        if (found.length === 0) throw error;
        for (const character of found) missing.add(character);
      }
    }
  } finally {
    compiler.evictCache(0);
  }
}

function told({ message, path, range }: Diagnostic): string {
  return range ? `${message} (${path}:${range.start.line + 1})` : message;
}

/** The characters that Typst could not show, out of its message, which quotes them as Rust does. */
function undisplayed(message: string): string[] {
  const quoted = message.matchAll(/the text `\\?"((?:[^"\\`]|\\\\?u\{[0-9a-f]+\}|\\.)*?)\\?"` could not be displayed/g);
  return [...quoted].flatMap(([, text = ""]) => [
    ...text
      .replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/\\+0/g, "\0"),
  ]);
}
