import type { Converter } from "../converter.ts";
import { cpuSeconds } from "./cpu-time.ts";
import { exponentOf } from "./growth.ts";

/** How long a hostile input takes, up to the size that was tried. */
export interface Hostile {
  readonly what: string;
  readonly reader: string;
  readonly points: readonly { readonly characters: number; readonly seconds: number }[];
  readonly exponent: number;
  /** Why it ended before a million repetitions; null where it did not. */
  readonly ended: string | null;
}

const MOST = 1_000_000;
const REPETITIONS = [16_000, 125_000, 250_000, 500_000, MOST];
/** Longer files than this are not tried (characters). */
const LONGEST = 2_000_000;
/** A step that takes longer than this (seconds), and grows with more than this exponent, is the last. */
const PATIENCE = 8;
const STEEP = 1.5;

const EVERYWHERE = ["[", "(", "]", "1", ".", "*", "⁹", "^1", "_", "<", "&", "“", "-", "a", " ", "\n", "\n\n", "\f"];
const UNITS: Readonly<Record<string, readonly string[]>> = {
  txt: [
    ...EVERYWHERE,
    "{",
    "1. ",
    "1. \n",
    "1. word\n",
    "1. Word\n\n",
    "[Page 1]",
    "[Page 1] ",
    "[Page 1]\n\n",
    "[1] ",
    "word1 ",
    "Word.1 ",
    "1958",
    "194849 ",
    "January 1, 1958 ",
    "Document 1 ",
    "pp. 1–2 ",
    "(sic",
    "Name, ",
    "Ab, C\n\n",
    "WORD\n\n",
    "— ",
    "↩",
    "↩ ",
    "Source: a\n\n",
    "* a\n\n",
    "a) b\n\n",
  ],
  md: [
    ...EVERYWHERE,
    "**",
    "* ",
    "*a ",
    "*a* ",
    "`",
    "](",
    "[](",
    "[a](#) ",
    "![",
    "|",
    "| a\n",
    "# ",
    "#\n",
    "> ",
    "- \n",
    "  - a\n",
    "\\",
    "[^1] ",
    "[^1]: a\n",
    "<b>",
    "<!--",
    "~~~\n",
    "&amp;",
    "⁹ ",
  ],
  html: ["<", "<b>", "</b>", "<p>", "<div>", "<a href=#>", "&", "&amp;", "<!--", "<table><tr><td>", "<ol><li>", '"'],
};

/** Converts files that are nothing but one thing, up to a million times. */
export async function measureHostile(converter: Converter, say: (line: string) => void): Promise<Hostile[]> {
  const out: Hostile[] = [];
  for (const [reader, units] of Object.entries(UNITS))
    for (const unit of units) {
      const hostile = await measureOne(converter, reader, unit);
      const last = hostile.points.at(-1);
      say(
        `hostile, ${reader}, ${hostile.what}: ${last?.seconds.toFixed(2)} s, exponent ${hostile.exponent.toFixed(2)} ${hostile.ended ?? ""}`,
      );
      out.push(hostile);
    }
  return out;
}

async function measureOne(converter: Converter, reader: string, unit: string): Promise<Hostile> {
  const points: { characters: number; seconds: number }[] = [];
  const ended = await grow(converter, reader, unit, points);
  const what = JSON.stringify(unit).slice(1, -1);
  return { what, reader, points, exponent: points.length > 1 ? exponentOf(points.slice(-3)) : Number.NaN, ended };
}

async function grow(
  converter: Converter,
  reader: string,
  unit: string,
  points: { characters: number; seconds: number }[],
): Promise<string | null> {
  for (const count of REPETITIONS) {
    if (count * unit.length > LONGEST) break;
    const text = unit.repeat(count);
    try {
      const seconds = await cpuSeconds(() => converter.convert(`hostile.${reader}`, text));
      points.push({ characters: text.length, seconds });
      if (count < MOST && points.length > 1 && seconds > PATIENCE && exponentOf(points.slice(-2)) > STEEP)
        return `too slow after ${count}`;
    } catch (error) {
      return `failed at ${count}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return null;
}
