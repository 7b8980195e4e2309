import type { MarkKind, NoteKind, WordKind } from "./place-weights.ts";
import type { Run } from "./runs.ts";

/** A word of the running text. */
export interface PlaceWord {
  readonly form: string;
  readonly run: number;
  readonly start: number;
  /** Behind the word and the closing marks that follow it. */
  readonly end: number;
  readonly kind: WordKind;
  readonly mark: MarkKind;
}

const WORD = /[\p{L}\p{N}]+(?:[.’'/–-][\p{L}\p{N}]+)*/gu;
const CLOSING = /^[.,;:?!”"’')\]]{0,4}/u;
const MONTH =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$/u;
/** Words that a telegram's number follows: “Deptel 830”, “Secto 353”, “Department’s 1007”. */
const TELEGRAM =
  /(?:tels?|telegrams?|despatch|airgram|NSC|Secto|Tosec|Polto|Topol|Cahto|Tocah|nos?\.?|[’']s|Depcirtel|G|CA)$/iu;
const DOCUMENT =
  /^(?:memo|memorand(?:um|a)|message|letter|note|telegram|cable|paper|report|statement|speech|address|proposal|draft|communiqu[eé]|article|conversation|talk|meeting|visit|plan|questionnaire|list|aide-m[eé]moire|text|resolution|agreement|interview|document|study|despatch|airgram|declaration|request|reply|announcement|broadcast|decision|discussion|treaty|accord|instruction|formula|recommendation|position|annex|conference)s?$/iu;
const COMMON = new Set(
  "the this that these those for see in on at by from with and but of to it he she they department state document source reference text note central files foreign relations a an or was were is be as not which its had has have his their would could who whom also after during about between there then when been are".split(
    " ",
  ),
);

/** The words of a text; `mark` says what stands behind each. */
export function placeWords({ text }: Run, run: number): PlaceWord[] {
  const words: PlaceWord[] = [];
  const last = text.trimEnd().length;
  let before = "";
  let beforeThat = "";
  for (const match of text.matchAll(WORD)) {
    const form = match[0];
    const behind = match.index + form.length;
    const closing = CLOSING.exec(text.slice(behind, behind + 4))?.[0] ?? "";
    const end = behind + closing.length;
    const mark = end >= last ? "paragraph" : markOf(closing, text.slice(end, end + 3));
    words.push({ form, run, start: match.index, end, kind: kindOf(form, before, beforeThat), mark });
    beforeThat = before;
    before = form;
  }
  return words;
}

/** The words of a note that say something, in lower case. */
export function tellingWords(note: string): Set<string> {
  return new Set([...note.matchAll(WORD)].map(([form]) => form.toLowerCase()).filter((form) => !COMMON.has(form)));
}

export function isDocument(word: PlaceWord): boolean {
  return word.kind === "document" || DOCUMENT.test(word.form);
}

function kindOf(form: string, before: string, beforeThat: string): WordKind {
  if (/^(?:18|19|20)\d\d$/u.test(form)) return "year";
  if (/^\d{1,2}$/u.test(form) && MONTH.test(before)) return "day";
  if (/^\d{2,5}$/u.test(form) && (TELEGRAM.test(before) || (TELEGRAM.test(beforeThat) && /^nos?$/iu.test(before))))
    return "telegram";
  if (/\d/u.test(form)) return "number";
  if (DOCUMENT.test(form)) return "document";
  return /^\p{Lu}/u.test(form) ? "name" : "other";
}

function markOf(closing: string, next: string): MarkKind {
  if (/[”"]$/u.test(closing)) return "quotation";
  if (/[.?!]/u.test(closing)) return /^\s+[\p{Lu}“"[(]/u.test(next) ? "sentence" : "stop";
  if (closing.includes(",")) return "comma";
  if (/[;:]/u.test(closing)) return "colon";
  return /[)\]]/u.test(closing) ? "bracket" : "none";
}

const KINDS: readonly (readonly [NoteKind, RegExp])[] = [
  [
    "reference",
    /^(?:See |Printed as |Reference is to |Regarding \w+ \w+, see )?(?:also )?(?:the )?(?:ibid|Documents? \d|footnotes? \d|source note|telegram \w+, Document)/u,
  ],
  ["dated", /^(?:Dated|Transmitted|Printed)/u],
  ["missing", /^(?:Not|Neither|None|No )/u],
  ["text", /^For (?:the |a )?(?:text|documentation|extract|transcript)/u],
  ["telegram", /^(?:In |A copy of |On )?(?:[Tt]elegram|[Aa]irgram|Cahto|Secto|Polto|Deptel|Embtel|despatch)/u],
  ["print", /^.{0,80}(?:(?:in|from|on) the (?:source text|original)|signature|Brackets|Ellips[ie]s)/su],
  ["person", /^(?:[A-Z][\p{L}.’'-]*,? ){1,4}[A-Z][\p{L}-]{2,}(?:,| \()/u],
];

/** What kind of note begins with these words. */
export function noteKindOf(note: string): NoteKind {
  return KINDS.find(([, pattern]) => pattern.test(note))?.[0] ?? "other";
}
