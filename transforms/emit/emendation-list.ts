import type { Correction } from "../../pipeline/model/edition.ts";
import type { LedgerRepair } from "../../pipeline/model/ledger.ts";
import { escapeAttribute, escapeText } from "../../pipeline/xml/escape.ts";
import type { Emendation } from "./chapter-writer.ts";
import type { RepairClaims } from "./repair-claims.ts";

/** A stretch of the list of emendations: `first` is the place of its first one in the whole list, from 0. */
export interface EmendationStretch {
  readonly emendations: readonly Emendation[];
  readonly first: number;
  /** The way from the list's file to the folder of the chapters. */
  readonly chapters: string;
}

/**
 * Corrected readings as HTML lists, one for each chapter: what the source reads, what the edition reads with a
 * link to its place, by which rule and on what evidence.
 */
export function emendationList({ emendations, first, chapters }: EmendationStretch, { claim }: RepairClaims): string {
  let entries = "";
  let heading: string | null = null;
  for (const [offset, { correction, chapter, href }] of emendations.entries()) {
    if (chapter.title !== heading) {
      entries += `${heading === null ? "" : "</ol>\n"}<h2>${escapeText(chapter.title)}</h2>\n<ol class="emendations" start="${first + offset + 1}">\n`;
      heading = chapter.title;
    }
    entries += renderEntry(correction, chapters + href, first + offset, claim(correction));
  }
  return heading === null ? "" : `${entries}</ol>\n`;
}

function renderEntry(correction: Correction, href: string, index: number, evidence: LedgerRepair | null): string {
  const before = correction.before.trim() === "" ? "(nothing)" : `<del>${escapeText(correction.before)}</del>`;
  const after = correction.after.trim() === "" ? "(left out)" : correction.after;
  const place = evidence === null ? "" : ` Line ${evidence.position.line} of the source.`;
  const reason = evidence?.evidence.trim() ? ` Evidence: ${escapeText(sentence(evidence.evidence))}` : "";
  return `<li id="entry-${index + 1}"><span class="readings">${before} <a role="doc-backlink" href="${escapeAttribute(href)}"><ins>${escapeText(after)}</ins></a></span> <span class="reason">Rule <code>${escapeText(correction.rule)}</code>, certainty ${correction.certainty}.${reason}${place}</span></li>
`;
}

/** With the full stop it may lack. */
function sentence(words: string): string {
  const trimmed = words.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
