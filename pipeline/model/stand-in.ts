import type { Figure, KeptInline } from "./edition.ts";

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
