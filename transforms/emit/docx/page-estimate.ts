import { type StyleMetrics, styleMetrics } from "./style-metrics.ts";
import { type FlowBlock, type FlowParagraph, readFlow } from "./text-flow.ts";

/** Justified and hyphenated lines are filled so far, on average. */
const filled = 0.985;
/** Footnotes begin below a short rule, which has a line of its own. */
const noteRule = 290;
const cellPadding = 170;

/** The page of each bookmark, and the pages of each index field, by what it says. */
export interface EstimatedPages {
  readonly bookmarks: ReadonlyMap<string, number>;
  readonly entries: ReadonlyMap<string, readonly number[]>;
}

/** The title page and the contents. */
const FRONT_SECTIONS = 2;
const NEXT_PAGE = { type: "next-page" } as const;

interface Line {
  readonly height: number;
  readonly bookmarks: readonly string[];
  readonly entries: readonly string[];
  readonly notes: number;
}

/**
 * About the page each bookmark of the text will be on, its first page being 1; the text begins with the third section. Word alone knows its
 * lines; what a page holds is near enough for a contents that is read before Word has counted anew.
 */
export function estimatePages(
  documentPart: string,
  footnotesPart: string,
  styles: string,
  textWidth: number,
): EstimatedPages {
  const metrics = styleMetrics(styles);
  const text = readFlow(documentPart);
  const noteHeights = new Map(
    [...readFlow(footnotesPart).notes].map(([id, blocks]) => [id, heightOf(blocks, metrics, textWidth)]),
  );
  const pages = new Map<string, number>();
  const entries = new Map<string, number[]>();
  let page = 1;
  let used = 0;
  let noted = 0;
  let previous: { readonly style: string; readonly after: number } | null = null;

  const turn = (): void => {
    page++;
    used = 0;
    noted = 0;
  };
  const place = (line: Line): void => {
    const notes = line.notes > 0 ? line.notes + (noted === 0 ? noteRule : 0) : 0;
    if (used > 0 && used + noted + line.height + notes > text.height) turn();
    used += line.height;
    noted += notes;
    for (const bookmark of line.bookmarks) pages.set(bookmark, page);
    for (const entry of line.entries) {
      const found = entries.get(entry);
      if (!found) entries.set(entry, [page]);
      else if (found.at(-1) !== page) found.push(page);
    }
  };

  const textSections = text.sections.slice(FRONT_SECTIONS);
  for (const block of textSections.flatMap((blocks, at) => (at === 0 ? blocks : [NEXT_PAGE, ...blocks]))) {
    if (block.type === "next-page") {
      if (used > 0) turn();
      previous = null;
      continue;
    }
    if (block.type === "row") {
      place(rowLine(block, metrics, noteHeights, textWidth));
      previous = null;
      continue;
    }
    const own = metrics(block.paragraph.style);
    const lines = linesOf(block.paragraph, own, textWidth, noteHeights);
    if (own.pageBreakBefore && used > 0) turn();
    const gap =
      own.contextual && previous?.style === block.paragraph.style ? 0 : Math.max(own.before, previous?.after ?? 0);
    if (used > 0) used += gap;
    // a heading goes over with the first two lines of what it stands above
    const least = lines.reduce((sum, line) => sum + line.height, 0) + 2 * own.line;
    if (own.keepNext && used + noted + least > text.height) turn();
    for (const line of lines) place(line);
    previous = { style: block.paragraph.style, after: own.after };
  }
  return { bookmarks: pages, entries };
}

function linesOf(
  { width, breaks, drawn, notes, entries, bookmarks }: FlowParagraph,
  own: StyleMetrics,
  measure: number,
  noteHeights: ReadonlyMap<string, number>,
): Line[] {
  const room = Math.max(1, ((measure - own.left - own.right) * filled * 1000) / own.size);
  const count = Math.max(1, Math.ceil(width / room)) + breaks;
  const lineOf = (mark: { readonly at: number }): number => Math.min(count - 1, Math.floor(mark.at / room));
  return Array.from({ length: count }, (_, at) => ({
    height: own.line + (at === 0 ? drawn : 0),
    bookmarks: at === 0 ? bookmarks : [],
    entries: entries.filter((entry) => lineOf(entry) === at).map(({ id }) => id),
    notes: notes.filter((note) => lineOf(note) === at).reduce((sum, note) => sum + (noteHeights.get(note.id) ?? 0), 0),
  }));
}

function rowLine(
  row: Extract<FlowBlock, { type: "row" }>,
  metrics: (style: string) => StyleMetrics,
  noteHeights: ReadonlyMap<string, number>,
  textWidth: number,
): Line {
  const paragraphs = row.cells.flatMap((cell) => cell.paragraphs);
  const heights = row.cells.map((cell) =>
    cell.paragraphs.reduce(
      (sum, one) => sum + paragraphHeight(one, metrics(one.style), textWidth * cell.share - cellPadding),
      0,
    ),
  );
  return {
    height: Math.max(0, ...heights),
    bookmarks: paragraphs.flatMap((one) => one.bookmarks),
    entries: paragraphs.flatMap((one) => one.entries.map(({ id }) => id)),
    notes: paragraphs.flatMap((one) => one.notes).reduce((sum, note) => sum + (noteHeights.get(note.id) ?? 0), 0),
  };
}

function heightOf(blocks: readonly FlowBlock[], metrics: (style: string) => StyleMetrics, textWidth: number): number {
  return blocks.reduce(
    (sum, block) =>
      sum +
      (block.type === "row"
        ? rowLine(block, metrics, new Map(), textWidth).height
        : paragraphHeight(block.paragraph, metrics(block.paragraph.style), textWidth)),
    0,
  );
}

function paragraphHeight(paragraph: FlowParagraph, own: StyleMetrics, measure: number): number {
  return own.before + own.after + linesOf(paragraph, own, measure, new Map()).length * own.line + paragraph.drawn;
}
