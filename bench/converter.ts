import { createHash } from "node:crypto";
import { assemble } from "../pipeline/assemble.ts";
import { canonicalIssue } from "../pipeline/batch/convert-source.ts";
import type { Decision } from "../pipeline/decisions.ts";
import { template } from "../pipeline/host.ts";
import { loadConfiguration } from "../pipeline/load-configuration.ts";
import { type Conversion, convert } from "../pipeline/run.ts";
import type { SourceFile } from "../pipeline/transform.ts";
import { writeCanonical } from "../pipeline/xml/write-canonical.ts";

/** One source's edition and ledger, and its TEI. */
export interface Converted extends Conversion {
  readonly tei: Uint8Array;
}

/** Text in, TEI out, as the command line does it, without files. */
export interface Converter {
  convert(name: string, text: string, decisions?: readonly Decision[]): Promise<Converted>;
}

/**
 * A converter with the settings that a user has who sets nothing: the house style is chosen by the text.
 * @param check whether canonical XML and TEI are held against their schemas, and canonical XML is read back
 */
export async function createConverter(check: boolean): Promise<Converter> {
  const configuration = await loadConfiguration(import.meta.dirname, null, {
    profile: "auto",
    to: ["tei"],
    transforms: { tei: { check } },
  });
  const assembly = await assemble(configuration);
  const tei = await assembly.emitter("tei");
  const artifact = async () => {
    throw new RangeError("TEI asks for no other edition");
  };
  return {
    async convert(name, text, decisions = []) {
      const bytes = new TextEncoder().encode(text);
      const file: SourceFile = { name, bytes, text, encoding: "utf-8", byteOrderMark: false };
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const record = { name, sha256, bytes: bytes.length, encoding: file.encoding, byteOrderMark: false };
      const conversion = convert(file, record, assembly.pipelineFor(text), decisions);
      const canonical = writeCanonical(conversion.edition);
      if (check) {
        const issue = await canonicalIssue(canonical, conversion.edition);
        if (issue !== null) throw new Error(`${name}: ${issue}`);
      }
      const { edition, ledger } = conversion;
      const stem = name.replace(/\.[^.]*$/, "");
      const input = {
        edition,
        ledger,
        rules: assembly.rules,
        stem,
        pictures: new Map(),
        version: "bench",
        date: "2000-01-01T00:00:00Z",
      };
      return { ...conversion, tei: (await tei.run(input, { template, artifact })).bytes };
    },
  };
}
