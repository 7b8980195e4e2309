import type { Figure, KeptInline, Rendition } from "./edition.ts";
import { plainText } from "./walk.ts";

/**
 * What an edition shows, in brackets, for a kept element that says that something is missing and prints nothing
 * for it (a `gap`); null for any other element.
 */
export function gapStandIn({ element, attributes, children }: KeptInline): string | null {
  if (element !== "gap" || children.length > 0) return null;
  const said = (name: string) => attributes?.find((attribute) => attribute.name === name)?.value;
  const extent = said("extent") ?? [said("quantity"), said("unit")].filter((part) => part !== undefined).join(" ");
  const words = [extent, said("reason") ?? ""].filter((part) => part !== "").join(" ");
  return words === "" ? "[…]" : `[${words}]`;
}

/** What stands for a picture where only text can stand: its description, in brackets. */
export function figureStandIn({ description }: Figure): string {
  return description === null ? "[Illustration]" : `[Illustration: ${description}]`;
}

/** What is told of a picture to those who do not see it: its description, else its caption (WCAG 1.1.1). */
export function figureWords({ description, head }: Figure): string {
  const caption = head === null ? "" : plainText(head).replace(/\s+/g, " ").trim();
  return description ?? (caption === "" ? "Illustration" : caption);
}

/** Looks by the names that TEI files give them in `@rend`. */
const LOOKS: Readonly<Record<string, Rendition>> = {
  italic: "italic",
  italics: "italic",
  bold: "bold",
  strong: "bold",
  smallcaps: "small-caps",
  "small-caps": "small-caps",
  underline: "underline",
  superscript: "superscript",
  sup: "superscript",
  subscript: "subscript",
  sub: "subscript",
  strikethrough: "strikethrough",
};

/**
 * How a kept element is set: as its `@rend` says; without one emphasized words and titles of what is published by
 * itself in italics (TEI 3.3.2, 3.12.2.2: levels m, j, s), deleted words struck through. Null where it has no look.
 */
export function keptRendition({ element, attributes }: KeptInline): Rendition | null {
  const said = (name: string) => attributes?.find((attribute) => attribute.name === name)?.value ?? "";
  const rend = said("rend");
  if (rend !== "") return Object.hasOwn(LOOKS, rend) ? (LOOKS[rend] ?? null) : null;
  if (element === "del") return "strikethrough";
  return element === "emph" || (element === "title" && /^[mjs]$/.test(said("level"))) ? "italic" : null;
}
