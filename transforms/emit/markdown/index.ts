import type { EmitTransform } from "../../../pipeline/transform.ts";

/** Options of the Markdown edition. */
export interface MarkdownOptions {
  /** Whether title and language stand before the text as YAML, as pandoc reads them. */
  readonly metadata: boolean;
}

/**
 * CommonMark 0.31 with what pandoc adds to it for footnotes and tables. Reading it gives the same text again. See
 * docs/markdown.md.
 */
export const markdown: EmitTransform<MarkdownOptions> = {
  phase: "emit",
  name: "markdown",
  rules: [],
  defaults: { metadata: false },
  async run(input, { options }) {
    const { writeMarkdown } = await import("./write-markdown.ts");
    const text = writeMarkdown(input.edition, options.metadata);
    return { name: `${input.stem}.md`, mediaType: "text/markdown", bytes: new TextEncoder().encode(text) };
  },
  async count(bytes) {
    const { countMarkdown } = await import("./count-markdown.ts");
    return countMarkdown(new TextDecoder().decode(bytes));
  },
};
