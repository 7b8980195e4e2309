import { Parser } from "htmlparser2";

/** What of a paragraph style takes room on the page, in twentieths of a point. */
export interface StyleMetrics {
  readonly size: number;
  readonly line: number;
  readonly before: number;
  readonly after: number;
  readonly left: number;
  readonly right: number;
  readonly keepNext: boolean;
  readonly pageBreakBefore: boolean;
  readonly contextual: boolean;
}

type Own = { basedOn?: string } & { -readonly [Part in keyof StyleMetrics]?: StyleMetrics[Part] };

/** Cambria's line, as a part of its size. */
const naturalLine = 1.172;

/** Reads the paragraph styles of a style sheet (ISO/IEC 29500-1, 17.7), each with what it inherits. */
export function styleMetrics(styles: string): (style: string) => StyleMetrics {
  const own = new Map<string, Own>();
  const defaults: Own = {};
  let now = defaults;
  let tableStyle = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const number = (key: string): number | undefined =>
          attributes[key] === undefined ? undefined : Number(attributes[key]);
        if (name === "w:style") {
          tableStyle = attributes["w:type"] !== "paragraph";
          now = {};
          if (!tableStyle) own.set(attributes["w:styleId"] ?? "", now);
        } else if (tableStyle) return;
        else if (name === "w:basedOn") now.basedOn = attributes["w:val"] ?? "";
        else if (name === "w:sz") now.size = (number("w:val") ?? 22) * 10;
        else if (name === "w:keepNext") now.keepNext = true;
        else if (name === "w:pageBreakBefore") now.pageBreakBefore = true;
        else if (name === "w:contextualSpacing") now.contextual = true;
        else if (name === "w:spacing") {
          now.before = number("w:before") ?? now.before;
          now.after = number("w:after") ?? now.after;
          now.line = number("w:line") ?? now.line;
        } else if (name === "w:ind") {
          now.left = number("w:left") ?? now.left;
          now.right = number("w:right") ?? now.right;
        }
      },
    },
    { xmlMode: true },
  );
  parser.write(styles);
  parser.end();

  const resolved = new Map<string, StyleMetrics>();
  return (style) => {
    const known = resolved.get(style);
    if (known) return known;
    const chain: Own[] = [];
    const seen = new Set<string>();
    for (let id = style; !seen.has(id); ) {
      seen.add(id);
      const found = own.get(id);
      if (!found) break;
      chain.push(found);
      id = found.basedOn ?? id;
    }
    const first = <Part extends keyof StyleMetrics>(part: Part): StyleMetrics[Part] | undefined =>
      [...chain, defaults].map((one) => one[part]).find((value) => value !== undefined) as
        | StyleMetrics[Part]
        | undefined;
    const size = first("size") ?? 220;
    const metrics: StyleMetrics = {
      size,
      line: ((first("line") ?? 240) / 240) * size * naturalLine,
      before: first("before") ?? 0,
      after: first("after") ?? 0,
      left: first("left") ?? 0,
      right: first("right") ?? 0,
      keepNext: first("keepNext") ?? false,
      pageBreakBefore: first("pageBreakBefore") ?? false,
      contextual: first("contextual") ?? false,
    };
    resolved.set(style, metrics);
    return metrics;
  };
}
