import type { Counts } from "../../pipeline/model/counts.ts";
import { isInEdition, type LedgerRepair } from "../../pipeline/model/ledger.ts";
import type { RuleId } from "../../pipeline/model/rule.ts";
import type { EmitInput } from "../../pipeline/transform.ts";
import { escapeText } from "../../pipeline/xml/escape.ts";
import type { EditionIdentity } from "./edition-identity.ts";

/** What is told of an edition. */
export interface EditionFacts {
  readonly input: EmitInput;
  readonly identity: EditionIdentity;
  readonly counts: Counts;
  /** How many corrected readings the text has. */
  readonly corrections: number;
  /** Where the licence of the embedded fonts lies, in words; null where no fonts are embedded. */
  readonly fontLicence: string | null;
}

/** "About this edition", as HTML: what it was made from and with, what it holds, and what was repaired. */
export function aboutEdition({ input, identity, counts, corrections, fontLicence }: EditionFacts): string {
  const { source, repairs } = input.ledger;
  const artefacts = repairs.filter((repair) => repair.kind === "artefact" && isInEdition(repair)).length;
  const open = repairs.filter((repair) => repair.status === "proposed" || repair.status === "flagged").length;
  const marked =
    corrections === 0
      ? ""
      : " Corrected readings are marked in the text and listed in the appendix with what the source reads.";
  return `<h1>About This Edition</h1>
<p>This edition was made by Emend ${escapeText(input.version)} from the file named below. Its words are those of the source as printed: spelling, quotation marks and dashes are not modernized. Damage that scanning and conversion left behind was repaired, and every repair is on record.${marked}</p>
<dl class="facts">
${fact("Source", source.name)}${fact("SHA-256", source.sha256, "hash")}${fact("Size", `${grouped(source.bytes)} bytes, ${source.encoding}${source.byteOrderMark ? " with byte order mark" : ""}`)}${fact("Read as", `${source.reader} (house style: ${input.ledger.profile})`)}${fact("Date", identity.modified.slice(0, 10))}${fact("Identifier", identity.identifier, "hash")}</dl>
${tallySection([
  tally(counts.documents, "document"),
  tally(counts.paragraphs, "paragraph"),
  tally(counts.notes, "note"),
  tally(counts.pageBreaks, "page break of the printed edition", "page breaks of the printed edition"),
  tally(corrections, "corrected reading"),
  tally(artefacts, "artefact of conversion removed", "artefacts of conversion removed"),
  tally(open, "proposal or doubt left to the editor", "proposals and doubts left to the editor"),
])}${ruleSection(input)}${fontLicence === null ? "" : typeSection(fontLicence)}`;
}

function typeSection(licence: string): string {
  return `<h2>Type</h2>
<p>The text is set in Libertinus Serif, © 2012–2024 The Libertinus Project Authors, under the SIL Open Font License 1.1, which lies ${escapeText(licence)}.</p>
`;
}

function fact(name: string, value: string, className = ""): string {
  const attribute = className && ` class="${className}"`;
  return `<dt>${name}</dt>\n<dd${attribute}>${escapeText(value)}</dd>\n`;
}

function tally(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return "";
  return `<li>${grouped(count)} ${count === 1 ? one : many}</li>\n`;
}

function tallySection(lines: readonly string[]): string {
  const items = lines.join("");
  return items && `<h2>What It Holds</h2>\n<ul class="tally">\n${items}</ul>\n`;
}

/** Thousands apart, without asking the locale. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

function ruleSection(input: EmitInput): string {
  const uses = new Map<RuleId, number>();
  for (const repair of input.ledger.repairs) countUse(repair, uses);
  if (uses.size === 0) return "";
  const summaries = new Map(input.rules.map((rule) => [rule.id, rule.summary]));
  const entries = [...uses].sort(([left], [right]) => (left < right ? -1 : 1));
  const rows = entries.map(([id, count]) => {
    const summary = summaries.get(id) ?? "";
    const times = count === 1 ? "once" : `${grouped(count)} times`;
    return `<dt><code>${escapeText(id)}</code></dt>\n<dd>${escapeText(summary)}${summary && " "}Applied ${times}.</dd>\n`;
  });
  return `<h2>Rules That Were Applied</h2>\n<dl class="rules">\n${rows.join("")}</dl>\n`;
}

function countUse(repair: LedgerRepair, uses: Map<RuleId, number>): void {
  if (isInEdition(repair)) uses.set(repair.rule, (uses.get(repair.rule) ?? 0) + 1);
}
