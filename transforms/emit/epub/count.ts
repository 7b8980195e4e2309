import type { Counts } from "../../../pipeline/model/counts.ts";

type Attributes = Readonly<Record<string, string>>;
type OpenElement = (name: string, attributes: Attributes) => void;
type ParseXml = (xml: string, open: OpenElement, close: () => void) => void;

const DOCUMENT_CLASSES: ReadonlySet<string> = new Set(["document", "editorial-note", "text"]);

/**
 * Counts what a finished EPUB holds, from its bytes alone: the content documents are found as a
 * reading system finds them (container, package, spine), and in those marked `bodymatter`
 * documents are the sections of their class, paragraphs the `p` without a class outside notes,
 * notes and page breaks go by their roles, and an anchor counts when its link leads to a note.
 * @throws Error where a file that the container or the package names is not there
 */
export async function countEpub(bytes: Uint8Array): Promise<Counts> {
  const [{ strFromU8, unzipSync }, { Parser }] = await Promise.all([import("fflate"), import("htmlparser2")]);
  const files = unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|opf|xhtml)$/.test(name) });
  const read = (path: string): string => {
    const file = files[path];
    if (!file) throw new Error(`the EPUB has no file ${path}`);
    return strFromU8(file);
  };
  const parse: ParseXml = (xml, open, close) => {
    const parser = new Parser({ onopentag: open, onclosetag: close }, { xmlMode: true, decodeEntities: true });
    parser.end(xml);
  };
  const total = { documents: 0, paragraphs: 0, notes: 0, anchors: 0, pageBreaks: 0 };
  for (const path of spinePaths(read, parse)) {
    const counts = countContent(read(path), parse);
    total.documents += counts.documents;
    total.paragraphs += counts.paragraphs;
    total.notes += counts.notes;
    total.anchors += counts.anchors;
    total.pageBreaks += counts.pageBreaks;
  }
  return total;
}

/** Paths of the content documents in reading order (EPUB 3.3, 4.2.6.3.1 and 5.7). */
function spinePaths(read: (path: string) => string, parse: ParseXml): string[] {
  let packagePath = "";
  parse(
    read("META-INF/container.xml"),
    (name, attributes) => {
      if (name === "rootfile") packagePath ||= attributes["full-path"] ?? "";
    },
    () => {},
  );
  const folder = packagePath.slice(0, packagePath.lastIndexOf("/") + 1);
  const hrefs = new Map<string, string>();
  const spine: string[] = [];
  parse(
    read(packagePath),
    (name, attributes) => {
      if (name === "item") hrefs.set(attributes.id ?? "", attributes.href ?? "");
      if (name === "itemref") spine.push(attributes.idref ?? "");
    },
    () => {},
  );
  return spine.map((id) => folder + (hrefs.get(id) ?? id));
}

function countContent(xhtml: string, parse: ParseXml): Counts {
  const counts = { documents: 0, paragraphs: 0, notes: 0, anchors: 0, pageBreaks: 0 };
  const notes = new Set<string>();
  const anchors: string[] = [];
  let body = false;
  let depth = 0;
  let noteDepth = 0;
  parse(
    xhtml,
    (name, attributes) => {
      depth++;
      const role = attributes.role;
      if (name === "body") body = attributes["epub:type"] === "bodymatter";
      if (!body) return;
      if (role === "doc-footnote") {
        counts.notes++;
        notes.add(attributes.id ?? "");
        noteDepth ||= depth;
      }
      if (name === "section" && DOCUMENT_CLASSES.has(attributes.class ?? "")) counts.documents++;
      if (name === "p" && attributes.class === undefined && noteDepth === 0) counts.paragraphs++;
      if (role === "doc-noteref") anchors.push((attributes.href ?? "").replace(/^#/, ""));
      if (role === "doc-pagebreak") counts.pageBreaks++;
    },
    () => {
      if (depth === noteDepth) noteDepth = 0;
      depth--;
    },
  );
  counts.anchors = anchors.filter((id) => notes.has(id)).length;
  return counts;
}
