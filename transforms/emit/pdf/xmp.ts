const schema =
  '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>' +
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" +
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>" +
  '<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category>' +
  "<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>" +
  "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>" +
  "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>";

const part = '<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>';

/**
 * XMP metadata of a PDF/A file with the claim of PDF/UA-1 added (ISO 14289-1, clause 5), and the extension
 * schema by which PDF/A allows that claim (ISO 19005-3, 6.6.2.3).
 * @throws Error where the metadata has no list of extension schemas to add to.
 */
export function claimUniversalAccess(xmp: string): string {
  return before(before(xmp, "</rdf:Bag></pdfaExtension:schemas>", schema), "</rdf:Description></rdf:RDF>", part);
}

function before(text: string, mark: string, added: string): string {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`The PDF's metadata has no ${mark}`);
  return text.slice(0, at) + added + text.slice(at);
}
