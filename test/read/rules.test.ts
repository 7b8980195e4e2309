import { describe, expect, it } from "vitest";
import { htmlRules } from "../../transforms/read/html/rules.ts";
import { markdownRules } from "../../transforms/read/markdown/rules.ts";
import { plainText } from "../../transforms/read/plain-text.ts";
import { read } from "./reading.ts";

describe.each([
  ["plain-text", plainText.rules],
  ["markdown-text", markdownRules],
  ["html-text", htmlRules],
] as const)("the rules of %s", (format, rules) => {
  it.each(rules.map((rule) => [rule.id, rule] as const))("%s does what its example says", (id, { example, tier }) => {
    const { view, changes } = read(format, example.before);
    expect(view.text).toBe(example.after ?? example.before);
    const used = tier === "flag" ? changes.remarks : changes.edits;
    expect(used.map(({ rule }) => rule)).toContain(id);
  });
});
