import type { Inline, Note } from "../../../pipeline/model/edition.ts";
import { inlineLength, spanOf } from "../../../pipeline/model/inlines.ts";
import type { View } from "../../../pipeline/model/view.ts";
import type { EditionContext } from "../../../pipeline/transform.ts";
import type { BodySpan } from "./groups.ts";
import { markedCandidates, type markedMarkers } from "./marked.ts";
import { type MarkerCandidate, markerCandidates } from "./marker-candidates.ts";
import { misreadSigns, openQuotations } from "./misread-signs.ts";
import type { Run } from "./runs.ts";
import { type Forms, signCandidates } from "./sign-candidates.ts";
import { kindOf, type SignKind, signCode } from "./signs.ts";
import type { WideWords } from "./wide-words.ts";

/** “(1) ” directly before a body. */
const PARENTHESIZED = /\([\p{L}\p{N}*†‡§‖¶#]{1,4}\)\s*$/u;
/** A sign in place of a raised number, where a line begins, before a body. */
const SIGN_LABEL = /(?:^|[\n\f])[‘’'"“”°º*®©?!]{1,2}\s?$/u;
const BRACKETED = /\[\^?[\p{L}\p{N}*†‡§‖¶#]{1,4}\][.:]?\s*$|\[(?:foot-?)?note[^\]]{0,8}$/iu;

/** What a document's notes, by their labels, give reason to look for. */
export function formsOf(
  notes: readonly Note[],
  bodies: readonly BodySpan[],
  { profile, view, layout }: Pick<EditionContext<unknown>, "profile" | "view" | "layout">,
): Forms {
  const codes = notes.map((note) => signCode(note.number) ?? 0);
  const kinds = new Set<SignKind>(codes.map(kindOf));
  const labels = bodies.map(({ start }) => view.original.slice(Math.max(0, start - 16), start));
  return {
    kinds,
    brackets: !profile.numberedDocuments || labels.some((label) => BRACKETED.test(label)),
    parentheses: labels.some((label) => PARENTHESIZED.test(label)),
    misread:
      layout !== null &&
      !layout.isExact &&
      (layout.lines.some(({ words }) => words !== undefined) || labels.some((label) => SIGN_LABEL.test(label))),
    lettered: codes.some((code) => code > 0 && !Number.isInteger(code)),
  };
}

/**
 * Everything in a document's runs that may be a marker, sorted by run and end. What the markup names comes
 * before what stands in brackets, and that before bare digits, where they overlap.
 */
export function candidatesIn(
  runs: readonly Run[],
  forms: Forms,
  markers: ReturnType<typeof markedMarkers>,
  view: View,
  wide: WideWords,
): MarkerCandidate[] {
  const { original } = view;
  const quoted = openQuotations(runs.map(({ text }) => text));
  const marked = new Map<number, MarkerCandidate[]>();
  for (const one of markedCandidates(runs, markers, view)) {
    const others = marked.get(one.run);
    if (others) others.push(one);
    else marked.set(one.run, [one]);
  }
  return runs.flatMap(({ inlines, text, isHead }, run) => {
    const named = marked.get(run) ?? [];
    const bracketed = signCandidates(text, run, isHead, forms)
      .filter(freeOf(named))
      .map((one) => (beginsLine(one, inlines, original) ? { ...one, odds: one.odds - BEGINS_LINE } : one));
    const digits = forms.kinds.has("number") ? markerCandidates(text, run, isHead) : [];
    const signs = forms.misread ? misreadSigns(text, run, isHead, quoted[run] ?? false).filter(freeOf(named)) : [];
    const inWords = forms.misread && !isHead ? wide.candidates(inlines, text, run) : [];
    const surer = [...named, ...bracketed, ...signs, ...inWords];
    // raised figures that the markup of the source does not name as markers are exponents
    const taken = [...surer, ...raisedIn(inlines)];
    const all = taken.length === 0 ? digits : [...surer, ...digits.filter(freeOf(taken))];
    return all.sort((a, b) => a.end - b.end || b.start - a.start);
  });
}

/** What it costs, in odds, that a sign begins a line: the label of an entry that was not known as a note. */
const BEGINS_LINE = 8;

function beginsLine({ start, end }: MarkerCandidate, inlines: readonly Inline[], original: string): boolean {
  const sign = spanOf(inlines, start, end);
  const behind = spanOf(inlines, end, end + 1);
  if (!sign || !behind || /\S/u.test(original.slice(behind.start, behind.start + 1))) return false;
  return /(?:^|[\n\r\f])\s*$/u.test(
    original.slice(Math.max(0, sign.start - 12), sign.start + leading(original, sign.start)),
  );
}

/** How many characters of white space begin a stretch of the source. */
function leading(original: string, start: number): number {
  return /^\s*/u.exec(original.slice(start, start + 12))?.[0].length ?? 0;
}

/** What it costs a clear marker, in odds, that the same number has been called before: a note stands at its first call. */
const CALLED_BEFORE = 6;
const CLEAR = 3;

/** The candidates with later calls of the same note made less likely; only for notes whose numbers do not begin anew. */
export function firstCallsFirst(
  candidates: readonly MarkerCandidate[],
  notes: readonly Note[],
): readonly MarkerCandidate[] {
  const codes = new Set(notes.map((note) => signCode(note.number)));
  if (codes.size < notes.length) return candidates;
  const called = new Set<number>();
  return candidates.map((candidate) => {
    // print counts signs anew so often that a sign seen twice is rather misread
    if (candidate.odds < CLEAR || candidate.number < 0 || !codes.has(candidate.number)) return candidate;
    if (called.has(candidate.number)) return { ...candidate, odds: candidate.odds - CALLED_BEFORE };
    called.add(candidate.number);
    return candidate;
  });
}

/** A stretch of a run's plain text. */
type Stretch = Pick<MarkerCandidate, "start" | "end">;

/** Where a run has raised text. */
function raisedIn(inlines: readonly Inline[], from = 0): Stretch[] {
  let at = from;
  return inlines.flatMap((node): Stretch[] => {
    const start = at;
    at += inlineLength(node);
    if (node.type !== "emphasis") return [];
    return node.rendition === "superscript" ? [{ start, end: at }] : raisedIn(node.children, start);
  });
}

/** Whether a candidate overlaps none of the others, which lie in the same run. */
function freeOf(others: readonly Stretch[]): (one: MarkerCandidate) => boolean {
  const sorted = [...others].sort((a, b) => a.start - b.start);
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return (sorted[low]?.start ?? Number.POSITIVE_INFINITY) >= end;
  };
}
