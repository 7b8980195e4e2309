import type { Edition, PageBreak } from "../../../pipeline/model/edition.ts";
import { rewriteNodes } from "./rewrite.ts";

/**
 * An edition whose page breaks lead to the pictures of their pages (`pb/@facs`, TEI 12.1). In the template `{n}` is
 * the page's number as printed, `{facs}` what `@facs` has already; a page that lacks what is asked for has no picture.
 */
export function withFacsimiles(edition: Edition, template: string | undefined): Edition {
  if (template === undefined) return edition;
  return rewriteNodes(edition, (node) => (node.type === "page-break" ? [withPicture(node, template)] : null));
}

function withPicture(page: PageBreak, template: string): PageBreak {
  const facs = page.attributes?.find(({ name }) => name === "facs")?.value ?? "";
  const lacks = (template.includes("{n}") && page.number === "") || (template.includes("{facs}") && facs === "");
  if (lacks) return page;
  const value = template.replaceAll("{n}", () => escaped(page.number)).replaceAll("{facs}", () => escaped(facs));
  const others = (page.attributes ?? []).filter(({ name }) => name !== "facs");
  return { ...page, attributes: [...others, { name: "facs", value }] };
}

function escaped(value: string): string {
  return encodeURIComponent(value.replace(/\p{Cs}/gu, "\uFFFD"));
}
