import type { ChangeList } from "../change-list.ts";

/** Reports a tag or a comment that the file's end cuts off, or a long tag that holds another one's begin. */
export function tellUnfinished(text: string, start: number, end: number, changes: ChangeList): void {
  changes.remark({
    rule: "html-text/unfinished",
    severity: "warning",
    message: end === text.length ? "the file ends inside a tag or a comment" : "a long tag holds another tag’s begin",
    hint: "Look for a missing quotation mark or “>” here.",
    start,
    end,
  });
}
