const SHOWN = 40;

/** Where two texts first differ, white space aside, with what stands there; null where they are equal. */
export function textDifference(expected: string, actual: string): string | null {
  const [wanted, found] = [expected.replace(/\s+/g, ""), actual.replace(/\s+/g, "")];
  if (wanted === found) return null;
  let at = 0;
  while (wanted[at] === found[at]) at++;
  const show = (text: string) => (at < text.length ? `“${text.slice(at, at + SHOWN)}”` : "its end");
  const before = at === 0 ? "at its beginning" : `after “${wanted.slice(Math.max(0, at - SHOWN), at)}”`;
  return `${before} the source has ${show(wanted)}, the edition ${show(found)}`;
}
