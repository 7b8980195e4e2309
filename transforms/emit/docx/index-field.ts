/** What an index field says (XE, ISO/IEC 29500-1, 17.16.5.79): quotation marks, colons and backslashes are its own signs. */
export function indexInstruction(heading: string): string {
  return `${INDEX_FIELD}"${heading.replace(/[\\":]/g, "\\$&")}" `;
}

/** How every index field begins. */
export const INDEX_FIELD = " XE ";
