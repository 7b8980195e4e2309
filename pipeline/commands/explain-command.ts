import { assemble } from "../assemble.ts";
import { explainRule, rulesAsMarkdown, rulesAsText } from "../explain.ts";
import { workingFolder } from "../host.ts";
import { loadConfiguration } from "../load-configuration.ts";
import { openTerminal } from "../report/terminal.ts";
import { didYouMean, suggest } from "../suggest.ts";
import { UsageError } from "../usage-error.ts";

/** The options of `emend explain`. */
export interface ExplainFlags {
  readonly config?: string;
  readonly format: "text" | "json" | "markdown";
  readonly color: boolean;
}

/** Runs `emend explain`; without a rule it lists all. Returns its exit code. */
export async function explainCommand(id: string | undefined, flags: ExplainFlags): Promise<number> {
  const { out, outColors } = await openTerminal(flags.color);
  const { rules } = await assemble(await loadConfiguration(workingFolder(), flags.config ?? null));
  const asked = id === undefined ? rules : rules.filter((rule) => rule.id === id || rule.id.startsWith(`${id}/`));
  if (asked.length === 0) {
    const ids = rules.map((rule) => rule.id);
    const parts = suggest(id ?? "", ids).length > 0 ? ids : ids.flatMap((known) => known.split("/"));
    throw new UsageError(
      `there is no rule “${id}”`,
      didYouMean(id ?? "", new Set(parts)) ?? "“emend explain” lists all rules.",
    );
  }
  switch (flags.format) {
    case "json":
      out.write(`${JSON.stringify(asked, null, 2)}\n`);
      break;
    case "markdown":
      out.write(rulesAsMarkdown(asked));
      break;
    case "text":
      out.write(
        id === undefined ? rulesAsText(asked, outColors) : asked.map((r) => explainRule(r, outColors)).join("\n"),
      );
      break;
  }
  return 0;
}
