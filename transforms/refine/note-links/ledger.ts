import type { Note } from "../../../pipeline/model/edition.ts";
import { spanOf } from "../../../pipeline/model/inlines.ts";
import type { Finding, NoteLink, Repair } from "../../../pipeline/model/ledger.ts";
import type { Certainty } from "../../../pipeline/model/rule.ts";
import type { SourceSpan } from "../../../pipeline/model/span.ts";
import type { EditionContext } from "../../../pipeline/transform.ts";
import { bodyOf, bodyParts } from "./body-span.ts";
import type { NoteGroup } from "./groups.ts";
import type { LikelyPlace, TextPlace } from "./likely-place.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import type { NoteLinkOptions } from "./options.ts";
import type { Run } from "./runs.ts";
import { kindOf, numberOf, signCode } from "./signs.ts";

/** A marker that is to be taken out of a run, or a place in it, with the note that stands there from now on. */
export interface Placement {
  readonly run: number;
  readonly start: number;
  readonly end: number;
  readonly note: Note;
}

/** Writes down how each note came to its place, and says where the evidence is thin. */
export class Ledger {
  readonly repairs: Repair[] = [];
  readonly findings: Finding[] = [];
  readonly links: NoteLink[] = [];
  private readonly context: EditionContext<NoteLinkOptions>;

  /** Where the pages of the source begin. */
  private readonly pages: readonly number[];

  constructor(context: EditionContext<NoteLinkOptions>) {
    this.context = context;
    this.pages = context.layout?.pages.map(({ start }) => start) ?? [];
  }

  /** A note at the marker that was chosen for it; null where the marker may not be taken out. */
  atMarker(note: Note, candidate: MarkerCandidate, probability: number, runs: readonly Run[]): Placement | null {
    const run = runs[candidate.run];
    const spanned = run && spanOf(run.inlines, candidate.start, candidate.end);
    if (!spanned) return null;
    const { start = spanned.start, end = spanned.end } = candidate.source ?? {};
    const span = { ...spanned, start: Math.min(spanned.start, start), end: Math.max(spanned.end, end) };
    const misread = candidate.number !== (signCode(note.number) ?? 0);
    const isNumber = kindOf(candidate.number) === "number" && candidate.unread !== true;
    const shown = isNumber ? numberOf(candidate.number) : signShown(candidate, run.text);
    const certainty = this.certainty(probability, misread);
    const evidence = misread
      ? `${candidate.look}; it reads ${shown}, but stands where the sequence has ${note.number}`
      : `${candidate.look}; it reads ${shown}, as the sequence has it`;
    const repair: Repair = {
      rule: misread ? "note-links/misread-marker" : "note-links/marker",
      kind: "artefact",
      span,
      before: this.context.view.original.slice(span.start, span.end),
      after: "",
      certainty,
      evidence: `${evidence} (probability ${probability.toFixed(3)})`,
    };
    this.repairs.push(repair);
    if (!this.context.permits(repair)) return null;
    this.link(note, span, certainty, repair.evidence);
    if (misread)
      this.finding(
        "note-links/misread-marker",
        `the marker of note ${note.number} reads ${shown}`,
        span,
        "Look at the print: the number was misread, or a note is missing.",
      );
    else if (certainty === "low")
      this.finding(
        "note-links/marker",
        `the marker of note ${note.number} is uncertain`,
        span,
        "Look at the print, and reject the repair in a decisions file where it is wrong.",
      );
    return { run: candidate.run, start: candidate.start, end: candidate.end, note: { ...note, certainty } };
  }

  /**
   * A note whose marker these digits may be, but need not: it stands behind them, and they stay in the text
   * unless a decision takes them out.
   */
  nearMarker(note: Note, candidate: MarkerCandidate, probability: number, runs: readonly Run[]): Placement | null {
    const run = runs[candidate.run];
    const span = run && spanOf(run.inlines, candidate.start, candidate.end);
    if (!span) return null;
    const evidence = `${candidate.look}, which may be its marker (probability ${probability.toFixed(3)})`;
    const repair: Repair = {
      rule: "note-links/doubtful-marker",
      kind: "artefact",
      span,
      before: this.context.view.original.slice(span.start, span.end),
      after: "",
      certainty: "low",
      evidence,
    };
    this.repairs.push(repair);
    const start = this.context.permits(repair) ? candidate.start : candidate.end;
    this.link(note, start === candidate.end ? null : span, "low", evidence);
    this.finding(
      "note-links/doubtful-marker",
      `the marker of note ${note.number} is in doubt: ${candidate.look}`,
      span,
      "Look at the print, and accept the repair in a decisions file where the digits are a marker.",
    );
    return { run: candidate.run, start, end: candidate.end, note: { ...note, certainty: "low" } };
  }

  /** A note whose marker is part of a word's picture, and no letter of the text: it stands behind the word. */
  inWord(note: Note, { run, start, end, look }: MarkerCandidate, probability: number): Placement {
    this.finding(
      "note-links/lost-marker",
      `the marker of note ${note.number} was not found; ${look}`,
      bodyOf(note),
      "Look up in the print where the note belongs.",
    );
    this.link(note, null, "low", `${look} (probability ${probability.toFixed(3)})`);
    return { run, start, end, note: { ...note, certainty: "low" } };
  }

  /**
   * A note whose marker was not found: the source note at the heading, another where its kind and words speak for a place,
   * or above the place where the note itself stands. Null where only the end of the document is left.
   */
  withoutMarker(
    note: Note,
    group: NoteGroup,
    runs: readonly Run[],
    to: TextPlace,
    find: () => LikelyPlace | null,
  ): Placement | null {
    const [heading] = runs;
    if (note.kind === "source" && heading?.isHead) {
      const offset = heading.text.trimEnd().length;
      this.link(note, null, "high", "a source note belongs to the heading");
      return { run: 0, start: offset, end: offset, note: { ...note, certainty: "high" } };
    }
    const found = find();
    const likely = found && found.probability >= this.context.options.placed ? found : null;
    const above = likely || !group.insideText ? null : endBefore(runs, group.from, to);
    const place = likely ?? above;
    this.finding(
      "note-links/lost-marker",
      `the marker of note ${note.number} was not found; ${
        likely
          ? "the note is placed by its kind and its words"
          : above
            ? "the note is placed at the end of the text that it stands below"
            : "the note stands at the end of its document"
      }`,
      bodyOf(note),
      "Look up in the print where the note belongs.",
    );
    this.link(
      note,
      null,
      "low",
      likely
        ? likelyEvidence(likely)
        : above
          ? "no marker and no shared words; it stands below this text in the source"
          : "no marker and no shared words",
    );
    return place && { run: place.run, start: place.offset, end: place.offset, note: { ...note, certainty: "low" } };
  }

  /** Reports what looks like a marker and has no note. */
  reportUnused(
    candidates: readonly MarkerCandidate[],
    placements: readonly Pick<Placement, "run" | "end">[],
    runs: readonly Run[],
  ): void {
    const used = new Set(placements.map(({ run, end }) => `${run}:${end}`));
    for (const candidate of candidates) {
      if (!UNUSED.test(candidate.look) || used.has(`${candidate.run}:${candidate.end}`)) continue;
      const run = runs[candidate.run];
      this.finding(
        "note-links/unused-marker",
        `${candidate.look}, but no note belongs to it`,
        run ? spanOf(run.inlines, candidate.start, candidate.end) : null,
        "A note may be missing from the source; the sign stays in the text.",
      );
    }
  }

  private certainty(probability: number, misread: boolean): Certainty {
    const { high, medium } = this.context.options;
    if (probability >= high && !misread) return "high";
    return probability >= medium ? "medium" : "low";
  }

  private link(note: Note, marker: SourceSpan | null, certainty: Certainty, evidence: string): void {
    const [body = bodyOf(note), ...rest] = bodyParts(note, this.pages);
    const parts = rest.length > 0 ? { body, rest } : { body };
    this.links.push({ note: note.id, number: note.number, marker, ...parts, certainty, evidence });
  }

  private finding(rule: Finding["rule"], message: string, span: SourceSpan | null, hint: string): void {
    this.findings.push({ rule, severity: "warning", message, span, hint });
  }
}

/** Looks that hardly anything but a marker has. */
const UNUSED = /(?:is raised|stands in brackets)$/u;

function signShown({ start, end }: MarkerCandidate, text: string): string {
  return text
    .slice(start, end)
    .trim()
    .replace(/^[[(^]+|[\])]+$/gu, "");
}

/** The end of the words before a place; null where there are none behind `from`. */
function endBefore(runs: readonly Run[], from: TextPlace, to: TextPlace): TextPlace | null {
  for (let run = to.run; run >= from.run; run--) {
    const text = runs[run]?.text ?? "";
    const words = (run === to.run ? text.slice(0, to.offset) : text).trimEnd();
    const least = run === from.run ? from.offset : 0;
    if (words.length > least) return { run, offset: words.length };
  }
  return null;
}

function likelyEvidence({ probability, shared, isWide }: LikelyPlace): string {
  const words = shared.length > 0 ? `; it shares ${shared.join(", ")} with the words before` : "";
  const width = isWide ? "; the word before it is wider than its letters" : "";
  return `a likely place for such a note (probability ${probability.toFixed(3)})${words}${width}`;
}
