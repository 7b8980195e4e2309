import type { Assembly } from "./assemble.ts";
import type { Ledger } from "./model/ledger.ts";
import { extracted, RefusedSourceError } from "./open-source.ts";
import type { SourceFile } from "./transform.ts";

/** The text that a ledger is about: the file's own, or what its reader takes out of it; null where that fails. */
export function sourceText(file: SourceFile, { source }: Pick<Ledger, "source">, assembly: Assembly): string | null {
  if (source.extraction) return source.extraction.text;
  const reader = assembly.pipelineFor(file.text).readers.find((one) => one.name === source.reader);
  // a ledger of a text needs no reader, though a plugin may be gone
  if (!reader?.extract) return file.text;
  try {
    return extracted(file, reader).file.text;
  } catch (error) {
    if (error instanceof RefusedSourceError) return null;
    throw error;
  }
}
