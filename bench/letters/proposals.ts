import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contextOf, type Decision } from "../../pipeline/decisions.ts";
import type { LedgerRepair } from "../../pipeline/model/ledger.ts";
import { ownScript, python } from "../accuracy/python.ts";
import { freshFolder } from "../bench-folder.ts";
import type { Converter } from "../converter.ts";

/** How the proposals of one rule, or of all, fare against the gold. */
export interface Tally {
  readonly right: number;
  /** Proposals for words that are misread, which would leave them wrong. */
  readonly wrong: number;
  /** Proposals for words that are right. */
  readonly harm: number;
}

/** The proposals of a set of cases. */
export interface ProposalFigures {
  readonly name: string;
  readonly characters: number;
  readonly byRule: Readonly<Record<string, Tally>>;
  /** Misread words that nothing was proposed for. */
  readonly missed: number;
  readonly examples: readonly string[];
}

export const isProposal = ({ rule, status }: LedgerRepair) => /^misread-\w+\//u.test(rule) && status === "proposed";

/** Converts the cases of a style with every proposal accepted, and holds each against the gold. */
export async function measureProposals(
  shared: string,
  name: string,
  cases: string,
  style: string,
  ending: string,
  converter: Converter,
): Promise<ProposalFigures> {
  const converted = freshFolder(`proposals-${name}`);
  mkdirSync(join(converted, style));
  for (const file of readdirSync(join(cases, style)).sort()) {
    if (!file.endsWith(ending)) continue;
    const source = readFileSync(join(cases, style, file), "utf8");
    const { ledger, text } = await converter.convert(file, source);
    const decisions = ledger.repairs
      .filter(isProposal)
      .map((repair): Decision => ({ rule: repair.rule, ...contextOf(text, repair), decision: "accept" }));
    const { tei } = await converter.convert(file, source, decisions);
    writeFileSync(join(converted, style, `${file.slice(0, -ending.length)}.xml`), tei);
  }
  const found = python(ownScript("proposals.py"), [join(shared, "frusbench"), cases, converted, style]);
  return { name, ...JSON.parse(found) };
}
