/**
 * The elements of TEI simplePrint: those it selects for texts, those of its header, and those for characters (“An
 * Introduction to TEI simplePrint”, Summary of changes).
 */
const ELEMENTS = new Set(
  `ab abbr actor add address addrLine anchor argument author back bibl biblScope body byline c castGroup castItem castList
  cb cell choice cit closer code corr date dateline del desc div docAuthor docDate docEdition docImprint docTitle editor
  email epigraph expan facsimile figDesc figure floatingText foreign formula front fw g gap graphic group head hi imprimatur
  item l label lb lg list listBibl listPerson listPlace measure milestone name note num opener orig p pb pc person place
  postscript publisher pubPlace q quote ref reg relatedItem resp respStmt rhyme role roleDesc row rs s salute seg set sic
  signed sp speaker stage subst supplied surface table TEI teiCorpus term text time title titlePage titlePart trailer
  unclear w zone
  abstract availability biblFull catDesc catRef category change classCode classDecl creation distributor edition
  editionStmt editorialDecl encodingDesc extent fileDesc idno keywords langUsage language licence listChange listPrefixDef
  namespace notesStmt particDesc prefixDef profileDesc projectDesc publicationStmt refsDecl rendition revisionDesc
  samplingDecl seriesStmt settingDesc sourceDesc tagUsage tagsDecl taxonomy teiHeader textClass titleStmt xenoData
  char charDecl charProp glyph localProp mapping unicodeProp unihanProp`.split(/\s+/),
);

/** Attributes and classes of attributes that it deletes, or that belong to modules it leaves out; by tei_all's names. */
const DELETED =
  /^att\.(?:(?:datcat|declarable|declaring|ranging|datable\.iso|datable\.custom|global\.change|transcriptional|rdgPart)\.attributes|global\.linking\.attribute\.(?:sameAs|synch|copyOf|exclude|select)|canonical\.attribute\.key|editLike\.attribute\.(?:evidence|instant)|global\.rendition\.attribute\.(?:rend|style)|dimensions\.attribute\.precision|divLike\.attribute\.(?:org|sample)|metrical\.attribute\.(?:met|real))$/;

const PLACES = `above below top top-right top-left top-centre bottom-right bottom-left bottom-centre bottom tablebottom
  margin-right margin margin-inner margin-left opposite overleaf overstrike end divend parend inline inspace block`;
const NAMES = `person forename surname personGenName personRoleName personAddName nameLink org country placeGeog place`;

/**
 * A RELAX NG grammar of TEI simplePrint, made of the grammar tei_all: the elements that simplePrint leaves out are taken
 * out, so are the attributes that it deletes, and the values that it closes are closed. Not by the processor for ODD, but
 * by the same statements.
 */
export function simplePrintSchema(teiAll: string): string {
  const choice = (values: string) =>
    values
      .split(/\s+/)
      .map((value) => `<value>${value}</value>`)
      .join("");
  return teiAll.replace(/ {3}<define name="([^"]+)"[^>]*>[\s\S]*?\n {3}<\/define>/g, (definition, name: string) => {
    const without = (content: string) => `   <define name="${name}">${content}</define>`;
    const defined = /^ {3}<define [^>]*>\s*<element name="([^"]+)"/.exec(definition)?.[1];
    if (defined !== undefined && !ELEMENTS.has(defined)) return without("<notAllowed/>");
    if (DELETED.test(name)) return without("<empty/>");
    if (name === "att.placement.attribute.place")
      return without(`<optional><attribute name="place"><choice>${choice(PLACES)}</choice></attribute></optional>`);
    if (defined === "name")
      return definition.replace(
        '<ref name="att.typed.attributes"/>',
        `<ref name="att.typed.attribute.subtype"/><optional><attribute name="type"><choice>${choice(NAMES)}</choice></attribute></optional>`,
      );
    if (defined === "TEI") return definition.replace(/<optional>\s*<attribute name="version"[\s\S]*?<\/optional>/, "");
    return definition;
  });
}

/**
 * What simplePrint asks for besides its grammar (its Schematron rules): local pointers lead somewhere, looks are those
 * of the Simple scheme or declared, a `choice` has a pair of readings, a `bibl` something in it, and the text no `term`.
 */
export function simplePrintFaults(xml: string): readonly string[] {
  const ids = new Set([...xml.matchAll(/ xml:id="([^"]*)"/g)].map(([, id]) => id));
  const faults: string[] = [];
  for (const [, name = "", value = ""] of xml.matchAll(/ (target|corresp|rendition)="([^"]*)"/g))
    for (const token of value.split(/\s+/)) {
      const isLost = token.startsWith("#") && !ids.has(token.slice(1));
      if (isLost || (name === "rendition" && !/^(?:simple:|#)/.test(token))) faults.push(`${name}="${value}"`);
    }
  for (const [choice] of xml.matchAll(/<choice\b[^>]*>(?:(?!<\/choice>)[\s\S])*/g))
    if (
      !["sic corr", "abbr expan", "orig reg"].some((pair) =>
        pair.split(" ").every((name) => choice.includes(`<${name}`)),
      )
    )
      faults.push(choice);
  if (/<bibl\b[^>]*(?:\/>|>\s*<\/bibl>)/.test(xml)) faults.push("an empty bibl");
  if (/<term\b/.test(xml.slice(xml.indexOf("<text")))) faults.push("a term in the text");
  return faults;
}
