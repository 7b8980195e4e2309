import type { Assembly } from "./assemble.ts";
import { remembered, runProgram } from "./host-programs.ts";
import type { Ledger } from "./model/ledger.ts";
import { extracted, openSource, RefusedSourceError, unpackSource } from "./open-source.ts";
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

/**
 * The same, taken out again where it was taken out of a binary file by Emend itself; null where that gives another
 * text. What a program outside of Emend read is in the ledger alone: another version of it may read it otherwise.
 */
export async function sourceTextAgain(
  file: SourceFile,
  ledger: Pick<Ledger, "source">,
  assembly: Assembly,
): Promise<string | null> {
  const { extraction } = ledger.source;
  if (!extraction || extraction.program !== null) return sourceText(file, ledger, assembly);
  const { readers, language } = assembly.pipelineFor(file.text);
  try {
    const { file: opened } = openSource(
      await unpackSource(file, readers, { language, runProgram, remembered }),
      readers,
    );
    return opened.text === extraction.text ? opened.text : null;
  } catch (error) {
    if (error instanceof RefusedSourceError) return null;
    throw error;
  }
}
