import { countEdition } from "../../../pipeline/model/counts.ts";
import type { Division, Node } from "../../../pipeline/model/edition.ts";
import { isInEdition, type LedgerRepair, type RepairStatus } from "../../../pipeline/model/ledger.ts";
import { childNodes } from "../../../pipeline/model/walk.ts";
import type { EmitInput } from "../../../pipeline/transform.ts";
import type { AppendixData, RepairData } from "./data.ts";
import type { Lettering } from "./lettering.ts";
import type { MetCorrection, Setter } from "./setter.ts";

type CorrectionNode = MetCorrection["node"];

/** The record of what was changed: readings by document, artefacts by rule, and what is still open; null where there is nothing. */
export function appendixData(input: EmitInput, setter: Setter): AppendixData | null {
  const data = recordOf(input, setter);
  const { corrections, artefacts, uncertain, open, findings } = data;
  return [corrections, artefacts, uncertain, open, findings].every(({ length }) => length === 0) ? null : data;
}

function recordOf(input: EmitInput, setter: Setter): AppendixData {
  const letters = setter.letters;
  const { ledger } = input;
  const open = (title: string, status: RepairStatus) => {
    const entries = ledger.repairs
      .filter((repair) => repair.status === status)
      .map((repair) => ({ ...repairData(repair, letters), line: place(repair) }));
    return entries.length > 0 ? [{ title: letters(title), entries }] : [];
  };
  return {
    preface: preface(input).map(letters),
    corrections: corrections(input, setter),
    artefacts: artefacts(input, letters),
    uncertain: uncertainNotes(input, setter),
    open: [
      ...open("Proposed, not applied", "proposed"),
      ...open("Doubtful readings, left as they are", "flagged"),
      ...open("Rejected by the editor", "rejected"),
    ],
    findings: ledger.findings
      .filter((finding) => finding.severity !== "info")
      .map((finding) => ({
        line: finding.position ? `${finding.position.line}` : "–",
        rule: letters(finding.rule),
        message: letters(finding.hint ? `${finding.message} ${finding.hint}` : finding.message),
      })),
  };
}

function preface({ ledger, edition }: EmitInput): string[] {
  const made = ledger.repairs.filter(isInEdition).length;
  const counts = countEdition(edition);
  return [
    `The text of this edition was taken from ${ledger.source.name}. Every change that was made on the way is recorded here: ` +
      `${made} in all, in ${counts.documents} documents with ${counts.notes} notes. Spelling, punctuation and quotation ` +
      "marks are those of the source wherever nothing else is said. Lines are those of the source.",
  ];
}

function repairData(repair: LedgerRepair, letters: Lettering): RepairData {
  return {
    rule: letters(repair.rule),
    certainty: repair.certainty,
    before: letters(repair.before),
    after: letters(repair.after),
    evidence: letters(repair.evidence),
  };
}

function place(repair: LedgerRepair): string {
  return `${repair.position.line}:${repair.position.column}`;
}

function corrections(input: EmitInput, setter: Setter): AppendixData["corrections"] {
  const labels = new Map(setter.corrections.map(({ label, node }) => [node, label]));
  const waiting = input.ledger.repairs.filter((repair) => repair.kind === "correction" && isInEdition(repair));
  const groups: AppendixData["corrections"][number][] = [];
  const visit = (division: Division): void => {
    const entries = correctionsIn(division).map((node) => {
      const found = waiting.findIndex((repair) => matches(repair, node));
      const [repair] = found < 0 ? [] : waiting.splice(found, 1);
      return {
        label: labels.get(node) ?? null,
        rule: setter.letters(node.rule),
        certainty: node.certainty,
        before: setter.letters(node.before),
        after: setter.letters(node.after),
        evidence: setter.letters(repair?.evidence ?? ""),
      };
    });
    if (entries.length > 0) groups.push({ title: setter.plain(division.head ?? []), entries });
    for (const child of division.children) if (child.type === "division") visit(child);
  };
  for (const division of input.edition.children) visit(division);
  // repairs of what is not running text, such as a note's number
  const others = waiting.map((repair) => ({ ...repairData(repair, setter.letters), label: null }));
  if (others.length > 0) groups.push({ title: setter.letters("Elsewhere"), entries: others });
  return groups;
}

/** The corrections of a division's own text, without those of the divisions in it. */
function correctionsIn(division: Division): CorrectionNode[] {
  const found: CorrectionNode[] = [];
  const visit = (node: Node): void => {
    if (node.type === "correction") found.push(node);
    else if (node.type !== "division") for (const child of childNodes(node)) visit(child);
  };
  for (const child of childNodes(division)) visit(child);
  return found;
}

function matches(repair: LedgerRepair, node: CorrectionNode): boolean {
  if (repair.rule !== node.rule || repair.before !== node.before) return false;
  return node.span === undefined || node.span.start === repair.span.start;
}

function artefacts(input: EmitInput, letters: Lettering): AppendixData["artefacts"] {
  const counts = new Map<string, number>();
  for (const repair of input.ledger.repairs) {
    if (repair.kind === "artefact" && isInEdition(repair)) counts.set(repair.rule, (counts.get(repair.rule) ?? 0) + 1);
  }
  const summaries = new Map<string, string>(input.rules.map((rule) => [rule.id, rule.summary]));
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([rule, count]) => ({
      rule: letters(rule),
      summary: letters(summaries.get(rule) ?? ""),
      count: `${count}`,
    }));
}

function uncertainNotes(input: EmitInput, setter: Setter): AppendixData["uncertain"] {
  const evidence = new Map(input.ledger.links.map((link) => [link.note, link.evidence]));
  return setter.notes
    .filter(({ node }) => node.certainty !== "high")
    .map(({ label, node }) => ({
      label,
      number: setter.letters(node.number),
      certainty: node.certainty,
      evidence: setter.letters(evidence.get(node.id) ?? ""),
    }));
}
