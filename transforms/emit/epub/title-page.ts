import type { EmitInput } from "../../../pipeline/transform.ts";
import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import type { EditionIdentity } from "../edition-identity.ts";
import { titlePageLines } from "../title-statements.ts";
import { packageLanguage, xhtmlPage } from "./xhtml-page.ts";

/** The page that shows the cover picture; its description is the title. */
export function coverPage(title: string, language: string, image: string): string {
  return xhtmlPage({
    title: "Cover",
    language,
    matter: "cover",
    root: "",
    content: `<section class="cover" aria-label="Cover">
<img role="doc-cover" src="${image}" alt="Cover: ${escapeAttribute(title)}"/>
</section>
`,
  });
}

/** The title page: title, what is known of the edition, origin as the source states it, and what kind of book this is. */
export function titlePage(input: EmitInput, identity: EditionIdentity): string {
  const lines = titlePageLines(input.edition.metadata)
    .map((line) => `<p class="origin">${escapeText(line)}</p>\n`)
    .join("");
  return xhtmlPage({
    title: identity.title,
    language: packageLanguage(input.edition.metadata.language),
    matter: "frontmatter",
    root: "",
    content: `<section class="title-page" epub:type="titlepage">
<h1>${escapeText(identity.title)}</h1>
<hr class="ornament"/>
${lines}<p class="imprint" lang="en" xml:lang="en">A documentary edition</p>
</section>
`,
  });
}
