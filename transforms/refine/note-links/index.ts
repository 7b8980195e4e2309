import type { Division, Edition, Note } from "../../../pipeline/model/edition.ts";
import type { EditionContext, RefineTransform } from "../../../pipeline/transform.ts";
import type { Alignment, Choice } from "./align.ts";
import { alignDocument } from "./align-document.ts";
import { bodyOf } from "./body-span.ts";
import { candidatesIn, firstCallsFirst, formsOf } from "./candidates.ts";
import { groupsOf, mergeStranded, type NoteGroup, within } from "./groups.ts";
import { laterMarkers, noteInsertion, withInsertions } from "./insertions.ts";
import { type KeyedPairs, type Keys, keyedPairs, keysOf } from "./keyed.ts";
import { Ledger, type Placement } from "./ledger.ts";
import { LikelyPlaces, type TextPlace } from "./likely-place.ts";
import { isLoneNumber } from "./lone-number.ts";
import { markedMarkers } from "./marked.ts";
import type { MarkerCandidate } from "./marker-candidates.ts";
import { leanOf, leanOfYear, numberingsOf } from "./numberings.ts";
import type { NoteLinkOptions } from "./options.ts";
import { noteLinkRules } from "./rules.ts";
import { type Run, runsOf, withRuns } from "./runs.ts";
import { shifted, shiftOf } from "./shift.ts";
import { kindOf, numberOf, signCode } from "./signs.ts";
import { WideWords } from "./wide-words.ts";

/** A numbering less probable than this is tried again with what the other documents show. */
const DOUBTFUL = 0.99;
/** Digits behind other digits that are less probable stay where they are; their note stands beside them. */
const SURE_IN_NUMBER = 0.75;

/** What a number at a page's foot says against counting from 0: odds. */
const FOOT_LABELS = 0.5;

/** Links the notes of each document to their markers, by sequence, number, count, place and shared words together. */
export const noteLinks: RefineTransform<NoteLinkOptions> = {
  phase: "refine",
  name: "note-links",
  defaults: { high: 0.998, medium: 0.9, low: 0.6, doubtful: 0.25, placed: 0.2 },
  rules: noteLinkRules,
  run(edition, context) {
    const linker = new Linker(context);
    for (const division of edition.children) linker.survey(division);
    const children = edition.children.map((division) => linker.division(division));
    const linked: Edition = { ...edition, children };
    const { repairs, findings } = linker.ledger;
    const links = [...linker.ledger.links].sort((a, b) => a.body.start - b.body.start);
    return { edition: linked, repairs, findings, links };
  },
};

/** A group of notes with the candidates before it, and how they pair when the document is seen alone. */
interface SurveyedGroup {
  readonly group: NoteGroup;
  readonly notes: readonly Note[];
  readonly candidates: readonly MarkerCandidate[];
  readonly alignment: Alignment;
}

class Linker {
  readonly ledger: Ledger;
  private readonly context: EditionContext<NoteLinkOptions>;
  private readonly markers: ReturnType<typeof markedMarkers>;
  private readonly keys: Keys;
  private readonly trusted: boolean;
  private lean: number | null = null;
  private wide: WideWords | null = null;
  private readonly surveyed = new Map<
    string,
    {
      runs: readonly Run[];
      candidates: readonly MarkerCandidate[];
      keyed: KeyedPairs;
      groups: readonly SurveyedGroup[];
    }
  >();

  constructor(context: EditionContext<NoteLinkOptions>) {
    this.context = context;
    this.ledger = new Ledger(context);
    this.markers = markedMarkers(context.marks);
    this.keys = keysOf(context.marks);
    this.trusted = !context.profile.numberedDocuments;
  }

  private get wideWords(): WideWords {
    this.wide ??= new WideWords(this.context);
    return this.wide;
  }

  /** Aligns every document on its own, to see how the edition counts its notes. */
  survey(division: Division): void {
    for (const child of division.children) if (child.type === "division") this.survey(child);
    if (division.notes.length === 0) return;
    const runs = runsOf(division);
    const bodies = division.notes.map(bodyOf);
    const { view } = this.context;
    const forms = formsOf(division.notes, bodies, this.context);
    const candidates = candidatesIn(runs, forms, this.markers, view, this.wideWords);
    const keyed = keyedPairs(division.notes, bodies, runs, this.keys, view);
    const grouped = groupsOf(division.notes, bodies, runs, (note) => keyed.first.has(note));
    const groups = mergeStranded(grouped, division.notes, candidates);
    const lean = this.leanOf(division);
    this.surveyed.set(division.id, {
      runs,
      candidates,
      keyed,
      groups: groups.map((group) => {
        const notes = group.notes.map((at) => division.notes[at] as Note);
        const inPlace = within(candidates, group);
        const own = this.trusted ? firstCallsFirst(inPlace, notes) : inPlace;
        return {
          group,
          notes,
          candidates: own,
          alignment: alignDocument(own, numberingsOf(notes, lean, this.trusted)),
        };
      }),
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
    const { runs, candidates, keyed, groups } = survey;
    const ids = new Map<string, number>();
    const placements: Placement[] = [];
    const unplaced: Note[] = [];
    // most documents have lost no marker
    let places: LikelyPlaces | undefined;
    const byKey = new Map<number, string>();
    for (const [at, candidate] of keyed.first) {
      const named = withNumber(division.notes[at] as Note, undefined, division.id, ids);
      const placed = this.ledger.atMarker(named, candidate, 1, runs);
      if (placed) {
        placements.push(placed);
        byKey.set(at, named.id);
      } else unplaced.push({ ...named, certainty: "low" });
    }
    let shift = 0;
    for (const surveyed of groups) {
      const notes = shifted(surveyed.notes, shift);
      const one =
        shift === 0
          ? surveyed
          : { ...surveyed, notes, alignment: alignDocument(surveyed.candidates, numberingsOf(notes, 0, this.trusted)) };
      const alignment = this.alignment(one, division);
      if (this.context.layout) shift += shiftOf(one.notes[0], alignment);
      const { before, behind } = neighboursOf(anchorsOf(one, runs, alignment, this.context.options.low), one);
      for (const [at, note] of one.notes.entries()) {
        const named = withNumber(note, alignment.numbering.numbers[at], division.id, ids);
        const choice = alignment.choices[at] ?? { candidate: null, probability: 0 };
        const candidate = choice.candidate === null ? undefined : one.candidates[choice.candidate];
        const sure = candidate && choice.probability >= this.context.options.low;
        // a marker that a decision keeps in the text leaves its note without one
        const from = before[at] ?? one.group.from;
        const to = behind[at] ?? one.group.to;
        const placed =
          (sure ? this.atChoice(named, candidate, choice.probability, runs) : null) ??
          this.doubtful(named, one, alignment.likeliest.get(at), { runs, from, to }) ??
          this.ledger.withoutMarker(named, one.group, runs, to, () => {
            places ??= new LikelyPlaces(runs, this.wideWords);
            return places.find(note, from, to);
          });
        if (placed) placements.push(placed);
        else unplaced.push({ ...named, certainty: "low" });
      }
    }
    const again = laterMarkers(keyed, byKey, placements, runs);
    this.ledger.reportUnused(candidates, [...placements, ...again], runs);
    const changed = withInsertions(runs, [...placements.map(noteInsertion), ...again]);
    return { ...withRuns(division, changed), notes: unplaced };
  }

  /** A note at the marker that was chosen; one that may as well be text stays there. */
  private atChoice(note: Note, candidate: MarkerCandidate, probability: number, runs: readonly Run[]) {
    if (candidate.start === candidate.end) return this.ledger.inWord(note, candidate, probability);
    return candidate.doubtful ||
      isInNumber(candidate, probability) ||
      (this.context.layout !== null && isLoneNumber(note, candidate, runs))
      ? this.ledger.nearMarker(note, candidate, probability, runs)
      : this.ledger.atMarker(note, candidate, probability, runs);
  }

  /** A note at the likeliest of its doubtful markers between its neighbours; null where none is likely enough. */
  private doubtful(
    note: Note,
    { candidates }: SurveyedGroup,
    likeliest: Choice | undefined,
    { runs, from, to }: { runs: readonly Run[]; from: TextPlace; to: TextPlace },
  ): Placement | null {
    const candidate = likeliest && candidates[likeliest.candidate ?? -1];
    if (!candidate || likeliest.probability < this.context.options.doubtful) return null;
    const { run, start, end } = candidate;
    const isBetween = isBefore(from, { run, offset: start }) && isBefore({ run, offset: end }, to);
    return isBetween ? this.ledger.nearMarker(note, candidate, likeliest.probability, runs) : null;
  }

  /** How much a document itself speaks for counting from 0; the numbers at the foot of printed pages are the print's own. */
  private leanOf(division: Division): number {
    return leanOfYear(division, this.context.profile) - (this.context.layout === null ? 0 : FOOT_LABELS);
  }

  /** How a group pairs, with what the edition's other documents show of its numbering where that is in doubt. */
  private alignment({ alignment, candidates, notes }: SurveyedGroup, division: Division): Alignment {
    this.lean ??= leanOf([...this.surveyed.values()].flatMap(({ groups }) => groups.map((group) => group.alignment)));
    if (alignment.share >= DOUBTFUL || this.lean === 0) return alignment;
    const lean = this.lean + this.leanOf(division);
    return alignDocument(candidates, numberingsOf(notes, lean, this.trusted));
  }
}

/** Whether digits behind other digits are too little sure to be taken from a number: “telegram 151” may be just that. */
function isInNumber({ stem }: MarkerCandidate, probability: number): boolean {
  return stem !== null && probability < SURE_IN_NUMBER;
}

function isBefore(a: TextPlace, b: TextPlace): boolean {
  return a.run < b.run || (a.run === b.run && a.offset <= b.offset);
}

/** A note with the number that its marker shows, and an identifier of its own. */
function withNumber(note: Note, code: number | undefined, division: string, ids: Map<string, number>): Note {
  const label = signCode(note.number);
  const number = code === undefined || code === label || code < 0 ? note.number : numberOf(code);
  const stem = label === null || kindOf(label) === "sign" ? `${division}fns` : `${division}fn${number}`;
  const count = (ids.get(stem) ?? 0) + 1;
  ids.set(stem, count);
  return { ...note, number, id: count === 1 ? stem : `${stem}-${count}` };
}

/** Where the linked notes of a group stand, for those between them that have no marker. */
function anchorsOf(
  { notes, candidates }: SurveyedGroup,
  runs: readonly Run[],
  alignment: Alignment,
  least: number,
): (TextPlace | null)[] {
  return notes.map((note, at) => {
    const choice = alignment.choices[at];
    const candidate =
      choice && choice.candidate !== null && choice.probability >= least ? candidates[choice.candidate] : undefined;
    if (candidate) return { run: candidate.run, offset: candidate.end };
    return note.kind === "source" ? { run: 0, offset: runs[0]?.text.length ?? 0 } : null;
  });
}

/** For each note the nearest place of one before it and of one behind it, or else the edges of its group. */
function neighboursOf(
  places: readonly (TextPlace | null)[],
  { group }: SurveyedGroup,
): { before: readonly TextPlace[]; behind: readonly TextPlace[] } {
  const before: TextPlace[] = [];
  const behind: TextPlace[] = new Array(places.length);
  let last = group.from;
  for (const place of places) {
    before.push(last);
    last = place ?? last;
  }
  let next = group.to;
  for (let at = places.length - 1; at >= 0; at--) {
    behind[at] = next;
    next = places[at] ?? next;
  }
  return { before, behind };
}
