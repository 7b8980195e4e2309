/** Words of which the close of a letter is made; the first list are those without which there is none. */
const CLOSE_CORE = new Set(
  (
    "sincerely faithfully respectfully cordially truly affectionately obediently gratefully devotedly fraternally " +
    "yours regard regards wishes greetings ever servant esteem respects"
  ).split(" "),
);
const CLOSE_WORDS = new Set(
  (
    "very most your always as warmly warm warmest best kind kindest high highest great deep profound perfect personal good all my the sincere " +
    "friendly cordial friendship respect with and to you both from again believe me i am remain have honor honour be " +
    "sir dear mr madam president excellency obedient humble submitted of every many assurance assurances consideration"
  ).split(" "),
);
const MOST_CLOSE_WORDS = 14;

const DEAR = /^["“‘]?(?:my )?dear\s[^.:;!?]{1,60}(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen|Amb)\.[^.:;!?]{1,50})?[:,—–-]$/iu;
const SALUTED =
  /^["“‘]?(?:(?:Dear )?(?:Sirs?|Madam|Gentlemen|Excellency|Messieurs)|(?:Your|His) Excellency|Mr\.? (?:President|Secretary|Ambassador|Minister|Chairman|Prime Minister|Speaker)|Monsieur le (?:Ministre|Président)|Honorable Sir)\s?[:,]$/iu;
const MOST_SALUTE_WORDS = 9;

const ATTACHED =
  /^\[?(?:Sub-?)?(?:Attachment|Enclosure|Inclosure|Annex|Appendix|Tab)(?:\s(?:No\.\s?)?(?:\d{1,2}|[A-Z]|[IVX]{1,5}))?\]?$/iu;

const PARTICLE = /^(?:de|von|van|der|den|du|la|le|ten|ter|da|di|el|al|bin|zu|und|y|e|dos)$/u;
const NAME_WORD = /^(?:\p{Lu}\.?|(?:\p{Lu}\.-?)+|(?:Mc|Mac|O[’'])?\p{Lu}[\p{L}’'-]*\.?)$/u;
const OFFICE =
  /^(?:(?:Acting|Deputy|Assistant|Associate|Special|Under|Vice|Executive|Chief|First|Second|Third|Permanent|General|Rear|Major|Brigadier|Lieutenant|Colonel|Captain|Commander|Admiral|Foreign|Prime|Legal|Staff|Naval|Military|Press|Consul|Counselor|Minister|Chargé|Ambassador|Secretary|Director|Chairman|President|Adviser|Advisor|Attorney|Administrator|Commissioner|Representative|Governor|Senator|Clerk|Surgeon|Registrar)\b|For the\s)/u;
/** Words of headings and of what stands at the end of a text; no one is called so. */
const NO_NAME =
  /\b(?:End|Finis|Conclusions?|Memorandum|Draft|Paper|Letter|Message|Report|Statement|Annex|Attachments?|Enclosures?|Appendix|Tab|Notes?|Text|Summary|Recommendations?|Agenda|Continued|Index|Top Secret|Secret|Confidential)\b/iu;
const SIGNED = /^["“(]*Signed\b[):]*\s/iu;
const SMALL_WORDS =
  /^(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|as|vs|versus|de|von|between|under|into)$/iu;

const wordsOf = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== "");

const hasCloseWord = (words: readonly string[]): boolean =>
  words.some((word) => CLOSE_CORE.has(word.toLowerCase().replace(/(?<!\W)\W+$/u, "")));

/** Whether a block is the close of a letter and nothing else ("Sincerely yours,", "With warm regards, As ever,"). */
export function isClose(text: string): boolean {
  if (!/^["“‘]?\p{Lu}/u.test(text) || text.length > 120) return false;
  const words = (text.toLowerCase().match(/[\p{L}’']+/gu) ?? []).slice(0, MOST_CLOSE_WORDS + 1);
  return (
    words.length <= MOST_CLOSE_WORDS &&
    /[\p{L},.]["”’]?$/u.test(text) &&
    words.every((word) => CLOSE_CORE.has(word) || CLOSE_WORDS.has(word)) &&
    words.some((word) => CLOSE_CORE.has(word))
  );
}

/** Whether a block is a salutation that stands alone; one that the letter goes on behind is its first paragraph's. */
export function isSalute(text: string, opens: boolean): boolean {
  if (text.length > 120 || wordsOf(text).length > MOST_SALUTE_WORDS) return false;
  return DEAR.test(text) || (opens && SALUTED.test(text));
}

/** Whether a block is the heading of what was sent with a document ("Attachment", "[Enclosure 2]", "Tab A"). */
export function isAttachedHeading(text: string): boolean {
  return text.length < 40 && ATTACHED.test(text);
}

/** Whether a paragraph begins with the letters of a postscript. */
export function isPostscript(text: string): boolean {
  return /^["“‘]?(?:P\.\s?)?P\.\s?S\.?(?=[\s.:—–-])|^["“‘]?(?:Postscript|Post Scriptum)\s?[:.—–-]/u.test(text);
}

/** Whether a line says itself that it is a signature (“Signed: Chris”, “(Signed) Ole Brandt”). */
export function isSigned(text: string): boolean {
  return SIGNED.test(text) && isSignature(text.replace(SIGNED, "").replace(/(?<![.”"])[.”"]+$/u, ""));
}

/** Whether a line is the name of a person or its initials, with nothing else on it but an office at most. */
export function isName(text: string): boolean {
  const words = wordsOf(text.replace(/[[\]()“”"*]/gu, ""));
  if (words.length === 0 || words.length > 5 || NO_NAME.test(text) || hasCloseWord(words)) return false;
  return (
    words.every((word) => NAME_WORD.test(word.replace(/,$/u, "")) || PARTICLE.test(word)) &&
    /^\p{Lu}/u.test(words[0] ?? "") &&
    !/[:;?!,]$/u.test(text) &&
    (!text.endsWith(".") || /(?:\b\p{Lu}|Jr|Sr)\.$/u.test(text))
  );
}

/** As `isName`, for a text that need not be a letter: one word alone may be anything. */
export function isFullName(text: string): boolean {
  return isName(text) && wordsOf(text).length > 1;
}

/** A name, with or without initials and an office, and no sentence. */
export function isSignature(text: string): boolean {
  const words = wordsOf(text);
  return (
    words.length <= 8 &&
    !/[:;?!]|,$/u.test(text) &&
    /^\p{Lu}/u.test(text) &&
    !NO_NAME.test(text) &&
    !hasCloseWord(words) &&
    words.every((word) => /^[\p{Lu}(]/u.test(word) || SMALL_WORDS.test(word)) &&
    (!text.endsWith(".") || /(?:\b\p{Lu}|Jr|Sr)\.$/u.test(text))
  );
}

/** Whether a line below a name is the office that its bearer held. */
export function isOffice(text: string): boolean {
  const words = wordsOf(text);
  return (
    words.length <= 12 &&
    OFFICE.test(text) &&
    !/[.:;?!]$/u.test(text) &&
    words.every((word) => /^[\p{Lu}(]/u.test(word) || SMALL_WORDS.test(word.replace(/\W/gu, "")))
  );
}
