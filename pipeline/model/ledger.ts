import type { Certainty, RuleId, Tier } from "./rule.ts";
import type { Position, SourceSpan } from "./span.ts";

/**
 * `artefact`: something that print never had (a page marker, markup, a sheet's cut) is taken out or decoded.
 * `correction`: a reading changes; the edition shows both readings.
 */
export type RepairKind = "artefact" | "correction";

/** What a transform returns: one change, with its reason. `before` must equal the source under `span`. */
export interface Repair {
  readonly rule: RuleId;
  readonly kind: RepairKind;
  readonly span: SourceSpan;
  readonly before: string;
  readonly after: string;
  readonly certainty: Certainty;
  readonly evidence: string;
}

/**
 * `applied` by its tier, or `accepted` by a decision: in the edition. `proposed`, `flagged` and `rejected`: not.
 * `amended`: applied with a reading of the editor's own in place of `after`.
 */
export type RepairStatus = "applied" | "accepted" | "amended" | "proposed" | "flagged" | "rejected";

/** A repair as the ledger keeps it. */
export interface LedgerRepair extends Repair {
  readonly tier: Tier;
  readonly status: RepairStatus;
  readonly position: Position;
}

export type Severity = "error" | "warning" | "info";

/** Something to tell the editor; `hint` is the remedy. `span` is null where no place applies. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly message: string;
  readonly span: SourceSpan | null;
  readonly hint?: string;
}

/** A finding as the ledger keeps it. */
export interface LedgerFinding extends Finding {
  readonly position: Position | null;
}

/** How one note came to its place: `marker` is null where no marker was found in the source. */
export interface NoteLink {
  readonly note: string;
  readonly number: string;
  readonly marker: SourceSpan | null;
  readonly body: SourceSpan;
  /** Where the body goes on, where pages of print part it. */
  readonly rest?: readonly SourceSpan[];
  readonly certainty: Certainty;
  readonly evidence: string;
}

/**
 * Which bytes a ledger speaks of, and how they were read. Of a source in several files `sha256` and `bytes` are those
 * of the files one behind the other.
 */
export interface SourceRecord {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: Encoding | "binary";
  readonly byteOrderMark: boolean;
  readonly reader: string;
  /** The files that the source is made of, in their order, where it is made of several. */
  readonly parts?: readonly SourcePart[];
  /** The text that was taken out of a file which is no text: every offset of the ledger is one in it. */
  readonly extraction?: TakenText;
}

/** One file of a source in several files; `start` and `end` are the offsets of its text in that of the whole source. */
export interface SourcePart {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: Encoding | "binary";
  readonly byteOrderMark: boolean;
  readonly start: number;
  readonly end: number;
}

/** A text taken out of binary files; `program` is the one outside of Emend that did it, with its version, or null. */
export interface TakenText {
  readonly text: string;
  readonly program: string | null;
}

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Everything that was seen and changed on the way from one source to its edition. */
export interface Ledger {
  readonly source: SourceRecord;
  readonly profile: string;
  readonly repairs: readonly LedgerRepair[];
  readonly links: readonly NoteLink[];
  readonly findings: readonly LedgerFinding[];
}

/** Whether a repair's `after` stands in the edition. */
export function isInEdition(repair: Pick<LedgerRepair, "status">): boolean {
  return repair.status === "applied" || repair.status === "accepted" || repair.status === "amended";
}
