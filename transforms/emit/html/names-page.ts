import type { Edition, Node } from "../../../pipeline/model/edition.ts";
import { childNodes } from "../../../pipeline/model/walk.ts";
import { escapeAttribute, escapeText } from "../../../pipeline/xml/escape.ts";
import type { Chapter } from "../chapter-plan.ts";
import { compareHeadings, initialOf, nameIndex } from "../name-index.ts";

/** The index of names that the source marks, each with the documents that use it; null where it marks none. */
export function namesContent(edition: Edition, chapters: readonly Chapter[]): string | null {
  const index = nameIndex(edition);
  const places = new Map<string, Set<Chapter>>();
  for (const chapter of chapters) {
    // the print's own index
    if (chapter.division.matter === "back") continue;
    const waiting: Node[] = [...(chapter.opening ? (chapter.division.head ?? []) : []), ...chapter.children];
    for (const note of chapter.unanchored) waiting.push(note);
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      const heading = node.type === "kept" ? index.headingOf(node) : null;
      if (heading !== null) places.set(heading, (places.get(heading) ?? new Set()).add(chapter));
      for (const child of childNodes(node)) waiting.push(child);
    }
  }
  if (places.size === 0) return null;
  const groups = new Map<string, string[]>();
  for (const [heading, found] of [...places].sort(([one], [other]) => compareHeadings(one, other))) {
    const links = [...found].map(linkTo).join(", ");
    const line = `<li><span class="name">${escapeText(heading)}</span> ${links}</li>\n`;
    const group = groups.get(initialOf(heading));
    if (group) group.push(line);
    else groups.set(initialOf(heading), [line]);
  }
  const letters = [...groups].map(
    ([letter, lines]) => `<h2>${escapeText(letter)}</h2>\n<ul class="names">\n${lines.join("")}</ul>\n`,
  );
  return `<h1>Names</h1>
<p>Names that the text marks, with the documents in which they stand.</p>
${letters.join("")}`;
}

function linkTo({ file, title, division }: Chapter): string {
  const label = division.number?.trim() || (title.length > 30 ? `${title.slice(0, 29).trimEnd()}…` : title);
  return `<a href="${escapeAttribute(file)}" title="${escapeAttribute(title)}">${escapeText(label)}</a>`;
}
