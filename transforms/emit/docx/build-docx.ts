import type { EmitInput } from "../../../pipeline/transform.ts";
import { nameIndex } from "../name-index.ts";
import { repairClaims } from "../repair-claims.ts";
import { bookmarkNames } from "./bookmark-names.ts";
import { drawings } from "./drawings.ts";
import { linkRelations } from "./link-relations.ts";
import { mergeStyles, renameStyles } from "./merge-styles.ts";
import { pack } from "./pack.ts";
import {
  CONTENT_TYPES,
  coreProperties,
  customProperties,
  type EditionProperties,
  EXTENDED_PROPERTIES,
  type PackagePart,
  type Relationship,
  wordPart,
} from "./package-parts.ts";
import { estimatePages } from "./page-estimate.ts";
import { type Paper, pageLayout } from "./page-layout.ts";
import type { Reference } from "./reference.ts";
import { endSection, FIRST_PART_HEAD, FOOTER_ID, sectionProperties, TITLE_HEAD_ID } from "./sections.ts";
import type { Assembly, EmendationDisplay } from "./setting.ts";
import { footnotesPart, settingsPart } from "./settings-part.ts";
import { fillStyles } from "./style-sheet.ts";
import type { Content } from "./word-xml.ts";
import { appendixTitle, writeAppendix } from "./write-appendix.ts";
import { fillContents, writeContents } from "./write-contents.ts";
import { documentDepth, writeDivisions } from "./write-divisions.ts";
import { pageNumber, runningHead, writeTitlePage } from "./write-front.ts";
import { fillIndex, indexTitle, writeIndex } from "./write-index.ts";
import { countFootnotes } from "./write-notes.ts";

/** The files below `templates/docx/` that an edition is made with. */
export interface Templates {
  readonly styles: string;
  readonly fonts: string;
  /** The user's own file, whose styles go before. */
  readonly reference: Reference | null;
}

/** What of the options decides how the edition is written. */
export interface WordChoices {
  readonly paper: Paper;
  readonly emendations: EmendationDisplay;
  readonly index: boolean;
}

/** Writes the edition as WordprocessingML and packs it: the same input, the same bytes. */
export function buildDocx(input: EmitInput, templates: Templates, choices: WordChoices): Uint8Array {
  const { edition, ledger, rules, version } = input;
  const { title, language, description = {} } = edition.metadata;
  const { people = [], titles = [], identifiers = [], publisher, place, date: published, licence } = description;
  const claims = repairClaims(ledger);
  const { reference } = templates;
  const page = reference?.page ?? pageLayout(choices.paper);
  const assembly: Assembly = {
    names: bookmarkNames(edition),
    date: new Date(input.date).toISOString(),
    display: choices.emendations,
    textWidth: page.width,
    footnotes: [],
    footnoteTotal: countFootnotes(edition),
    comments: [],
    uncommented: [],
    changes: 0,
    links: linkRelations(100_000),
    drawings: drawings(input.pictures, 200_000, page.width),
    emendations: [],
    headingOf: choices.index ? nameIndex(edition).headingOf : () => null,
    indexed: new Set(),
    claim: claims.claim,
    document: "",
    page: null,
  };
  const heads: string[] = [];
  const titleHeads = { left: TITLE_HEAD_ID, right: TITLE_HEAD_ID };
  const text = writeDivisions(edition, assembly, (blocks, first, head) => {
    const right = head === null ? TITLE_HEAD_ID : `rId${FIRST_PART_HEAD + heads.push(head) - 1}`;
    const section = {
      heads: { left: TITLE_HEAD_ID, right },
      opens: true,
      numbers: first ? ("decimal" as const) : null,
    };
    endSection(blocks, sectionProperties(section, page));
  });
  const unseen = claims.unclaimed().map((repair) => ({
    correction: repair,
    evidence: repair.evidence,
    place: `Line ${repair.position.line} of the source`,
    bookmark: null,
  }));
  const appendix = assembly.names.take("emendations");
  const back = writeAppendix([...assembly.emendations, ...unseen], ledger, rules, appendix);
  const index = assembly.indexed.size === 0 ? null : writeIndex(assembly.indexed, assembly.names.take("names"));
  const entries = [
    ...text.entries,
    { level: 1, text: appendixTitle, bookmark: appendix.name },
    ...(index === null ? [] : [{ level: 1, text: indexTitle, bookmark: index.bookmark }]),
  ];
  const documentLevel = documentDepth(edition) + 1;

  const front = writeTitlePage(input);
  endSection(front, sectionProperties({ heads: null, opens: false, numbers: null }, page));
  const contents = writeContents(entries, documentLevel);
  const contentsSection = { heads: titleHeads, opens: true, numbers: "lowerRoman" } as const;
  // the contents is one block, behind which its section's end has a paragraph of its own
  endSection(contents, sectionProperties(contentsSection, page));
  const backSection = { heads: titleHeads, opens: true, numbers: text.sections === 0 ? "decimal" : null } as const;
  const indexSection = { heads: null, opens: false, numbers: null, columns: 2 } as const;
  const entriesBehind = index?.entries ?? [];
  if (index !== null) {
    back.push(index.title);
    endSection(back, sectionProperties(backSection, page));
  }
  const last = sectionProperties(index === null ? backSection : indexSection, page);

  const filled = fillStyles(templates.styles, language, documentLevel);
  const { styles, renamed } =
    reference === null ? { styles: filled, renamed: new Map() } : mergeStyles(reference.styles, filled);
  const written = wordPart("document", [
    `<w:body>${[...front, ...contents, ...text.children, ...back, ...entriesBehind, last].join("")}</w:body>` as Content,
  ]);
  const footnotes = footnotesPart(assembly.footnotes);
  const pages = estimatePages(written, footnotes, styles, page.width);
  const document = fillIndex(fillContents(written, pages.bookmarks), pages.entries);
  const properties: EditionProperties = {
    title,
    language,
    date: input.date,
    creators: people.map(({ name }) => name),
    subject: titles.map(({ text }) => text).find((text) => text !== title) ?? "",
    identifiers: identifiers.map(({ type, value }) => (type === null ? value : `${type} ${value}`)),
    custom: [
      ...Object.entries({
        Publisher: publisher,
        "Place of publication": place,
        "Date of publication": published,
      }).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value] as const])),
      ...(licence
        ? [["Licence", [licence.text, licence.url ?? ""].filter((part) => part !== "").join(" ")] as const]
        : []),
      ["Source", ledger.source.name],
      ["Source SHA-256", ledger.source.sha256],
      ["Emend version", version],
    ],
  };
  const headers = [title, ...heads].map((head, at) => ({
    id: at === 0 ? TITLE_HEAD_ID : `rId${FIRST_PART_HEAD + at - 1}`,
    head,
    name: `header${at + 1}.xml`,
  }));
  const word = (name: string, kind: keyof typeof CONTENT_TYPES, xml: string): PackagePart => ({
    path: `word/${name}`,
    xml,
    contentType: CONTENT_TYPES[kind],
  });
  const houseParts = [
    ...(reference?.theme
      ? [{ part: word("theme/theme1.xml", "theme", reference.theme), relation: { id: "rId99998", kind: "theme" } }]
      : []),
    ...(reference?.numbering
      ? [
          {
            part: word("numbering.xml", "numbering", renameStyles(reference.numbering, renamed)),
            relation: { id: "rId99999", kind: "numbering" },
          },
        ]
      : []),
  ];
  const parts: PackagePart[] = [
    word("document.xml", "document", document),
    word("styles.xml", "styles", styles),
    word("settings.xml", "settings", settingsPart()),
    word("fontTable.xml", "fontTable", reference?.fonts ?? templates.fonts),
    word("footnotes.xml", "footnotes", footnotes),
    word("comments.xml", "comments", wordPart("comments", assembly.comments)),
    word("footer1.xml", "footer", wordPart("ftr", [pageNumber()])),
    ...headers.map(({ name, head }) => word(name, "header", wordPart("hdr", [runningHead(head)]))),
    ...houseParts.map(({ part }) => part),
    { path: "docProps/core.xml", xml: coreProperties(properties), contentType: CONTENT_TYPES.core },
    { path: "docProps/app.xml", xml: EXTENDED_PROPERTIES, contentType: CONTENT_TYPES.extended },
    { path: "docProps/custom.xml", xml: customProperties(properties), contentType: CONTENT_TYPES.custom },
  ];
  const links = (part: string): Relationship[] => [
    ...assembly.links.usedIn(part).map(([id, target]) => ({ id, kind: "hyperlink", target })),
    ...assembly.drawings.usedIn(part),
  ];
  const related: readonly Relationship[] = [
    { id: "rId1", kind: "styles", target: "styles.xml" },
    { id: "rId2", kind: "settings", target: "settings.xml" },
    { id: "rId3", kind: "fontTable", target: "fontTable.xml" },
    { id: "rId4", kind: "footnotes", target: "footnotes.xml" },
    { id: "rId5", kind: "comments", target: "comments.xml" },
    { id: FOOTER_ID, kind: "footer", target: "footer1.xml" },
    ...headers.map(({ id, name }) => ({ id, kind: "header", target: name })),
    ...houseParts.map(({ part, relation }) => ({ ...relation, target: part.path.slice("word/".length) })),
    ...links(document),
  ];
  return pack({
    parts,
    media: assembly.drawings.media(),
    relationships: new Map([
      ["word/document.xml", related],
      ["word/footnotes.xml", links(footnotes)],
    ]),
  });
}
