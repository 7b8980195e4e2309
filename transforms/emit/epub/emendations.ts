import type { LedgerRepair } from "../../../pipeline/model/ledger.ts";
import type { EmitInput } from "../../../pipeline/transform.ts";
import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import type { Emendation } from "../chapter-writer.ts";
import { repairClaims } from "../repair-claims.ts";
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
  const { claim } = repairClaims(input.ledger);
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
      entries += renderEntry(emendation, start + offset, claim(emendation.correction));
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
