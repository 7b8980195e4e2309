import type { Inline } from "../../../pipeline/model/edition.ts";

const WHITE = /[ \t\n]+/g;

interface State {
  /** Whether a line end at this place gives no space: one stands there, or the run begins. */
  spaced: boolean;
  /** The text that ended last, where it ended with a line end. */
  last: { text: string } | null;
}

/**
 * A run of text without the white space of the file's lines: white space with a line end in it is one space, and
 * none at the ends of the run and behind another. White space within a line stays as it is.
 */
export function withoutLineEnds(inlines: readonly Inline[]): Inline[] {
  const state: State = { spaced: true, last: null };
  const run = tidy(inlines, state);
  if (state.last) state.last.text = state.last.text.replace(/ $/, "");
  return withoutEmpty(run);
}

function tidy(inlines: readonly Inline[], state: State): Inline[] {
  return inlines.map((node) => tidyNode(node, state));
}

function tidyNode(node: Inline, state: State): Inline {
  switch (node.type) {
    case "text": {
      const draft = { ...node, text: collapsed(node.text, state) };
      if (draft.text === "") return draft;
      state.last = endsLine(node.text) ? draft : null;
      state.spaced = /[ \t\n]$/.test(draft.text);
      return draft;
    }
    case "correction":
      state.last = null;
      state.spaced = false;
      return node;
    case "line-break":
      state.spaced = true;
      return node;
    case "note":
    case "page-break":
      return node;
    case "kept":
      if (node.display === "hidden") return { ...node, children: withoutLineEnds(node.children) };
      if (node.children.length === 0) state.last = null;
      return { ...node, children: tidy(node.children, state) };
    case "emphasis":
    case "editorial":
    case "reference":
    case "date":
    case "place":
    case "margin-note":
    case "unclear":
      return { ...node, children: tidy(node.children, state) };
  }
}

function collapsed(text: string, state: State): string {
  if (!text.includes("\n")) return text;
  return text.replace(WHITE, (white, at: number) => {
    if (!white.includes("\n")) return white;
    return at === 0 && state.spaced ? "" : " ";
  });
}

/** Whether the white space at the end of a text has a line end in it. */
function endsLine(text: string): boolean {
  return text.slice(text.trimEnd().length).includes("\n");
}

function withoutEmpty(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const node of inlines) {
    if (node.type === "text") {
      if (node.text !== "") out.push(node);
    } else if (node.type !== "note" && "children" in node) out.push({ ...node, children: withoutEmpty(node.children) });
    else out.push(node);
  }
  return out;
}
