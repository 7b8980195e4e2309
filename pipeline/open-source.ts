import type { BoundReader } from "./bind.ts";
import { type Extent, joinExtractions, joinTexts } from "./join-pages.ts";
import type { Layout } from "./model/layout.ts";
import type { TakenText } from "./model/ledger.ts";
import type { RuleId } from "./model/rule.ts";
import type { Position } from "./model/span.ts";
import type { Extraction, Refusal, SourceFile, UnpackContext } from "./transform.ts";

/** A file whose text is known, with the reader that reads it, and its layout where the text was extracted. */
export interface OpenedSource {
  readonly reader: BoundReader;
  readonly file: SourceFile;
  readonly layout: Layout | null;
  /** Where the text of each of its files lies, where it is made of several. */
  readonly extents: readonly Extent[];
  /** Its text, where it was taken out of binary files. */
  readonly taken: TakenText | null;
}

/** A file that its reader refuses, with the remedy. */
export class RefusedSourceError extends Error {
  readonly hint: string;
  readonly rule: RuleId;
  /** Where in the file; null where the refusal is about no one place. */
  readonly position: Position | null;

  /** @param part the file of the source that is refused; null where the source is one file */
  constructor({ refused, hint, position, rule }: Refusal, part: string | null = null) {
    super(part === null ? refused : `${part}: ${refused}`);
    this.hint = hint;
    this.rule = rule ?? "source/malformed";
    this.position = position ?? null;
  }
}

/**
 * Chooses the reader that is surest that it can read a file, the first of them where several are, and lets it
 * extract the text where the file is no text itself.
 * @param file binary files in it are unpacked already
 * @throws RefusedSourceError where the reader refuses the file, or the files of a source are of different kinds
 */
export function openSource(file: SourceFile, readers: readonly BoundReader[]): OpenedSource {
  const [first, ...others] = file.parts ?? [];
  const reader = first ? readerOfPages(file, first, readers) : surestReader(file, readers);
  if (!reader) throw new Error(`no reader accepts ${file.name}`);
  const other = others.find((part) => isExtracted(reader) && surestReader(part, readers) !== reader);
  if (other)
    throw new RefusedSourceError(
      {
        refused: `it is of another kind than the first page, which ${reader.name} reads`,
        hint: "Put pages of one kind into the folder or the list.",
        rule: "source/pages",
      },
      other.name,
    );
  return extracted(file, reader);
}

/** The reader that is surest that it can read a file; null where none can. A binary file is for those that unpack. */
export function surestReader(file: SourceFile, readers: readonly BoundReader[]): BoundReader | null {
  let best: BoundReader | null = null;
  let surest = 0;
  for (const reader of readers) {
    if ((reader.unpack !== undefined) !== (file.encoding === "binary")) continue;
    const sure = reader.accepts(file);
    if (sure > surest) {
      best = reader;
      surest = sure;
    }
  }
  return best;
}

/** Pages of plain text are known as such by all of them together, others by the first. */
function readerOfPages(file: SourceFile, first: SourceFile, readers: readonly BoundReader[]): BoundReader | null {
  const reader = surestReader(first, readers);
  if (!reader || isExtracted(reader)) return reader;
  return surestReader({ ...first, text: file.text, parts: file.parts ?? [] }, readers);
}

function isExtracted({ extract, unpack }: BoundReader): boolean {
  return extract !== undefined || unpack !== undefined;
}

/**
 * Takes the text out of a source's binary files, which takes time, and other programs.
 * @throws RefusedSourceError where there is no reader for one, or its reader refuses it
 */
export async function unpackSource(
  file: SourceFile,
  readers: readonly BoundReader[],
  context: Omit<UnpackContext<never>, "options">,
): Promise<SourceFile> {
  if (file.parts) {
    const parts: SourceFile[] = [];
    for (const part of file.parts) parts.push(await unpackFile(part, readers, context, part.name));
    return { ...file, parts };
  }
  return unpackFile(file, readers, context, null);
}

async function unpackFile(
  file: SourceFile,
  readers: readonly BoundReader[],
  context: Omit<UnpackContext<never>, "options">,
  part: string | null,
): Promise<SourceFile> {
  if (file.encoding !== "binary") return file;
  const reader = surestReader(file, readers);
  if (!reader?.unpack)
    throw new RefusedSourceError(
      {
        refused: "this is a picture or another file without text, and none of the readers takes it",
        hint: "See whether the configuration switches a reader off.",
        rule: "source/binary",
      },
      part,
    );
  const unpacked = await reader.unpack(file, context);
  if ("refused" in unpacked) throw new RefusedSourceError(unpacked, part);
  return { ...file, unpacked };
}

/** A file with the text that a reader takes out of it; the file itself where the reader reads its text. */
export function extracted(file: SourceFile, reader: BoundReader): OpenedSource {
  const { parts } = file;
  if (!isExtracted(reader)) {
    const extents = parts ? joinTexts(parts.map(({ text }) => text)).extents : [];
    return { reader, file, layout: null, extents, taken: null };
  }
  const whole = parts
    ? joinExtractions(parts.map((part) => extraction(part, reader, part.name)))
    : { ...extraction(file, reader, null), extents: [] };
  const { text, layout, extents, program = null } = whole;
  return { reader, file: { ...file, text }, layout, extents, taken: reader.unpack ? { text, program } : null };
}

function extraction(file: SourceFile, reader: BoundReader, part: string | null): Extraction {
  const found = file.unpacked ?? reader.extract?.(file);
  if (!found) throw new Error(`${file.name} was not unpacked`);
  if ("refused" in found) throw new RefusedSourceError(found, part);
  return found;
}
