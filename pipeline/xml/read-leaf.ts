import type { Correction, PageBreak } from "../model/edition.ts";
import {
  elementsOf,
  flag,
  keptBeside,
  oneOf,
  onlyAttributes,
  plainTextOf,
  required,
  UnexpectedXml,
} from "./element-reader.ts";
import { CERTAINTIES } from "./kinds.ts";
import type { XmlTree } from "./tree.ts";

export function readPageBreak(element: XmlTree): PageBreak {
  const kept = keptBeside(element, "xml:id", "number", "supplied");
  onlyEmpty(element);
  const supplied = flag(element, "supplied") ? ({ supplied: true } as const) : {};
  return {
    type: "page-break",
    ...kept,
    id: required(element, "xml:id"),
    number: required(element, "number"),
    ...supplied,
  };
}

export function readCorrection(element: XmlTree): Correction {
  onlyAttributes(element, "rule", "certainty");
  const [before, after, ...more] = elementsOf(element);
  if (before?.name !== "before" || after?.name !== "after" || more.length > 0) {
    throw new UnexpectedXml(element, "has to hold the readings before and after");
  }
  return {
    type: "correction",
    rule: required(element, "rule"),
    certainty: oneOf(element, "certainty", CERTAINTIES),
    before: plainTextOf(before),
    after: plainTextOf(after),
  };
}

/** Refuses content. */
export function onlyEmpty(element: XmlTree): void {
  if (element.children.length > 0) throw new UnexpectedXml(element, "has to be empty");
}
