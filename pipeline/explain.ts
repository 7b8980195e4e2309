import type { Colors } from "picocolors/types.js";
import type { Rule, Tier } from "./model/rule.ts";

const TIERS: Readonly<Record<Tier, string>> = {
  auto: "applied by itself",
  propose: "applied only where a decision accepts it",
  flag: "reported, never applied",
};

/** One rule in full: what it does, an example, its tier and why. */
export function explainRule({ id, tier, summary, example, rationale }: Rule, colors: Colors): string {
  const lines = [
    `${colors.bold(id)}  ${colors.dim(`${tier}: ${TIERS[tier]}`)}`,
    "",
    `  ${summary}`,
    "",
    ...labelled(example.after === null ? "Example:" : "Before:", example.before),
    ...(example.after === null ? [] : labelled("After:", example.after === "" ? "(nothing)" : example.after)),
    "",
    `  ${rationale}`,
  ];
  return `${lines.join("\n")}\n`;
}

function labelled(label: string, text: string): string[] {
  return text.split("\n").map((line, at) => `  ${(at === 0 ? label : "").padEnd(10)}${line}`);
}

/** All rules, a line each, by transform. */
export function rulesAsText(rules: readonly Rule[], colors: Colors): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  const lines = byTransform(rules).flatMap(([transform, own]) => [
    colors.bold(transform),
    ...own.map(({ id, tier, summary }) => `  ${id.padEnd(width)}  ${tier.padEnd(7)}  ${summary}`),
    "",
  ]);
  return `${lines.join("\n")}“emend explain RULE” tells more.\n`;
}

/** The rule catalogue as Markdown: `docs/rules.md`. */
export function rulesAsMarkdown(rules: readonly Rule[]): string {
  const parts = byTransform(rules).map(([transform, own]) => `## ${transform}\n\n${own.map(markdownRule).join("\n")}`);
  const tiers = Object.entries(TIERS).map(([tier, meaning]) => `- **${tier}**: ${meaning}`);
  const head = [
    "# Rules",
    "",
    "Everything that Emend can repair or report, by transform. This file is written by `npm run docs`; the same text",
    "comes from `emend explain`. Each rule has a tier:",
    "",
    ...tiers,
    "",
    "",
  ];
  return head.join("\n") + parts.join("\n");
}

function markdownRule({ id, tier, summary, example, rationale }: Rule): string {
  const after = example.after === null ? [] : [["becomes", example.after] as const];
  const cases = [["", example.before] as const, ...after].map(([word, text]) =>
    `${word}\n\n${fenced(text)}`.trimStart(),
  );
  return `### ${id}\n\n**${tier}** · ${summary}\n\n${cases.join("\n\n")}\n\n${rationale}\n`;
}

function fenced(text: string): string {
  if (text === "") return "(nothing)";
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function byTransform(rules: readonly Rule[]): [string, Rule[]][] {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const transform = rule.id.slice(0, rule.id.indexOf("/"));
    const group = groups.get(transform);
    if (group) group.push(rule);
    else groups.set(transform, [rule]);
  }
  return [...groups];
}
