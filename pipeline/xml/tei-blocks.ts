/**
 * Elements of TEI that are always blocks: what holds one of them outside its notes holds blocks, even a `p`
 * (TEI `model.divPart`, `model.divWrapper` and parts of title pages, as far as they never are phrases).
 */
export const TEI_BLOCKS: ReadonlySet<string> = new Set([
  ...["ab", "argument", "body", "byline", "castItem", "castList", "closer", "dateline", "div", "div1", "div2", "div3"],
  ...["div4", "div5", "div6", "div7", "docImprint", "docTitle", "entry", "epigraph", "figure", "floatingText", "head"],
  ...["imprimatur", "item", "l", "lg", "list", "listBibl", "listEvent", "listOrg", "listPerson", "listPlace", "opener"],
  ...["p", "person", "postscript", "salute", "signed", "sp", "table", "titlePage", "titlePart", "trailer"],
]);
