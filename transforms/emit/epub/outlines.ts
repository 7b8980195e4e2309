/** A letter's outline as SVG path data (y upwards, 1000 units to the em), and how far it moves the pen. */
interface Outline {
  readonly advance: number;
  readonly path: string;
}

/** Outlines by character. */
export type Outlines = ReadonlyMap<string, Outline>;

/** Width, in ems, of a character that has no outline. */
const UNKNOWN_WIDTH = 0.62;

/**
 * Reads a table of outlines: a line for each character, with its code point in hexadecimal, its
 * advance and its path data between tabs.
 * @throws Error where a line is not of this form
 */
export function parseOutlines(table: string): Outlines {
  const outlines = new Map<string, Outline>();
  for (const line of table.split("\n")) {
    if (line === "") continue;
    const fields = /^([0-9A-F]{4,6})\t(\d+)\t([\w .-]*)$/.exec(line);
    if (!fields) throw new Error(`not a line of an outline table: ${line.slice(0, 40)}`);
    const [, code = "", advance = "", path = ""] = fields;
    outlines.set(String.fromCodePoint(Number.parseInt(code, 16)), { advance: Number(advance), path });
  }
  return outlines;
}

/** Width of a line in ems. */
export function textWidth(text: string, outlines: Outlines): number {
  let width = 0;
  for (const character of text) {
    const outline = outlines.get(character);
    width += outline ? outline.advance / 1000 : UNKNOWN_WIDTH;
  }
  return width;
}

/**
 * Breaks a text into lines no wider than `measure` ems, as few as possible and as even as possible.
 * A word that is wider than the measure has a line of its own.
 */
export function wrapText(text: string, measure: number, outlines: Outlines): string[] {
  const words = text.split(" ").map((word) => ({ word, width: textWidth(word, outlines) }));
  const space = textWidth(" ", outlines);
  const wrap = (limit: number): string[] => {
    const lines: string[] = [];
    let line = "";
    let width = 0;
    for (const next of words) {
      if (line !== "" && width + space + next.width > limit) {
        lines.push(line);
        line = "";
      }
      width = line === "" ? next.width : width + space + next.width;
      line = line === "" ? next.word : `${line} ${next.word}`;
    }
    return [...lines, line];
  };
  const loose = wrap(measure);
  const widest = Math.max(...words.map(({ width }) => width));
  // the narrowest measure that needs no more lines gives lines of like length
  for (let share = 0.5; share < 1; share += 0.05) {
    const even = wrap(Math.max(widest, measure * share));
    if (even.length <= loose.length) return even;
  }
  return loose;
}
