import type { Correction } from "../../../pipeline/model/edition.ts";
import { isInEdition, type Ledger, type LedgerRepair } from "../../../pipeline/model/ledger.ts";
import type { EmitInput } from "../../../pipeline/transform.ts";
import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import type { Emendation } from "./chapter-writer.ts";
import type { PublicationFile } from "./publication-file.ts";
import { xhtmlPage } from "./xhtml-page.ts";

/** So many entries to a file, that it opens quickly. */
const FILE_LIMIT = 500;

const fileName = (index: number): string => {
  const file = Math.floor(index / FILE_LIMIT);
  return file === 0 ? "emendations.xhtml" : `emendations-${file + 1}.xhtml`;
};

/** The address of an emendation's entry, relative to the folder of the package document. */
export const emendationHref = (index: number): string => `${fileName(index)}#entry-${index + 1}`;

/**
 * The appendix of emendations: for each corrected reading what the source reads, what the edition
 * reads, by which rule and on what evidence, with a link back to its place. No file where nothing
 * was corrected.
 */
export function emendationFiles(emendations: readonly Emendation[], input: EmitInput): PublicationFile[] {
  const evidence = evidenceFinder(input.ledger);
  const files: PublicationFile[] = [];
  for (let start = 0; start < emendations.length; start += FILE_LIMIT) {
    const here = emendations.slice(start, start + FILE_LIMIT);
    let entries = "";
    let heading = "";
    for (const [offset, emendation] of here.entries()) {
      const { title } = emendation.chapter;
      if (offset === 0 || title !== heading) {
        entries += `${offset === 0 ? "" : "</ol>\n"}<h2>${escapeText(title)}</h2>\n<ol class="emendations" start="${start + offset + 1}">\n`;
        heading = title;
      }
      entries += renderEntry(emendation, start + offset, evidence(emendation.correction));
    }
    const more = start === 0 ? "" : " (continued)";
    files.push({
      path: fileName(start),
      content: xhtmlPage({
        title: `Emendations${more}`,
        language: "en",
        matter: "backmatter",
        root: "",
        content: `<section class="appendix" role="doc-appendix" epub:type="appendix">
<h1>Emendations${more}</h1>
<p>Readings that differ from the source. The reading of the source stands first, struck through; the reading of this edition follows and leads back to its place.</p>
${entries}</ol>
</section>
`,
      }),
    });
  }
  return files;
}

function renderEntry({ correction, href }: Emendation, index: number, evidence: LedgerRepair | null): string {
  const before = correction.before.trim() === "" ? "(nothing)" : correction.before;
  const after = correction.after.trim() === "" ? "(left out)" : correction.after;
  const place = evidence === null ? "" : ` Line ${evidence.position.line} of the source.`;
  const reason = evidence?.evidence.trim() ? ` Evidence: ${escapeText(sentence(evidence.evidence))}` : "";
  return `<li id="entry-${index + 1}"><span class="readings"><del>${escapeText(before)}</del> <a role="doc-backlink" href="text/${escapeAttribute(href)}"><ins>${escapeText(after)}</ins></a></span> <span class="reason">Rule <code>${escapeText(correction.rule)}</code>, certainty ${correction.certainty}.${reason}${place}</span></li>
`;
}

/** With the full stop it may lack. */
function sentence(words: string): string {
  const trimmed = words.trim();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/**
 * Finds the repair behind a correction: by its span where it has one, otherwise the next repair of
 * the ledger that reads the same, each repair being used once.
 */
function evidenceFinder(ledger: Ledger): (correction: Correction) => LedgerRepair | null {
  const waiting = new Map<string, LedgerRepair[]>();
  for (const repair of ledger.repairs) {
    if (repair.kind !== "correction" || !isInEdition(repair)) continue;
    const key = readingKey(repair);
    const same = waiting.get(key);
    if (same) same.push(repair);
    else waiting.set(key, [repair]);
  }
  return (correction) => {
    const same = waiting.get(readingKey(correction)) ?? [];
    const { span } = correction;
    const exact = span
      ? same.findIndex((repair) => repair.span.start === span.start && repair.span.end === span.end)
      : -1;
    return same.splice(Math.max(0, exact), 1)[0] ?? null;
  };
}

/** An amended repair keeps its proposal in `after`, so the reading of the edition is no part of the key. */
function readingKey({ rule, before }: { readonly rule: string; readonly before: string }): string {
  return `${rule}\n${before}`;
}
