import type { Metadata } from "../model/metadata.ts";
import { element } from "./element.ts";

/** How text and attributes are written as markup. */
export interface MarkupWriter {
  text(value: string): string;
  attribute(name: string, value: string | null): string;
}

/** The parts of `metadata` in canonical XML, in their order; `description` is one part, given as its own parts. */
export function writeMetadata(
  { title, provenance, description, header }: Metadata,
  { text, attribute }: MarkupWriter,
): {
  readonly before: readonly string[];
  readonly description: readonly string[] | null;
  readonly after: readonly string[];
} {
  const plain = (name: string, value: string | undefined) =>
    value === undefined ? [] : [element(name, "", text(value))];
  return {
    before: [element("title", "", text(title)), ...provenance.map((line) => element("provenance", "", text(line)))],
    description: description
      ? [
          ...(description.titles ?? []).map((one) => element("title", attribute("type", one.type), text(one.text))),
          ...(description.people ?? []).map((one) => element("person", attribute("role", one.role), text(one.name))),
          ...plain("publisher", description.publisher),
          ...plain("place", description.place),
          ...plain("date", description.date),
          ...(description.licence
            ? [element("licence", attribute("url", description.licence.url), text(description.licence.text))]
            : []),
          ...(description.identifiers ?? []).map((one) =>
            element("identifier", attribute("type", one.type), text(one.value)),
          ),
          ...(description.sources ?? []).map((one) => element("source", "", text(one))),
          ...plain("facsimile", description.facsimile),
        ]
      : null,
    after: plain("header", header),
  };
}
