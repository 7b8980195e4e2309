import { createHash } from "node:crypto";
import { assemble } from "../../pipeline/assemble.ts";
import type { UserConfiguration } from "../../pipeline/configuration.ts";
import type { Decision } from "../../pipeline/decisions.ts";
import { remembered, runProgram } from "../../pipeline/host-programs.ts";
import { loadConfiguration } from "../../pipeline/load-configuration.ts";
import { unpackSource } from "../../pipeline/open-source.ts";
import { type Conversion, convert } from "../../pipeline/run.ts";
import type { SourceFile } from "../../pipeline/transform.ts";

/** Converts texts as the command line does, without files. */
export interface Converter {
  convert(name: string, text: string, decisions?: readonly Decision[]): Conversion;
  /** The same of a file that is no text. */
  convertBinary(name: string, bytes: Uint8Array, decisions?: readonly Decision[]): Promise<Conversion>;
}

/** A converter that follows one house style, or `auto`; `transforms` gives options, as a configuration does. */
export async function converterFor(
  profile: string,
  transforms: UserConfiguration["transforms"] = {},
): Promise<Converter> {
  const configuration = await loadConfiguration(import.meta.dirname, null, { profile, transforms });
  const assembly = await assemble(configuration);
  return {
    convert(name, text, decisions = []) {
      const bytes = new TextEncoder().encode(text);
      const file: SourceFile = { name, bytes, text, encoding: "utf-8", byteOrderMark: false };
      const record = {
        name,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        bytes: bytes.length,
        encoding: file.encoding,
        byteOrderMark: false,
      };
      return convert(file, record, assembly.pipelineFor(text), decisions);
    },
    async convertBinary(name, bytes, decisions = []) {
      const file: SourceFile = { name, bytes, text: "", encoding: "binary", byteOrderMark: false };
      const pipeline = assembly.pipelineFor("");
      const unpacked = await unpackSource(file, pipeline.readers, {
        language: pipeline.language,
        runProgram,
        remembered,
      });
      const record = { name, sha256: "", bytes: bytes.length, encoding: file.encoding, byteOrderMark: false };
      return convert(unpacked, record, pipeline, decisions);
    },
  };
}
