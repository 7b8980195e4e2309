import type { BoundEditionTransform, BoundNormalizer, BoundReader } from "./bind.ts";
import { findLeaks, type Leak } from "./conservation.ts";
import { type Decision, type Decisions, decisionsOn } from "./decisions.ts";
import type { Edition } from "./model/edition.ts";
import type { Layout } from "./model/layout.ts";
import {
  type Finding,
  isInEdition,
  type Ledger,
  type LedgerRepair,
  type NoteLink,
  type Repair,
  type RepairStatus,
  type SourceRecord,
} from "./model/ledger.ts";
import type { Lexicon } from "./model/lexicon.ts";
import type { Profile } from "./model/profile.ts";
import type { Rule } from "./model/rule.ts";
import { lineIndex } from "./model/span.ts";
import { type Conflict, View } from "./model/view.ts";
import { type OpenedSource, openSource } from "./open-source.ts";
import { republish } from "./republish.ts";
import { recordOf, type UnreadRecord } from "./source-record.ts";
import type { Changes, Mark, SourceFile } from "./transform.ts";

/** A frozen sequence of transforms, and the house styles it may follow. */
export interface Pipeline {
  readonly readers: readonly BoundReader[];
  readonly normalizers: readonly BoundNormalizer[];
  readonly structurers: readonly BoundEditionTransform[];
  readonly refiners: readonly BoundEditionTransform[];
  /** The house style to follow, chosen before the run. */
  readonly profile: Profile;
  /** BCP 47 tag of the language that sources are in. */
  readonly language: string;
  /** The words of that language; null where no dictionary of it is installed. */
  lexicon(): Lexicon | null;
  /** The house style of a text that is known only once its reader has extracted it. */
  profileFor(text: string): Profile;
}

/** One source turned into an edition, with everything that was seen and changed on the way. */
export interface Conversion {
  readonly edition: Edition;
  readonly ledger: Ledger;
  readonly text: string;
}

/** Rules of the engine itself. */
export const ENGINE_RULES: readonly Rule[] = [
  {
    id: "engine/conflict",
    tier: "flag",
    summary: "Reports a repair that was left out because it does not fit another repair or the source.",
    example: { before: "two transforms delete the same words", after: null },
    rationale: "Only one repair may hold at a place; the earlier one stands.",
  },
  {
    id: "engine/text-lost",
    tier: "flag",
    summary:
      "Reports a transform whose result lost, changed or invented text without a repair, and discards that result.",
    example: { before: "a transform drops a paragraph", after: null },
    rationale: "No word may be lost or changed silently, whatever transform is plugged in.",
  },
  {
    id: "engine/unknown-rule",
    tier: "flag",
    summary: "Reports a repair of a rule that no transform declares, and leaves it out.",
    example: { before: "a plugged-in transform returns a rule it does not list", after: null },
    rationale: "A rule that is not in the catalogue cannot be explained to an editor.",
  },
];

/**
 * Runs a pipeline over one source. Damage is never an exception.
 * @throws RefusedSourceError where the reader refuses the file, and what a transform throws
 * @param decisions an editor's decisions on this source
 */
export function convert(
  given: SourceFile,
  record: UnreadRecord,
  pipeline: Pipeline,
  decisions: readonly Decision[] = [],
): Conversion {
  const opened = openSource(given, pipeline.readers);
  const { reader, file } = opened;
  if (reader.edition) {
    const { language, profile } = pipeline;
    return republish(file, recordOf(record, opened), {
      profile: profile.name,
      reading: reader.edition(file, language),
    });
  }
  const profile = file.text === given.text ? pipeline.profile : pipeline.profileFor(file.text);
  const run = new Run(opened, { ...pipeline, profile }, decisionsOn(file.text, decisions));
  run.normalize(reader);
  for (const transform of pipeline.normalizers) run.normalize(transform);
  for (const transform of pipeline.structurers) run.build(transform);
  for (const transform of pipeline.refiners) run.build(transform);
  return { edition: run.edition, ledger: run.ledger(recordOf(record, opened)), text: file.text };
}

class Run {
  edition: Edition;
  /** Whether edition and view, as they are now, were found to have every character of the source. */
  private isWhole = false;
  private view: View;
  private layout: Layout | null;
  private marks: readonly Mark[] = [];
  private readonly repairs: LedgerRepair[] = [];
  private readonly findings: Finding[] = [];
  private readonly links: NoteLink[] = [];
  private readonly transforms: readonly { readonly rules: readonly Rule[] }[];
  /** The rules that were asked for, by id; null for one that no transform has. */
  private readonly rules = new Map<string, Rule | null>();

  private readonly file: SourceFile;
  private readonly setsEmphasis: boolean;
  private readonly profile: Profile;
  private readonly language: string;
  private readonly lexicon: () => Lexicon | null;
  private readonly decisions: Decisions;
  private readonly lines;

  constructor({ file, layout, reader }: OpenedSource, pipeline: Pipeline, decisions: Decisions) {
    this.file = file;
    this.layout = layout;
    this.setsEmphasis = reader.setsEmphasis;
    this.profile = pipeline.profile;
    this.language = pipeline.language;
    this.lexicon = () => pipeline.lexicon();
    this.decisions = decisions;
    this.lines = lineIndex(file.text);
    this.view = View.of(file.name, file.text);
    this.edition = {
      metadata: { title: file.name.replace(/\.[^.]*$/, ""), language: pipeline.language, provenance: [] },
      children: [],
    };
    this.transforms = [...pipeline.readers, ...pipeline.normalizers, ...pipeline.structurers, ...pipeline.refiners];
  }

  normalize(transform: BoundReader | BoundNormalizer): void {
    const changes: Changes = transform.run(this.view, {
      profile: this.profile,
      source: this.file.name,
      layout: this.layout,
      marks: this.marks,
      language: this.language,
      lexicon: this.lexicon,
    });
    this.layout = changes.layout ?? this.layout;
    const wanted: Repair[] = [];
    for (const { rule, kind, start, end, after, certainty, evidence } of changes.edits) {
      const span = this.view.span(start, end);
      const before = this.file.text.slice(span.start, span.end);
      const repair = this.decide({ rule, kind, after, certainty, evidence, span, before });
      if (repair) wanted.push(repair);
    }
    for (const { start, end, ...remark } of changes.remarks)
      this.findings.push({ ...remark, span: this.view.span(start, end) });
    const marks = changes.marks.map((mark) => ({ ...mark, ...offsets(this.view.span(mark.start, mark.end)) }));
    const { view, conflicts } = this.view.apply(wanted);
    this.report(conflicts, transform.name);
    this.view = view;
    this.marks = [...this.marks, ...marks];
  }

  build(transform: BoundEditionTransform): void {
    const changes = transform.run(this.edition, {
      profile: this.profile,
      source: this.file.name,
      view: this.view,
      layout: this.layout,
      marks: this.marks,
      language: this.language,
      lexicon: this.lexicon,
      setsEmphasis: this.setsEmphasis,
      permits: (repair) => this.permits(repair),
    });
    const wanted: Repair[] = [];
    for (const repair of changes.repairs) {
      const decided = this.decide(repair);
      if (decided) wanted.push(decided);
    }
    const { view, conflicts } = this.view.apply(wanted);
    this.report(conflicts, transform.name);
    const leaks = this.leaks(view, changes.edition);
    for (const { span, message } of leaks)
      this.findings.push({
        rule: "engine/text-lost",
        severity: "error",
        message: `${transform.name}: ${message}; what it did is left out`,
        span,
        hint: "This is a defect of the transform: leave it out of the configuration and report it.",
      });
    for (const finding of changes.findings) this.findings.push(finding);
    if (leaks.length > 0) return;
    this.view = view;
    this.edition = changes.edition;
    this.isWhole = true;
    for (const link of changes.links ?? []) this.links.push(link);
  }

  /** What a view and an edition have lost between them; what was found whole and has stayed the same is not read again. */
  private leaks(view: View, edition: Edition): readonly Leak[] {
    if (this.isWhole && view === this.view && edition.children === this.edition.children) return [];
    return findLeaks(this.file.name, this.file.text, view.repairs, edition);
  }

  ledger(source: SourceRecord): Ledger {
    const applied = new Set(this.view.repairs);
    const repairs = this.repairs.filter((repair) => !isInEdition(repair) || applied.has(repair));
    return {
      source,
      profile: this.profile.name,
      repairs: repairs.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
      links: this.links,
      findings: this.findings.map((finding) => ({
        ...finding,
        position: finding.span && this.lines.position(finding.span.start),
      })),
    };
  }

  private permits(repair: Repair): boolean {
    const rule = this.ruleOf(repair);
    return rule !== null && isInEdition({ status: this.statusOf(repair, rule) });
  }

  /** A repair's rule; null where no transform has it. Of two of one id the last stands. */
  private ruleOf({ rule: id }: Repair): Rule | null {
    let known = this.rules.get(id);
    if (known === undefined) {
      known = null;
      for (const { rules } of this.transforms) for (const rule of rules) if (rule.id === id) known = rule;
      this.rules.set(id, known);
    }
    return known;
  }

  private statusOf(repair: Repair, rule: Rule): RepairStatus {
    switch (this.decisions.find(repair)?.decision) {
      case "accept":
        return rule.tier === "auto" ? "applied" : "accepted";
      case "reject":
        return "rejected";
      case "amend":
        return "amended";
      case undefined:
        return rule.tier === "auto" ? "applied" : rule.tier === "propose" ? "proposed" : "flagged";
    }
  }

  /** Records a repair; returns it where it is to be applied. */
  private decide(repair: Repair): LedgerRepair | null {
    const rule = this.ruleOf(repair);
    if (!rule) {
      this.findings.push({
        rule: "engine/unknown-rule",
        severity: "error",
        message: `the rule ${repair.rule} is in no transform's list of rules; its repair is left out`,
        span: repair.span,
        hint: "List the rule in the transform's `rules`.",
      });
      return null;
    }
    const { kind, span, before, certainty, evidence } = repair;
    const status = this.statusOf(repair, rule);
    const after = status === "amended" ? (this.decisions.find(repair)?.reading ?? repair.after) : repair.after;
    const position = this.lines.position(span.start);
    const { id, tier } = rule;
    const entry = { rule: id, kind, span, before, after, certainty, evidence, tier, status, position };
    this.repairs.push(entry);
    return isInEdition(entry) ? entry : null;
  }

  private report(conflicts: readonly Conflict[], transform: string): void {
    for (const { repair, reason } of conflicts)
      this.findings.push({
        rule: "engine/conflict",
        severity: "warning",
        message: `${transform}: the repair of “${repair.before.slice(0, 40)}” is left out, because ${reason}`,
        span: repair.span,
      });
  }
}

function offsets(span: { start: number; end: number }): { start: number; end: number } {
  return { start: span.start, end: span.end };
}
