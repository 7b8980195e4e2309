/** What Tesseract calls languages of printed editions, by their tags (BCP 47); most are the codes of ISO 639-2/T. */
const NAMES: Readonly<Record<string, string>> = {
  ar: "ara",
  bg: "bul",
  ca: "cat",
  cs: "ces",
  cy: "cym",
  da: "dan",
  de: "deu",
  el: "ell",
  en: "eng",
  es: "spa",
  et: "est",
  fi: "fin",
  fr: "fra",
  ga: "gle",
  grc: "grc",
  he: "heb",
  hr: "hrv",
  hu: "hun",
  is: "isl",
  it: "ita",
  ja: "jpn",
  ko: "kor",
  la: "lat",
  lt: "lit",
  lv: "lav",
  nb: "nor",
  nl: "nld",
  nn: "nor",
  no: "nor",
  pl: "pol",
  pt: "por",
  ro: "ron",
  ru: "rus",
  sk: "slk",
  sl: "slv",
  sr: "srp",
  sv: "swe",
  tr: "tur",
  uk: "ukr",
  yi: "yid",
  zh: "chi_sim",
};

/** Tesseract's name of a language, by its tag; the tag's own language where the table does not have it. */
export function languageName(tag: string): string {
  const [language = ""] = tag.toLowerCase().split("-");
  return NAMES[language] ?? language;
}

/** Whether a name can be given to Tesseract: `deu`, `deu+lat`, `script/Fraktur`, nothing that it could take for an option. */
export function isLanguageName(name: string): boolean {
  return /^[a-z]\w{0,30}(?:\/\w{1,30})?(?:\+[a-z]\w{0,30}(?:\/\w{1,30})?){0,8}$/iu.test(name);
}
