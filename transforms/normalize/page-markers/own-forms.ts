import type { Form } from "./forms.ts";

/**
 * The forms that a configuration gives as regular expressions; their first group is the page's number.
 * @throws RangeError in plain words, where one is no regular expression or has no group
 */
export function ownForms(patterns: readonly string[]): Form[] {
  return patterns.map((source) => ({
    rule: "page-markers/own-pattern",
    pattern: compiled(source),
    name: "the configuration's pattern",
    proof: null,
    place: "head",
  }));
}

function compiled(source: string): RegExp {
  const where = `transforms.page-markers.patterns: “${source}”`;
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, "gmu");
  } catch (error) {
    throw new RangeError(
      `${where} is no regular expression: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  // an empty alternative matches any text, and shows how many groups there are
  if ((new RegExp(`${source}|`, "u").exec("")?.length ?? 1) < 2)
    throw new RangeError(`${where} needs a group in parentheses around the page's number`);
  return pattern;
}
