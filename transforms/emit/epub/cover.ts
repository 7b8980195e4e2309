import { escapeText } from "../../../pipeline/xml/escape.ts";
import { type Outlines, textWidth, wrapText } from "./outlines.ts";

const WIDTH = 1600;
const HEIGHT = 2400;
const MEASURE = 1160;
const TITLE_SIZES = [168, 152, 136, 122, 110, 98, 88, 78, 68, 58];
const TITLE_HEIGHT = 1240;
const LEADING = 1.24;
const INK = "#f3ead7";
const GROUND = "#23374a";

/**
 * The cover as a picture (SVG 1.1), made of the title alone. The letters are outlines, so that it
 * looks the same where no font is at hand; a line with a character that has no outline stays text.
 */
export function coverImage(title: string, outlines: Outlines): string {
  const { size, lines } = fitTitle(title, outlines);
  const middle = 930;
  const first = middle - ((lines.length - 1) * size * LEADING) / 2 + size * 0.3;
  const titleLines = lines.map((line, index) => drawLine(line, size, first + index * size * LEADING, outlines, 0));
  const last = first + (lines.length - 1) * size * LEADING;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" version="1.1" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">
<title>${escapeText(title)}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="${GROUND}"/>
<g fill="none" stroke="${INK}">
<rect x="80" y="80" width="${WIDTH - 160}" height="${HEIGHT - 160}" stroke-width="10"/>
<rect x="108" y="108" width="${WIDTH - 216}" height="${HEIGHT - 216}" stroke-width="2.5"/>
</g>
<g fill="${INK}">
${titleLines.join("")}${ornament(Math.max(last + 230, 1340))}${drawLine("A DOCUMENTARY EDITION", 44, 2150, outlines, 12)}</g>
</svg>
`;
}

/** The largest size at which the title fits in few lines; at the smallest, what is too long is cut. */
function fitTitle(title: string, outlines: Outlines): { size: number; lines: string[] } {
  let size = 0;
  let lines: string[] = [];
  for (size of TITLE_SIZES) {
    lines = wrapText(title, MEASURE / size, outlines);
    const widest = Math.max(...lines.map((line) => textWidth(line, outlines)));
    if (widest * size <= MEASURE && lines.length <= mostLines(size)) return { size, lines };
  }
  const most = mostLines(size);
  if (lines.length <= most) return { size, lines };
  return { size, lines: [...lines.slice(0, most - 1), `${lines[most - 1] ?? ""} …`] };
}

/** Many lines of large type look crowded: the smaller the type, the more lines there may be. */
function mostLines(size: number): number {
  if (size >= 150) return 2;
  if (size >= 120) return 4;
  return size >= 85 ? 6 : Math.floor(TITLE_HEIGHT / (size * LEADING));
}

function drawLine(line: string, size: number, baseline: number, outlines: Outlines, spacing: number): string {
  const characters = [...line];
  const drawn = characters.every((character) => outlines.has(character));
  const width = textWidth(line, outlines) * size + spacing * (characters.length - 1);
  if (!drawn) {
    const fit = width > MEASURE ? ` textLength="${MEASURE}" lengthAdjust="spacingAndGlyphs"` : "";
    return `<text x="${WIDTH / 2}" y="${round(baseline)}" text-anchor="middle" font-family="Libertinus Serif, serif" font-size="${size}"${fit}>${escapeText(line)}</text>\n`;
  }
  const scale = Math.min(1, (WIDTH - 260) / Math.max(1, width)) * (size / 1000);
  let at = 0;
  let paths = "";
  for (const character of characters) {
    const outline = outlines.get(character);
    if (outline?.path) paths += `<path transform="translate(${round(at)})" d="${outline.path}"/>`;
    at += (outline?.advance ?? 0) + (spacing / size) * 1000;
  }
  const left = (WIDTH - (at - (spacing / size) * 1000) * scale) / 2;
  return `<g transform="translate(${round(left)} ${round(baseline)}) scale(${round4(scale)} ${-round4(scale)})">${paths}</g>\n`;
}

/** A rule with a lozenge, below the title. */
function ornament(y: number): string {
  const centre = WIDTH / 2;
  const at = round(y);
  return `<path d="M${centre - 210} ${at - 1.5}h170v3h-170zM${centre + 40} ${at - 1.5}h170v3h-170zM${centre} ${at - 20}l20 20l-20 20l-20 -20z"/>\n`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
const round4 = (value: number): number => Math.round(value * 10_000) / 10_000;
