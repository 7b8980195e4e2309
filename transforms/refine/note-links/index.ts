import type { Division, Edition, Inline, Note } from "../../../pipeline/model/edition.ts";
import { replaceInlines, spanOf } from "../../../pipeline/model/inlines.ts";
import type { Finding, NoteLink, Repair } from "../../../pipeline/model/ledger.ts";
import type { Certainty } from "../../../pipeline/model/rule.ts";
import type { SourceSpan } from "../../../pipeline/model/span.ts";
import type { EditionContext, RefineTransform } from "../../../pipeline/transform.ts";
import type { Alignment, Numbering } from "./align.ts";
import { alignDocument } from "./align-document.ts";
import { anchorsOf } from "./anchors.ts";
import { FootPages } from "./foot-pages.ts";
import { likelyPlace, type TextPlace } from "./likely-place.ts";
import { markedCandidates } from "./marked.ts";
import { type MarkerCandidate, markerCandidates } from "./marker-candidates.ts";
import { leanOf, leanOfYear, numberingsOf } from "./numberings.ts";
import { noteLinkRules } from "./rules.ts";
import { type Run, runsOf, withRuns } from "./runs.ts";

/** Least probability of a link for each certainty; below the last, nothing is guessed. */
export interface NoteLinkOptions {
  readonly high: number;
  readonly medium: number;
  readonly low: number;
}

/** A numbering less probable than this is tried again with what the other documents show. */
const DOUBTFUL = 0.99;

/** A marker that is to be taken out of a run, or a place in it, with the note that stands there from now on. */
interface Placement {
  readonly run: number;
  readonly start: number;
  readonly end: number;
  readonly note: Note;
}

/** Links the notes of each document to their markers, by sequence, number, count, place and shared words together. */
export const noteLinks: RefineTransform<NoteLinkOptions> = {
  phase: "refine",
  name: "note-links",
  defaults: { high: 0.995, medium: 0.9, low: 0.6 },
  rules: noteLinkRules,
  run(edition, context) {
    const linker = new Linker(context);
    for (const division of edition.children) linker.survey(division);
    const children = edition.children.map((division) => linker.division(division));
    const linked: Edition = { ...edition, children };
    return { edition: linked, repairs: linker.repairs, findings: linker.findings, links: linker.links };
  },
};

class Linker {
  readonly repairs: Repair[] = [];
  readonly findings: Finding[] = [];
  readonly links: NoteLink[] = [];
  private readonly context: EditionContext<NoteLinkOptions>;
  private readonly pages: FootPages;
  private lean: number | null = null;
  private readonly surveyed = new Map<
    string,
    { runs: readonly Run[]; candidates: readonly MarkerCandidate[]; alignment: Alignment }
  >();

  constructor(context: EditionContext<NoteLinkOptions>) {
    this.context = context;
    this.pages = new FootPages(context.layout, context.marks);
  }

  /** Aligns every document on its own, to see how the edition counts its notes. */
  survey(division: Division): void {
    for (const child of division.children) if (child.type === "division") this.survey(child);
    if (division.notes.length === 0) return;
    const runs = runsOf(division);
    const candidates = this.candidates(runs);
    this.surveyed.set(division.id, {
      runs,
      candidates,
      alignment: alignDocument(candidates, this.numberings(division, leanOfYear(division, this.context.profile))),
    });
  }

  division(division: Division): Division {
    const inner = division.children.map((child) => (child.type === "division" ? this.division(child) : child));
    const whole = { ...division, children: inner };
    return whole.notes.length > 0 ? this.link(whole) : whole;
  }

  private link(division: Division): Division {
    const survey = this.surveyed.get(division.id);
    if (!survey) return division;
    const { runs, candidates } = survey;
    this.lean ??= leanOf([...this.surveyed.values()].map((one) => one.alignment));
    const alignment =
      survey.alignment.share < DOUBTFUL && this.lean !== 0
        ? alignDocument(candidates, this.numberings(division, this.lean + leanOfYear(division, this.context.profile)))
        : survey.alignment;
    const ids = new Set<string>();
    const placements: Placement[] = [];
    const unplaced: Note[] = [];
    const places = anchorsOf(division.notes, runs, candidates, alignment, this.context.options.low);
    for (const [at, note] of division.notes.entries()) {
      const number = String(alignment.numbering.numbers[at] ?? note.number);
      const choice = alignment.choices[at] ?? { candidate: null, probability: 0 };
      const candidate = choice.candidate === null ? undefined : candidates[choice.candidate];
      const named = { ...note, number, id: uniqueId(ids, `${division.id}fn${number}`) };
      const placed =
        candidate && choice.probability >= this.context.options.low
          ? this.atMarker(named, candidate, choice.probability, runs)
          : this.withoutMarker(named, at, division.notes.length, runs, places);
      if (placed) placements.push(placed);
      else unplaced.push({ ...named, certainty: "low" });
    }
    this.reportUnused(candidates, placements, runs);
    const rewritten = runs.map((run, index) =>
      place(
        run,
        placements.filter((placement) => placement.run === index),
      ),
    );
    return { ...withRuns(division, rewritten), notes: unplaced };
  }

  private numberings(division: Division, lean: number): Numbering[] {
    const pages = division.notes.map((note) => this.pages.ofNote(bodyOf(note).start));
    return numberingsOf(division.notes, lean).map((numbering) => ({ ...numbering, pages }));
  }

  private candidates(runs: readonly Run[]): MarkerCandidate[] {
    const marked = markedCandidates(runs, this.context.marks);
    const found = runs.flatMap((run, index) => markerCandidates(run.text, index, run.isHead));
    const free = found.filter(
      (one) => !marked.some((mark) => mark.run === one.run && mark.start < one.end && one.start < mark.end),
    );
    return [...marked, ...free]
      .sort((a, b) => a.run - b.run || a.end - b.end || b.start - a.start)
      .map((one) => this.pages.place(one, runs));
  }

  /** A note at the marker that was chosen for it. */
  private atMarker(
    note: Note,
    candidate: MarkerCandidate,
    probability: number,
    runs: readonly Run[],
  ): Placement | null {
    const run = runs[candidate.run];
    const span = run && spanOf(run.inlines, candidate.start, candidate.end);
    if (!span) return null;
    const misread = candidate.number !== Number(note.number);
    const certainty: Certainty =
      probability >= this.context.options.high && !misread
        ? "high"
        : probability >= this.context.options.medium
          ? "medium"
          : "low";
    const evidence = misread
      ? `${candidate.look}; it reads ${candidate.number}, but stands where the sequence has ${note.number}`
      : `${candidate.look}; it reads ${candidate.number}, as the sequence has it`;
    const repair: Repair = {
      rule: misread ? "note-links/misread-marker" : "note-links/marker",
      kind: "artefact",
      span,
      before: this.context.view.original.slice(span.start, span.end),
      after: "",
      certainty,
      evidence: `${evidence} (probability ${probability.toFixed(3)})`,
    };
    if (!this.context.permits(repair)) {
      this.repairs.push(repair);
      return null;
    }
    this.repairs.push(repair);
    this.links.push({
      note: note.id,
      number: note.number,
      marker: span,
      body: bodyOf(note),
      certainty,
      evidence: repair.evidence,
    });
    if (misread)
      this.finding(
        "note-links/misread-marker",
        `the marker of note ${note.number} reads ${candidate.number}`,
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

  /** A note whose marker was not found: the source note at the heading, another where its words speak for a place. */
  private withoutMarker(
    note: Note,
    at: number,
    notes: number,
    runs: readonly Run[],
    places: readonly (TextPlace | null)[],
  ): Placement | null {
    if (note.kind === "source" && runs[0]?.isHead) {
      const offset = runs[0].text.trimEnd().length;
      this.links.push({
        note: note.id,
        number: note.number,
        marker: null,
        body: bodyOf(note),
        certainty: "high",
        evidence: "a source note belongs to the heading",
      });
      return { run: 0, start: offset, end: offset, note: { ...note, certainty: "high" } };
    }
    const body = bodyOf(note);
    const from = places.slice(0, at).findLast((one) => one !== null) ?? { run: 0, offset: 0 };
    const to = places.slice(at + 1, notes).find((one) => one !== null) ?? {
      run: runs.length - 1,
      offset: runs.at(-1)?.text.length ?? 0,
    };
    const page = this.pages.ofNote(body.start);
    const place = likelyPlace(note, runs, from, to, page === null ? null : this.pages.extent(page, runs));
    this.finding(
      "note-links/lost-marker",
      place
        ? `the marker of note ${note.number} was not found; the note is placed by the words it shares (${place.shared.join(", ")})`
        : `the marker of note ${note.number} was not found; the note stands at the end of its document`,
      body,
      "Look up in the print where the note belongs.",
    );
    this.links.push({
      note: note.id,
      number: note.number,
      marker: null,
      body,
      certainty: "low",
      evidence: place ? `shares ${place.shared.join(", ")} with the words before` : "no marker and no shared words",
    });
    return place && { run: place.run, start: place.offset, end: place.offset, note: { ...note, certainty: "low" } };
  }

  private reportUnused(
    candidates: readonly MarkerCandidate[],
    placements: readonly Placement[],
    runs: readonly Run[],
  ): void {
    for (const candidate of candidates) {
      if (!candidate.look.endsWith("is raised")) continue;
      if (placements.some((one) => one.run === candidate.run && one.start === candidate.start)) continue;
      const run = runs[candidate.run];
      this.finding(
        "note-links/unused-marker",
        `${candidate.look}, but no note belongs to it`,
        run ? spanOf(run.inlines, candidate.start, candidate.end) : null,
        "A note may be missing from the source; the sign stays in the text.",
      );
    }
  }

  private finding(rule: Finding["rule"], message: string, span: SourceSpan | null, hint: string): void {
    this.findings.push({ rule, severity: "warning", message, span, hint });
  }
}

function uniqueId(taken: Set<string>, wished: string): string {
  let id = wished;
  for (let count = 2; taken.has(id); count++) id = `${wished}-${count}`;
  taken.add(id);
  return id;
}

function bodyOf(note: Note): SourceSpan {
  const spans = note.children.flatMap((block) => {
    const span = block.type === "paragraph" ? spanOf(block.children) : null;
    return span ? [span] : [];
  });
  const [first] = spans;
  return { source: first?.source ?? "", start: first?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

function place(run: Run, placements: readonly Placement[]): readonly Inline[] {
  let inlines = run.inlines;
  for (const { start, end, note } of [...placements].sort((a, b) => b.start - a.start || b.end - a.end))
    inlines = replaceInlines(inlines, start, end, [note]);
  return inlines;
}
