import type { Rule, RuleId } from "../../pipeline/model/rule.ts";
import type { ChangeList } from "./change-list.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\ufffe\uffff]+/g;

/** The rule under which a reader takes out what XML cannot hold. */
export function controlCharacterRule(reader: string): Rule {
  return {
    id: `${reader}/control-character`,
    tier: "auto",
    summary: "Takes out control characters that no print has and that XML 1.0 cannot hold.",
    example: { before: "Mos\u0002cow", after: "Moscow" },
    rationale:
      "They are traces of a transmission or of a word processor. Tab, line feed, form feed and carriage return stay; " +
      "a vertical tab, which ends a line in a word processor, becomes a line feed.",
  };
}

/** Takes control characters out of a text (XML 1.0, production 2: `Char`), one edit for each run of them. */
export function takeOutControlCharacters(text: string, reader: string, changes: ChangeList): void {
  const rule: RuleId = `${reader}/control-character`;
  for (const { index, 0: run } of text.matchAll(CONTROL)) {
    const end = index + run.length;
    changes.edit(rule, index, end, "XML cannot hold it", run.includes("\u000b") ? "\n" : "");
    changes.remark({
      rule,
      severity: "info",
      message: "control characters were taken out",
      hint: "Look at this place in the original, if there is one: a letter may be lost there.",
      start: index,
      end,
    });
  }
}
