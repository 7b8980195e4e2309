import type { EmitInput } from "../../../pipeline/transform.ts";
import type { Emendation } from "../chapter-writer.ts";
import { emendationList } from "../emendation-list.ts";
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
  const claims = repairClaims(input.ledger);
  const files: PublicationFile[] = [];
  for (let start = 0; start < emendations.length; start += FILE_LIMIT) {
    const stretch = { emendations: emendations.slice(start, start + FILE_LIMIT), first: start, chapters: "text/" };
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
${emendationList(stretch, claims)}</section>
`,
      }),
    });
  }
  return files;
}
