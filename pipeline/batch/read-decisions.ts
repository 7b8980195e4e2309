import { contextOf, type Decision, type DecisionContext, fits } from "../decisions.ts";
import { errorFinding } from "../error-finding.ts";
import { entryAt, readBytes } from "../host.ts";
import type { LedgerFinding, LedgerRepair } from "../model/ledger.ts";
import { DECISIONS_ENDING } from "./find-sources.ts";
import { sha256 } from "./read-source.ts";

/** An editor's decisions on a source, with the hash of their file; `finding` says why they cannot be read. */
export type Decisions =
  | { readonly decisions: readonly Decision[]; readonly sha256: string | null; readonly finding: null }
  | { readonly decisions: null; readonly finding: LedgerFinding };

/** SHA-256 of the decisions that lie beside a source; null where there are none. */
export async function decisionsDigest(sourcePath: string): Promise<string | null> {
  const path = sourcePath + DECISIONS_ENDING;
  return (await entryAt(path)) === null ? null : sha256(await readBytes(path));
}

/** Reads the decisions that lie beside a source; there are none where there is no file. */
export async function readDecisions(sourcePath: string, sourceName: string): Promise<Decisions> {
  const path = sourcePath + DECISIONS_ENDING;
  if ((await entryAt(path)) === null) return { decisions: [], sha256: null, finding: null };
  const name = sourceName + DECISIONS_ENDING;
  const [{ z }, { parse }] = await Promise.all([import("zod"), import("yaml")]);
  const context = z.string().default("");
  const words = { rule: z.string(), left: context, before: z.string(), right: context };
  const schema = z.array(
    z.discriminatedUnion("decision", [
      z.strictObject({ ...words, decision: z.literal(["accept", "reject"]) }),
      z.strictObject({ ...words, decision: z.literal("amend"), reading: z.string() }),
    ]),
  );
  let value: unknown;
  let digest: string;
  try {
    const bytes = await readBytes(path);
    digest = sha256(bytes);
    value = parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) ?? [];
  } catch (error) {
    return invalid(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const checked = schema.safeParse(value);
  if (!checked.success) return invalid(`${name} is not a valid list of decisions:\n${z.prettifyError(checked.error)}`);
  return { decisions: checked.data, sha256: digest, finding: null };
}

function invalid(message: string): Decisions {
  const hint =
    "Each entry has rule, before and decision (accept, reject, or amend with a reading), and left and right, the words around.";
  return { decisions: null, finding: errorFinding("decisions/invalid", message, hint) };
}

/** Findings on decisions that fit no repair of the source. */
export function unmatchedDecisions(
  text: string,
  decisions: readonly Decision[],
  repairs: readonly LedgerRepair[],
): LedgerFinding[] {
  const contexts = new Map<string, DecisionContext[]>();
  for (const repair of decisions.length > 0 ? repairs : []) {
    const key = `${repair.rule}\0${repair.before}`;
    const context = { rule: repair.rule, ...contextOf(text, repair) };
    const others = contexts.get(key);
    if (others) others.push(context);
    else contexts.set(key, [context]);
  }
  return decisions
    .filter((one) => !contexts.get(`${one.rule}\0${one.before}`)?.some((context) => fits(one, context)))
    .map(({ rule, before }) => ({
      rule: "decisions/unmatched",
      severity: "warning",
      message: `the decision on “${before}” (${rule}) fits no repair of this source any more`,
      hint: "Take it out of the file of decisions, or copy its context anew from the ledger.",
      span: null,
      position: null,
    }));
}
