import { matchesAtLines } from "../../../pipeline/model/matches.ts";
import type { Form } from "./forms.ts";
import { type PageNumber, pageNumber } from "./page-number.ts";

/** A stretch of text that has the form of a page marker. */
export interface Hit extends PageNumber {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
  /** Whether the number counts page images instead of printed pages. */
  readonly image: boolean;
  /** Whether nothing else stands in its line. */
  readonly alone: boolean;
}

/**
 * Where a form occurs in a text, in order.
 * @param lower the text in small letters
 * @param starts where its lines begin
 */
export function hitsOf(form: Form, text: string, lower: string, starts: readonly number[]): Hit[] {
  const hits: Hit[] = [];
  if (form.needs && !form.needs.some((words) => lower.includes(words))) return hits;
  const matches = form.pattern.sticky ? matchesAtLines(form.pattern, text, starts) : text.matchAll(form.pattern);
  for (const match of matches) {
    const groups = match.slice(1).filter((group) => group !== undefined);
    const number = numberOf(groups, form);
    if (!number) continue;
    const start = match.index + match[0].length - match[0].trimStart().length;
    const end = match.index + match[0].trimEnd().length;
    const image = form.image === true && groups.length === 1;
    hits.push({ form, start, end, ...number, image, alone: isAlone(text, start, end) });
  }
  return hits;
}

/** The number printed; where there is only that of a page image, it is told as one. */
function numberOf(groups: readonly string[], form: Form): PageNumber | null {
  const last = groups.at(-1);
  if (last === undefined) return null;
  if (!form.image || groups.length > 1) return pageNumber(last);
  return { printed: `image ${Number(last)}`, value: Number(last), roman: false };
}

const LONGEST_INDENT = 200;

function isAlone(text: string, start: number, end: number): boolean {
  return (
    /(?:^|[\n\r\f])[ \t]*$/.test(text.slice(Math.max(0, start - LONGEST_INDENT), start)) &&
    /^[ \t]*(?:$|[\n\r\f])/.test(text.slice(end, end + LONGEST_INDENT))
  );
}
