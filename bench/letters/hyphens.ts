import { lexiconOf } from "../../pipeline/lexicon/load-lexicon.ts";
import { type HyphenVerdict, judgeHyphen, lineEndHyphen } from "../../transforms/normalize/line-ends/hyphens.ts";
import { vocabularyOf } from "../../transforms/normalize/line-ends/vocabulary.ts";
import { setInLines } from "./set-lines.ts";

/** How many hyphens of a kind were judged how; `none` is those that were taken for a dash. */
export type Judged = Record<HyphenVerdict["kind"] | "none", number>;

/** The hyphens of line ends and those of words, at the line ends of clean texts. */
export interface HyphenFigures {
  readonly ofLines: Judged;
  readonly ofWords: Judged;
  /** Words that lost their hyphen, each once. */
  readonly lost: readonly string[];
}

const WIDTHS = [58, 63, 69];

/** Sets clean texts in lines, and judges every hyphen at a line's end. */
export function measureHyphens(texts: readonly string[]): HyphenFigures {
  const lexicon = lexiconOf("en", ".");
  const [ofLines, ofWords] = [nothing(), nothing()];
  const lost = new Set<string>();
  for (const text of texts) {
    for (const width of WIDTHS) {
      const { lines, hyphens } = setInLines(text, width);
      const vocabulary = vocabularyOf(lines.join("\n"));
      for (const { line, isOwn } of hyphens) {
        const hyphen = lineEndHyphen(lines[line] ?? "", lines[line + 1] ?? "");
        const kind = hyphen ? judgeHyphen(hyphen, vocabulary, lexicon, "en").kind : "none";
        (isOwn ? ofWords : ofLines)[kind]++;
        if (isOwn && kind === "join" && hyphen) lost.add(`${hyphen.left}-${hyphen.right}`);
      }
    }
  }
  return { ofLines, ofWords, lost: [...lost].sort() };
}

function nothing(): Judged {
  return { join: 0, keep: 0, doubt: 0, part: 0, none: 0 };
}
