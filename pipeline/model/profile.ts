/**
 * A house style, as data: what transforms look for in editions of this kind.
 * Words are compared without regard to case and to a colon or full stop behind them.
 */
export interface Profile {
  readonly name: string;
  /** Labels that stand over a list, by the kind of list. */
  readonly listLabels: { readonly subject: readonly string[]; readonly participants: readonly string[] };
  /** Whether every document begins with its number ("121. Memorandum of Conversation"). */
  readonly numberedDocuments: boolean;
  /** How the note on a document's own source begins ("Source:"); null where there is none. */
  readonly sourceNote: string | null;
  /** A heading of this form is an editorial note. */
  readonly editorialNote: readonly string[];
  /** How a line begins that names the volume a document was taken from. */
  readonly volumeTitles: readonly string[];
}
