import type { Profile } from "../../pipeline/model/profile.ts";
import { View } from "../../pipeline/model/view.ts";
import type { Changes, Mark, SourceFile } from "../../pipeline/transform.ts";
import { html } from "../../transforms/read/html/index.ts";
import { markdown } from "../../transforms/read/markdown/index.ts";
import { plainText } from "../../transforms/read/plain-text.ts";

/** A house style without any signs. */
export const neutralProfile: Profile = {
  name: "none",
  recognizedBy: [],
  numberedDocuments: false,
  documentKinds: [],
  editorialNotes: [],
  volumeTitles: [],
  listLabels: { subject: [], participants: [] },
  sourceNote: null,
  sourceNoteUnnumbered: null,
  smallCapitalSignatures: false,
  insertions: null,
  italics: [],
};

export type Format = "plain-text" | "markdown-text" | "html-text";
export const formats: readonly Format[] = ["plain-text", "markdown-text", "html-text"];

/** Runs one reader over a text. */
export function changesOf(format: Format, text: string): Changes {
  const view = View.of("source", text);
  const context = {
    profile: neutralProfile,
    source: "source",
    layout: null,
    marks: [],
    language: "en",
    lexicon: () => null,
  };
  switch (format) {
    case "plain-text":
      return plainText.run(view, { ...context, options: plainText.defaults });
    case "markdown-text":
      return markdown.run(view, { ...context, options: markdown.defaults });
    case "html-text":
      return html.run(view, { ...context, options: html.defaults });
  }
}

/** What a reader makes of a text: the text after its edits, with its marks. */
export interface Reading {
  readonly changes: Changes;
  readonly view: View;
  readonly conflicts: number;
}

export function read(format: Format, text: string): Reading {
  const changes = changesOf(format, text);
  const repairs = changes.edits.map(({ start, end, ...edit }) => ({
    ...edit,
    span: { source: "source", start, end },
    before: text.slice(start, end),
  }));
  const { view, conflicts } = View.of("source", text).apply(repairs);
  return { changes, view, conflicts: conflicts.length };
}

/** A mark as the case files write it: what it says, and the words it stands over. */
export function tellMark({ view }: Reading, mark: Mark): Record<string, unknown> {
  const words = view.text.slice(view.offsetOf(mark.start), view.offsetOf(mark.end));
  if (mark.type === "block") {
    const { kind, ...said } = mark.block;
    return { mark: kind, ...said, words };
  }
  const { type, start: _start, end: _end, ...said } = mark;
  return { mark: type, ...said, words };
}

export function fileOf(name: string, text: string): SourceFile {
  return { name, text, bytes: new TextEncoder().encode(text), encoding: "utf-8", byteOrderMark: false };
}
