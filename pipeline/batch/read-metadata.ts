import { basename, dirname, join } from "node:path";
import { errorFinding } from "../error-finding.ts";
import { entryAt, readBytes } from "../host.ts";
import type { LedgerFinding } from "../model/ledger.ts";
import type { Description, Metadata } from "../model/metadata.ts";
import { METADATA_ENDING, METADATA_OF_FOLDER } from "./find-sources.ts";
import { sha256 } from "./read-source.ts";

/** What a file beside a source says of its editions, with the hash of that file; `finding` says why it cannot be read. */
export type GivenMetadata =
  | { readonly given: Partial<Metadata> | null; readonly sha256: string | null; readonly finding: null }
  | { readonly given: null; readonly sha256: null; readonly finding: LedgerFinding };

/** The metadata file of a source: its own (`name.metadata.yaml`), or that of its folder; null where there is none. */
async function metadataPath(sourcePath: string): Promise<string | null> {
  for (const path of [sourcePath + METADATA_ENDING, join(dirname(sourcePath), METADATA_OF_FOLDER)])
    if ((await entryAt(path))?.kind === "file") return path;
  return null;
}

/** SHA-256 of the metadata that lie beside a source; null where there are none. */
export async function metadataDigest(sourcePath: string): Promise<string | null> {
  const path = await metadataPath(sourcePath);
  return path === null ? null : sha256(await readBytes(path));
}

/** Reads the metadata that lie beside a source (see docs/configuration.md). */
export async function readMetadataFile(sourcePath: string): Promise<GivenMetadata> {
  const path = await metadataPath(sourcePath);
  if (path === null) return { given: null, sha256: null, finding: null };
  const name = basename(path);
  const [{ parse }, schema] = await Promise.all([import("yaml"), metadataSchema()]);
  try {
    const bytes = await readBytes(path);
    const checked = schema.safeParse(parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) ?? {});
    if (checked.success) return { given: metadataOf(checked.data), sha256: sha256(bytes), finding: null };
    const { prettifyError } = await import("zod");
    return invalid(`${name} is not valid:\n${prettifyError(checked.error)}`);
  } catch (error) {
    return invalid(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function invalid(message: string): GivenMetadata {
  const hint =
    "It may have title, language, titles, authors, editors, publisher, place, date, licence, identifiers, sources, facsimile.";
  return { given: null, sha256: null, finding: errorFinding("metadata/invalid", message, hint) };
}

interface MetadataFile {
  readonly title?: string | undefined;
  readonly language?: string | undefined;
  readonly titles?: Readonly<Record<string, string>> | undefined;
  readonly authors?: readonly string[] | undefined;
  readonly editors?: readonly (string | { readonly name: string; readonly role: string })[] | undefined;
  readonly publisher?: string | undefined;
  readonly place?: string | undefined;
  readonly date?: string | undefined;
  readonly licence?: string | { readonly text: string; readonly url: string } | undefined;
  readonly identifiers?: Readonly<Record<string, string>> | undefined;
  readonly sources?: readonly string[] | undefined;
  readonly facsimile?: string | undefined;
}

async function metadataSchema() {
  const { z } = await import("zod");
  // YAML reads an unquoted year as a number
  const words = z.union([z.string(), z.number()]).transform(String).pipe(z.string().trim().min(1));
  const url = z.url({ protocol: /^https?$/ });
  const facsimile = words.refine((template) => /^https?:\/\//.test(template) && /\{(?:n|facs)\}/.test(template), {
    error: "an address (http or https) with {n} for a page’s number or {facs} for its number in the scan",
  });
  return z.strictObject({
    title: words.optional(),
    language: words.optional(),
    titles: z.record(z.string(), words).optional(),
    authors: z.array(words).optional(),
    editors: z.array(z.union([words, z.strictObject({ name: words, role: words })])).optional(),
    publisher: words.optional(),
    place: words.optional(),
    date: words.optional(),
    licence: z.union([words, z.strictObject({ text: words, url })]).optional(),
    identifiers: z.record(z.string(), words).optional(),
    sources: z.array(words).optional(),
    facsimile: facsimile.optional(),
  });
}

function metadataOf(file: MetadataFile): Partial<Metadata> {
  const { title, language, titles, authors = [], editors = [], licence, identifiers, ...rest } = file;
  const people = [
    ...authors.map((name) => ({ role: "author", name })),
    ...editors.map((one) => (typeof one === "string" ? { role: "editor", name: one } : one)),
  ];
  const description: Description = {
    ...(titles && { titles: Object.entries(titles).map(([type, text]) => ({ type, text })) }),
    ...(people.length > 0 && { people }),
    ...present(rest),
    ...(licence !== undefined && { licence: typeof licence === "string" ? { text: licence, url: null } : licence }),
    ...(identifiers && { identifiers: Object.entries(identifiers).map(([type, value]) => ({ type, value })) }),
  };
  return {
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
    ...(Object.keys(description).length > 0 && { description }),
  };
}

function present<Value extends object>(value: Value): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };
}

/**
 * An edition's metadata with what is given of them, part by part. The header of a TEI source goes: it is written
 * anew, from both.
 */
export function withGiven(metadata: Metadata, given: Partial<Metadata> | null): Metadata {
  if (given === null) return metadata;
  const { header: _header, ...own } = metadata;
  const description = { ...own.description, ...given.description };
  return { ...own, ...given, ...(Object.keys(description).length > 0 && { description }) };
}
