/** Regions that Word's spelling and hyphenation want where a tag names the language alone. */
const regions: Readonly<Record<string, string>> = {
  ar: "ar-SA",
  cs: "cs-CZ",
  da: "da-DK",
  de: "de-DE",
  en: "en-US",
  es: "es-ES",
  fa: "fa-IR",
  fr: "fr-FR",
  he: "he-IL",
  hu: "hu-HU",
  it: "it-IT",
  nl: "nl-NL",
  pl: "pl-PL",
  pt: "pt-PT",
  ru: "ru-RU",
  sv: "sv-SE",
  uk: "uk-UA",
};

const rightToLeft: ReadonlySet<string> = new Set(["ar", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"]);

/**
 * Fills in what of the style sheet depends on the edition: its language, its direction, and the outline
 * levels of documents (`documentLevel`, from 1) and of the headings inside them.
 */
export function fillStyles(template: string, language: string, documentLevel: number): string {
  const tag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? language : "und";
  const primary = tag.split("-")[0]?.toLowerCase() ?? tag;
  const known = regions[tag.toLowerCase()] ?? tag;
  const values: Readonly<Record<string, string>> = {
    language: known,
    "bidi-language": rightToLeft.has(primary) ? known : "he-IL",
    direction: rightToLeft.has(primary) ? "<w:bidi/>" : "",
    "document-outline": String(documentLevel - 1),
    "section-outline-1": String(documentLevel),
    "section-outline-2": String(documentLevel + 1),
    "section-outline-3": String(documentLevel + 2),
  };
  return template.replace(/\{\{([a-z0-9-]+)\}\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`the style sheet asks for ${whole}, which nothing fills in`);
    return value;
  });
}
