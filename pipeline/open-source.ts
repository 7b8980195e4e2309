import type { BoundReader } from "./bind.ts";
import type { Layout } from "./model/layout.ts";
import type { Position } from "./model/span.ts";
import type { Refusal, SourceFile } from "./transform.ts";

/** A file whose text is known, with the reader that reads it, and its layout where the text was extracted. */
export interface OpenedSource {
  readonly reader: BoundReader;
  readonly file: SourceFile;
  readonly layout: Layout | null;
}

/** A file that its reader refuses, with the remedy. */
export class RefusedSourceError extends Error {
  readonly hint: string;
  /** Where in the file; null where the refusal is about no one place. */
  readonly position: Position | null;

  constructor({ refused, hint, position }: Refusal) {
    super(refused);
    this.hint = hint;
    this.position = position ?? null;
  }
}

/**
 * Chooses the reader that is surest that it can read a file, the first of them where several are, and lets it
 * extract the text where the file is no text itself.
 * @throws RefusedSourceError where the reader refuses the file
 */
export function openSource(file: SourceFile, readers: readonly BoundReader[]): OpenedSource {
  let best: BoundReader | null = null;
  let surest = 0;
  for (const reader of readers) {
    const sure = reader.accepts(file);
    if (sure > surest) {
      best = reader;
      surest = sure;
    }
  }
  if (!best) throw new Error(`no reader accepts ${file.name}`);
  return extracted(file, best);
}

/** A file with the text that a reader takes out of it; the file itself where the reader reads its text. */
export function extracted(file: SourceFile, reader: BoundReader): OpenedSource {
  if (!reader.extract) return { reader, file, layout: null };
  const extraction = reader.extract(file);
  if ("refused" in extraction) throw new RefusedSourceError(extraction);
  return { reader, file: { ...file, text: extraction.text }, layout: extraction.layout };
}
