import type { ZodError, ZodType } from "zod";
import type { Manifest } from "../batch/manifest.ts";
import { manifestSchemas } from "../batch/stored-manifest.ts";
import type { Ledger } from "../model/ledger.ts";
import type { RuleId } from "../model/rule.ts";

/** What a stored JSON file says, or why it is not what it should be. */
export type Stored<Value> =
  | { readonly value: Value; readonly problem: null }
  | { readonly value: null; readonly problem: string };

/** Reads `manifest.json`. */
export async function parseManifest(bytes: Uint8Array): Promise<Stored<Manifest>> {
  const [{ z }, { manifest }] = await Promise.all([import("zod"), manifestSchemas()]);
  return parse(bytes, manifest, z.prettifyError);
}

/** Reads ledgers as `writeLedger` writes them. Making the parser takes longer than using it, so keep it for many. */
export async function ledgerParser(): Promise<(bytes: Uint8Array) => Stored<Ledger>> {
  const { z } = await import("zod");
  const offset = z.int().nonnegative();
  const span = z.object({ source: z.string(), start: offset, end: offset });
  const position = z.object({ line: z.int().positive(), column: z.int().positive() });
  const certainty = z.enum(["high", "medium", "low"]);
  const rule = z.templateLiteral([z.string(), "/", z.string()]) satisfies ZodType<RuleId>;
  const repair = z.object({
    rule,
    kind: z.enum(["artefact", "correction"]),
    span,
    before: z.string(),
    after: z.string(),
    certainty,
    evidence: z.string(),
    tier: z.enum(["auto", "propose", "flag"]),
    status: z.enum(["applied", "accepted", "amended", "proposed", "flagged", "rejected"]),
    position,
  });
  const link = z.object({
    note: z.string(),
    number: z.string(),
    marker: span.nullable(),
    body: span,
    rest: z.array(span).exactOptional(),
    certainty,
    evidence: z.string(),
  });
  const finding = z.object({
    rule,
    severity: z.enum(["error", "warning", "info"]),
    message: z.string(),
    span: span.nullable(),
    hint: z.string().exactOptional(),
    position: position.nullable(),
  });
  const file = {
    name: z.string(),
    sha256: z.string(),
    bytes: offset,
    encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "windows-1252", "binary"]),
    byteOrderMark: z.boolean(),
  };
  const schema: ZodType<Ledger> = z.object({
    source: z.object({
      ...file,
      reader: z.string(),
      parts: z.array(z.object({ ...file, start: offset, end: offset })).exactOptional(),
      extraction: z.object({ text: z.string(), program: z.string().nullable() }).exactOptional(),
    }),
    profile: z.string(),
    repairs: z.array(repair),
    links: z.array(link),
    findings: z.array(finding),
  });
  const told = z.prettifyError;
  return (bytes) => parse(bytes, schema, told);
}

function parse<Value>(bytes: Uint8Array, schema: ZodType<Value>, told: (error: ZodError) => string): Stored<Value> {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return { value: null, problem: `it is not JSON (${error instanceof Error ? error.message : String(error)})` };
  }
  const checked = schema.safeParse(json);
  return checked.success
    ? { value: checked.data, problem: null }
    : { value: null, problem: `it has not the right form: ${told(checked.error)}` };
}
