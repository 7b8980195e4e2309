import type { ChangeList } from "../change-list.ts";
import type { TextFlow } from "./text-flow.ts";
import type { OpenToken } from "./tokens.ts";

/** What an image tag says of a picture. */
interface Picture {
  readonly url: string | null;
  readonly description: string | null;
}

/** Marks pictures: those that elements hold together with their captions, and those that stand alone between paragraphs. */
export class Pictures {
  private readonly flow: TextFlow;
  private readonly changes: ChangeList;
  private figures = 0;
  /** Pictures since the last boundary between blocks, and where the words before it end. */
  private waiting: OpenToken[] = [];
  private wordsEnd = 0;

  constructor(flow: TextFlow, changes: ChangeList) {
    this.flow = flow;
    this.changes = changes;
  }

  /** An element begins that holds a picture and what is printed beneath; call what is returned at its end. */
  openFigure({ start }: OpenToken, image: OpenToken): () => void {
    const range = this.flow.begin();
    this.figures++;
    return () => {
      this.figures--;
      const end = range.start === null ? start : this.flow.lastEnd;
      this.mark(range.start ?? start, end, image);
    };
  }

  /** An image tag. One without a description is an ornament (HTML Living Standard 4.8.4.4), but for the first of a figure. */
  image(token: OpenToken): void {
    if (this.figures === 0 && pictureOf(token).description !== null) this.waiting.push(token);
  }

  /**
   * A boundary between blocks: pictures since the last one stand alone, where no words do.
   * @param inBlock whether they stand in a cell, an item or a note, which hold no picture
   */
  boundary(inBlock: boolean): void {
    const alone = this.flow.lastEnd === this.wordsEnd && !inBlock;
    for (const token of this.waiting) {
      if (alone) this.mark(token.start, token.start, token);
      else
        this.changes.remark({
          rule: "html-text/picture-in-text",
          severity: "info",
          message: `a picture inside the text is left out: “${pictureOf(token).description ?? ""}”`,
          hint: "Where it stands for a letter or a word, write that in the source.",
          start: token.start,
          end: token.end,
        });
    }
    this.waiting = [];
    this.wordsEnd = this.flow.lastEnd;
  }

  private mark(start: number, end: number, image: OpenToken): void {
    this.changes.mark({ type: "block", start, end, block: { kind: "figure", ...pictureOf(image) } });
  }
}

function pictureOf({ attributes }: OpenToken): Picture {
  const said = (name: string) => attributes.get(name)?.trim().replace(/\s+/g, " ") || null;
  const url = said("src");
  // an image inside the page itself is no address
  return { url: url !== null && /^data:/i.test(url) ? null : url, description: said("alt") ?? said("title") };
}
