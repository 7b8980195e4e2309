import type { Block, List, PageBreak } from "../../../pipeline/model/edition.ts";
import { figureStandIn, figureWords } from "../../../pipeline/model/stand-in.ts";
import type { Setting } from "./setting.ts";
import { runContent, textRuns } from "./word-text.ts";
import { type Content, element, paragraph, run } from "./word-xml.ts";
import { pageMark, writeInlines } from "./write-inlines.ts";
import { writeTable } from "./write-table.ts";

/**
 * What has to stand at the beginning of the next paragraph; `style` replaces that paragraph's own.
 * What is not `silent` is seen, and a heading would carry it into every table of contents.
 */
interface Lead {
  readonly style: string | null;
  readonly silent: boolean;
  readonly children: readonly Content[];
}

/** The blocks of a division, a note or a quotation as Word's paragraphs and tables. */
export interface BlockWriter {
  readonly out: Content[];
  write(block: Block, setting: Setting): void;
  lead(lead: Lead): void;
  /** A paragraph of a kind that the model has no block for, e.g. a document's heading. */
  line(style: string, children: readonly Content[]): void;
  /** Before a heading: puts what waits for a paragraph into one of its own, if it can be seen. */
  flush(style: string): void;
  /** At an end: puts whatever waits for a paragraph into one of its own. */
  finish(style: string): void;
}

export function blockWriter(): BlockWriter {
  const out: Content[] = [];
  let waiting: Lead[] = [];
  let afterParagraph = false;

  const takeLead = (): Content[] => {
    const children = waiting.flatMap((lead) => lead.children);
    waiting = [];
    return children;
  };

  const line = (style: string, children: readonly Content[]): void => {
    const leadStyle = waiting.find((lead) => lead.style !== null)?.style;
    out.push(paragraph(leadStyle ?? style, [...takeLead(), ...children]));
    afterParagraph = false;
  };

  const flush = (style: string): void => {
    if (waiting.some((one) => !one.silent)) line(style, []);
  };

  const finish = (style: string): void => {
    if (waiting.length > 0) line(style, []);
  };

  const lead = (next: Lead): void => {
    waiting.push(next);
  };

  const pageBreak = (node: PageBreak, setting: Setting): void =>
    lead({ style: null, silent: false, children: pageMark(node, setting) });

  const list = (node: List, setting: Setting, depth: number): void => {
    const { styles } = setting;
    if (node.head) line(styles.listLabel, writeInlines(node.head, setting));
    const nested = styles.nestedItems[Math.min(depth, styles.nestedItems.length) - 1] ?? styles.nestedItems[0];
    const style = depth === 0 ? styles.items[node.kind] : nested;
    for (const entry of node.items) {
      if (entry.type === "page-break") {
        pageBreak(entry, setting);
        continue;
      }
      if (entry.type === "kept-text") {
        line(styles.listLabel, writeInlines(entry.children, setting));
        continue;
      }
      const label = entry.label === null ? [] : [...textRuns(entry.label), run(null, runContent("\t"))];
      line(style, [...label, ...writeInlines(entry.children, setting)]);
      for (const inner of entry.blocks) {
        if (inner.type === "list") list(inner, setting, depth + 1);
        else write(inner, setting);
      }
    }
  };

  const write = (node: Block, setting: Setting): void => {
    const { styles } = setting;
    switch (node.type) {
      case "paragraph":
        line(afterParagraph ? styles.paragraph : styles.firstParagraph, writeInlines(node.children, setting));
        afterParagraph = true;
        break;
      case "section-heading": {
        flush(styles.pageBreak);
        const level = Math.max(1, Math.min(node.level, styles.sectionHeadings.length));
        line(styles.sectionHeadings[level - 1] ?? styles.sectionHeadings[0], writeInlines(node.children, setting));
        break;
      }
      case "dateline":
        line(styles.dateline, writeInlines(node.children, setting));
        break;
      case "salute":
        line(styles.salute, writeInlines(node.children, setting));
        break;
      case "closing":
        line(styles.closing, writeInlines(node.children, setting));
        break;
      case "signed":
        line(styles.signed, writeInlines(node.children, setting));
        break;
      case "list":
        list(node, setting, 0);
        break;
      case "quotation": {
        afterParagraph = false;
        const inside = { ...setting, styles: styles.quotation ?? styles };
        for (const child of node.children) write(child, inside);
        afterParagraph = false;
        break;
      }
      case "postscript":
        afterParagraph = false;
        for (const child of node.children) write(child, setting);
        afterParagraph = false;
        break;
      case "verse":
        line(
          styles.verse,
          node.lines.flatMap(({ indent, children }, at) => [
            ...(at === 0 ? [] : [run(null, [element("w:br")])]),
            ...(indent === 0 ? [] : textRuns("\u{2003}".repeat(indent))),
            ...writeInlines(children, setting),
          ]),
        );
        break;
      case "kept-block":
        for (const child of node.children) write(child, setting);
        break;
      case "kept-text":
        line(styles.line, writeInlines(node.children, setting));
        break;
      case "thought-break":
        line(styles.thoughtBreak, node.children.length > 0 ? writeInlines(node.children, setting) : textRuns("⁂"));
        break;
      case "figure": {
        const drawing = node.url === null ? null : setting.assembly.drawings.show(node.url, figureWords(node));
        if (drawing === null) line(styles.caption, textRuns(figureStandIn(node)));
        else line(styles.picture, [drawing]);
        if (node.head) line(styles.caption, writeInlines(node.head, setting));
        for (const child of node.children) write(child, setting);
        break;
      }
      case "table":
        if (node.head) line(styles.caption, writeInlines(node.head, setting));
        if (waiting.some((one) => one.style !== null)) finish(styles.pageBreak);
        out.push(...writeTable(node, setting, takeLead()));
        afterParagraph = false;
        break;
      case "page-break":
        pageBreak(node, setting);
        break;
    }
  };

  return { out, write, lead, line, flush, finish };
}
