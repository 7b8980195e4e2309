const SIGNATURE = /^(\p{Lu}|\p{Lu}\p{Lu}) ?\d?\*?$/u;
/** The letters that printers count sheets by: I and J, U and V are one, W is left out. */
const SHEETS = "ABCDEFGHIKLMNOPQRSTUXYZ";
/** How many pages a sheet makes. */
const SHEET_PAGES = new Set([4, 8, 12, 16, 24, 32]);

/** The pages whose last line is a printer's signature mark: letters that go on by one from sheet to sheet. */
export function signatureMarks(lasts: readonly string[]): ReadonlySet<number> {
  const marks = lasts.flatMap((words, page) => {
    const sheet = SHEETS.indexOf(SIGNATURE.exec(words.trim())?.[1]?.[0]?.replace("J", "I").replace("V", "U") ?? "#");
    return sheet < 0 ? [] : [{ page, sheet }];
  });
  const proven = new Set<number>();
  for (const [at, mark] of marks.entries()) {
    const next = marks[at + 1];
    if (!next || next.sheet !== mark.sheet + 1 || !SHEET_PAGES.has(next.page - mark.page)) continue;
    proven.add(mark.page).add(next.page);
  }
  return proven;
}
