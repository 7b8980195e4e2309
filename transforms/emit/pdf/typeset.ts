import { resolve } from "node:path";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { OptionError } from "../../../pipeline/model/option-error.ts";
import type { Pictures } from "../../../pipeline/model/picture.ts";

import type { BookData } from "./data.ts";
import { cropRoom, type Design, templateParts } from "./design.ts";

/** What Typst says where something is wrong. */
interface Diagnostic {
  readonly message: string;
  readonly path: string;
  readonly range: { readonly start: { readonly line: number } } | null;
}

// nothing is read from this folder: every file is given in memory
const folder = resolve("/emend-pdf");

/** Memory of the compiler outlives it, so it is given back after every book. */
const EVERYTHING = 0;

const UNKNOWN_FACE = /unknown font family/;

/** Typst lays a book out anew until no page number in it changes; after five times it gives up and says so. */
const UNSETTLED = /did not converge/;
class UnsettledError extends Error {}

/** A picture whose first bytes are right, and whose others are not: then descriptions stand for all of them. */
const UNREADABLE = /\b(?:decode|load|parse|process)\b.*\b(?:image|svg|png|jpe?g|gif)\b/i;
class UnreadablePictureError extends Error {}

/**
 * Sets a book with the Typst template and returns a tagged PDF (PDF/A-3a, ISO 19005-3).
 * `book` is called with the pictures that can be shown, and the characters that no font of the book has; more than once where a face is found wanting late.
 * @throws Error where the template does not compile, names an unknown font or gives any other warning.
 */
export async function typeset(
  book: (missing: ReadonlySet<string>, pictures: Pictures) => BookData,
  design: Design,
  template: (path: string) => Promise<Uint8Array>,
  given: Pictures = new Map(),
): Promise<Uint8Array> {
  const compiler = await openCompiler(design, template);
  try {
    let pictures = given;
    for (const { name, bytes } of given.values()) compiler.mapShadow(resolve(folder, name), Buffer.from(bytes));
    let { referencePages } = design;
    let balanced = true;
    const again = (): void => giveDesign(compiler, { ...design, referencePages }, balanced);
    again();
    const missing = new Set<string>();
    const text = JSON.stringify(book(missing, pictures));
    // a leaf with every character once is set much faster than a book that fails at its end
    const characters = [...new Set(text.replace(/\\u[0-9a-f]{4}/g, decoded))].filter(
      (one) => !/[ -~\p{Surrogate}]/u.test(one),
    );
    give(compiler, "characters", JSON.stringify(characters));
    if (characters.length > 0) print(compiler, "probe", design, missing);
    for (;;) {
      const changed = missing.size > 0 || pictures !== given;
      give(compiler, "edition", changed ? JSON.stringify(book(missing, pictures)) : text);
      try {
        const pages = print(compiler, "edition", design, missing);
        if (pages) return pages;
      } catch (error) {
        if (pictures.size > 0 && error instanceof UnreadablePictureError) {
          pictures = new Map();
          continue;
        }
        if (!(error instanceof UnsettledError) || !(referencePages || balanced)) throw error;
        // a page number that moves itself from page to page cannot be told, nor a column be halved that changes with it
        if (referencePages) referencePages = false;
        else balanced = false;
        again();
      }
      compiler.evictCache(EVERYTHING);
    }
  } finally {
    compiler.evictCache(EVERYTHING);
  }
}

/**
 * Sets one letter in the faces of a design that has its own, so that a face that is not there is found before a source is read.
 * @throws OptionError naming the faces, or a file that is not there
 */
export async function proveDesign(design: Design, template: (path: string) => Promise<Uint8Array>): Promise<void> {
  for (const path of Object.values(design.parts)) await template(path);
  if (design.type.files.length === 0 && design.type.faces.every((face) => BUNDLED.has(face.toLowerCase()))) return;
  const compiler = await openCompiler(design, template);
  giveDesign(compiler, design, false);
  give(compiler, "characters", JSON.stringify(["a"]));
  try {
    print(compiler, "probe", design, new Set());
  } finally {
    compiler.evictCache(EVERYTHING);
  }
}

/** Families that come with the compiler. */
const BUNDLED: ReadonlySet<string> = new Set(["libertinus serif", "new computer modern", "dejavu sans mono"]);

async function openCompiler(design: Design, template: (path: string) => Promise<Uint8Array>): Promise<NodeCompiler> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const fontBlobs: Buffer[] = [];
  for (const file of design.type.files) fontBlobs.push(Buffer.from(await template(file)));
  const compiler = NodeCompiler.create({
    workspace: folder,
    ...(fontBlobs.length > 0 && { fontArgs: [{ fontBlobs }] }),
  });
  for (const name of templateParts) {
    const source = await template(design.parts[name] ?? `pdf/${name}.typ`);
    compiler.addSource(resolve(folder, `${name}.typ`), new TextDecoder().decode(source));
  }
  return compiler;
}

/** @param balanced whether the last columns of an index are to be as long as each other */
function giveDesign(compiler: NodeCompiler, design: Design, balanced: boolean): void {
  give(compiler, "design", JSON.stringify({ ...design, balanced, cropRoom: cropRoom(design.print) }));
}

function give(compiler: NodeCompiler, name: string, json: string): void {
  compiler.mapShadow(resolve(folder, `${name}.json`), Buffer.from(json));
}

/** The pages of a template; null where it needs characters that were not known to be missing, which are added. */
function print(compiler: NodeCompiler, name: string, design: Design, missing: Set<string>): Uint8Array | null {
  const result = compiler.compile({ mainFilePath: resolve(folder, `${name}.typ`) });
  const troubles = [result.takeError(), result.takeWarnings()].flatMap((trouble): Diagnostic[] =>
    trouble ? compiler.fetchDiagnostics(trouble) : [],
  );
  if (troubles.length > 0 && troubles.every(({ message }) => UNSETTLED.test(message)))
    throw new UnsettledError(`Typst: ${troubles.map(told).join("; ")}`);
  if (troubles.some(({ message }) => UNREADABLE.test(message))) throw new UnreadablePictureError();
  if (troubles.length > 0) throw troubleOf(troubles, design);
  if (!result.result) throw new Error("Typst returned no document");
  try {
    return compiler.pdf(result.result, { pdfStandard: "a-3a" });
  } catch (error) {
    const found = undisplayed(String(error)).filter((character) => !missing.has(character));
    if (found.length === 0) throw error;
    for (const character of found) missing.add(character);
    return null;
  }
}

/** Trouble with a face, or in a part of the template that is the user's own, is the user's to set right. */
function troubleOf(troubles: readonly Diagnostic[], { parts, type }: Design): Error {
  const message = `Typst: ${troubles.map(told).join("; ")}`;
  if (troubles.some((trouble) => UNKNOWN_FACE.test(trouble.message)))
    return new OptionError(
      "settings.type.faces",
      `${message}; the design has ${type.faces.join(", ")}`,
      "Name the font’s file in settings.type.files, or a family that comes with the compiler: Libertinus Serif, New Computer Modern.",
    );
  const own = templateParts.find((part) => part in parts && troubles[0]?.path.endsWith(`${part}.typ`));
  return own === undefined ? new Error(message) : new OptionError(`settings.parts.${own}`, message);
}

function told({ message, path, range }: Diagnostic): string {
  return range ? `${message} (${path}:${range.start.line + 1})` : message;
}

/** The characters that Typst could not show, out of its message, which quotes them as Rust does. */
function undisplayed(message: string): string[] {
  const quoted = message.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g);
  return [...quoted].flatMap(([, text = ""]) => [
    ...text
      .replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
      .replace(/\\+0/g, "\0"),
  ]);
}

function decoded(sequence: string): string {
  return String.fromCharCode(Number.parseInt(sequence.slice(2), 16));
}
