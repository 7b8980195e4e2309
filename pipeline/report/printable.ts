/** Text as a terminal may be given it: the name of a file, or a text, may hold characters that move the cursor or worse. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, "\u{FFFD}");
}
