import { wordPart } from "./package-parts.ts";
import { type Content, element } from "./word-xml.ts";

/** The settings (ISO/IEC 29500-1, 17.15.1): hyphenation, running heads of left and right pages, the notes' separators. */
export function settingsPart(): string {
  const separators = [-1, 0].map((id) => element("w:footnote", { "w:id": id }));
  const mode = {
    "w:name": "compatibilityMode",
    "w:uri": "http://schemas.microsoft.com/office/word",
    "w:val": 15,
  };
  return wordPart("settings", [
    element("w:defaultTabStop", { "w:val": 720 }),
    element("w:autoHyphenation"),
    element("w:consecutiveHyphenLimit", { "w:val": 3 }),
    element("w:doNotHyphenateCaps"),
    element("w:evenAndOddHeaders"),
    element("w:footnotePr", {}, separators),
    element("w:compat", {}, [element("w:compatSetting", mode)]),
  ]);
}

/** The footnotes' part (17.11.15): the two separators that Word wants, then the notes, at their ids from 1. */
export function footnotesPart(bodies: readonly (readonly Content[])[]): string {
  const spacing = element("w:spacing", { "w:after": 0, "w:line": 240, "w:lineRule": "auto" });
  const separator = (type: string, id: number): Content =>
    element("w:footnote", { "w:type": type, "w:id": id }, [
      element("w:p", {}, [element("w:pPr", {}, [spacing]), element("w:r", {}, [element(`w:${type}`)])]),
    ]);
  return wordPart("footnotes", [
    separator("separator", -1),
    separator("continuationSeparator", 0),
    ...bodies.map((body, at) => element("w:footnote", { "w:id": at + 1 }, body)),
  ]);
}
