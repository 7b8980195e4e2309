import type { Box } from "../../../pipeline/model/layout.ts";
import { defineTransform, type Extraction, type ReadTransform, type Refusal } from "../../../pipeline/transform.ts";
import { PageBuilder } from "./page-builder.ts";
import { parseMarkup } from "./parse-markup.ts";
import type { ReadWord } from "./read-word.ts";
import { readLayoutRules, takeOut } from "./rules.ts";

type Options = Readonly<Record<string, never>>;

const BY_ROOT = 0.98;
const FIRST_PART = 4_000;
const ROOT = /<(?:[\w.-]{1,40}:)?alto[\s>]/u;

/** Reads ALTO 2 to 4 (Library of Congress): pages, lines and strings with their places and confidences. */
export const alto = defineTransform<Options, ReadTransform<Options>>({
  phase: "read",
  name: "alto",
  rules: readLayoutRules("alto"),
  defaults: {},
  accepts: ({ text }) => (ROOT.test(text.slice(0, FIRST_PART)) ? BY_ROOT : 0),
  extract: ({ text }) => extract(text),
  run: (view, { layout }) => takeOut(view.text, "alto", layout),
});

function extract(text: string): Extraction | Refusal {
  const builder = new PageBuilder();
  const refusal = parseMarkup(text, true, new AltoReader(builder));
  return refusal ?? builder.finish();
}

class AltoReader {
  private readonly builder: PageBuilder;
  private words: ReadWord[] = [];
  private box: Box | null = null;

  constructor(builder: PageBuilder) {
    this.builder = builder;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const { WIDTH, CONTENT, WC } = attributes;
    switch (name) {
      case "Page":
        this.builder.startPage(Number(WIDTH ?? 0) || 0);
        break;
      case "TextLine":
        this.words = [];
        this.box = boxOf(attributes);
        break;
      case "String":
        this.words.push({
          text: CONTENT ?? "",
          box: boxOf(attributes),
          confidence: WC === undefined ? null : Number(WC),
        });
        break;
      case "HYP":
        this.hyphen(CONTENT ?? "-");
        break;
    }
  }

  close(name: string): void {
    if (name === "TextLine") this.builder.line(this.words, this.box);
  }

  text(): void {
    // the words stand in attributes
  }

  /** The hyphen at a line's end is an element of its own; some writers repeat it in the last string. */
  private hyphen(sign: string): void {
    const last = this.words.at(-1);
    if (last && !/[-\u00ad¬]$/u.test(last.text))
      this.words[this.words.length - 1] = { ...last, text: `${last.text}${sign}` };
  }
}

function boxOf({ HPOS, VPOS, WIDTH, HEIGHT }: Readonly<Record<string, string>>): Box | null {
  if (HPOS === undefined || VPOS === undefined) return null;
  const [left, top] = [Number(HPOS), Number(VPOS)];
  return { left, top, right: left + Number(WIDTH ?? 0), bottom: top + Number(HEIGHT ?? 0) };
}
