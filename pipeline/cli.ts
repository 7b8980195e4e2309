#!/usr/bin/env node
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { BuildFlags } from "./commands/build-command.ts";
import type { CheckFlags } from "./commands/check-command.ts";
import type { ExplainFlags } from "./commands/explain-command.ts";
import type { VerifyFlags } from "./commands/verify-command.ts";
import { commandArguments, endWith, outputs, systemErrorCode } from "./host.ts";
import { UsageError } from "./usage-error.ts";
import { VERSION } from "./version.ts";

const WRONG_USAGE = 2;

const EXAMPLES = `
Examples:
  $ emend build                            every source in input/ becomes editions in output/
  $ emend build letters/ --to tei,epub     the sources in a folder, two editions
  $ emend check scan.txt --format sarif    findings only, for a code host
  $ emend verify                           proves from the files that nothing was lost
  $ emend explain page-markers             what a transform's rules do

Exit codes: 0 fine; 1 findings at or above --fail-on; 2 wrong usage or configuration; 3 some sources could not be read.`;

function list(value: string): string[] {
  const names = value.split(",").map((name) => name.trim());
  if (names.includes("")) throw new InvalidArgumentError("Give names with commas between them.");
  return names;
}

function positive(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError("Give a number from 1 on.");
  return Number(value);
}

function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option("--config <file>", "the configuration (default: emend.config.* in this folder)")
    .option("--no-color", "no colours, as with NO_COLOR");
}

const sources = () => new Argument("[source...]", "files and folders (default: input)");
const profile = () => new Option("--profile <name>", "the house style: frus, generic or auto");
const failOn = () =>
  new Option("--fail-on <severity>", "from which severity on the exit code is 1 (default: error)").choices([
    "error",
    "warning",
    "info",
    "never",
  ]);
const jobs = () =>
  new Option(
    "-j, --jobs <number>",
    "how many processes work side by side (default: as the work and the machine allow)",
  ).argParser(positive);
const quiet = () => new Option("-q, --quiet", "errors only");
const json = () => new Option("--json", "a summary for programs instead of a table");

/** The command line. `end` is given the exit code. */
function program(end: (code: number) => void): Command {
  const emend = new Command("emend")
    .description("Turns damaged text of printed documentary editions back into editions: TEI, PDF, DOCX and EPUB.")
    .version(VERSION, "-V, --version", "the version")
    .helpOption("-h, --help", "this help")
    .addHelpText("after", EXAMPLES);

  emend.addCommand(
    command("build", "make editions of sources")
      .addArgument(sources())
      .option("-o, --out <folder>", "where the editions go (default: output)")
      .option("-t, --to <editions>", "which editions, with commas: tei,pdf,docx,epub (default: all)", list)
      .option("--pages", "each folder is one source, its files are pages")
      .option("--no-pages", "each file is a source, though its name looks like a page’s")
      .addOption(profile())
      .addOption(failOn())
      .addOption(jobs())
      .option("-f, --force", "make everything again, also what has not changed")
      .option("-n, --dry-run", "say what would be made, and why, and make nothing")
      .option("--changed-only", "list only what was made again")
      .option("--prune", "remove editions whose source is gone")
      .option("--report", `write report.html, what to look at next (default: from 20 sources on)`)
      .option("--no-report", "write no report.html")
      .addOption(quiet())
      .option("-v, --verbose", "notes too, not only errors and warnings")
      .addOption(json())
      .action(async (paths: string[], flags: BuildFlags) => {
        const { buildCommand } = await import("./commands/build-command.ts");
        end(await buildCommand(paths, flags));
      }),
  );
  emend.addCommand(
    command("check", "report findings, write nothing")
      .addArgument(sources())
      .addOption(
        new Option("-f, --format <format>", "how to report")
          .choices(["text", "json", "sarif", "junit", "html"])
          .default("text"),
      )
      .option("--pages", "each folder is one source, its files are pages")
      .option("--no-pages", "each file is a source, though its name looks like a page’s")
      .addOption(profile())
      .addOption(failOn())
      .addOption(jobs())
      .action(async (paths: string[], flags: CheckFlags) => {
        const { checkCommand } = await import("./commands/check-command.ts");
        end(await checkCommand(paths, flags));
      }),
  );
  emend.addCommand(
    command("verify", "prove from the finished files that nothing was lost or invented")
      .argument("[out]", "the folder of the editions (default: output)")
      .option("--sources <folder>", "where the sources are, if they are no longer where they were")
      .addOption(quiet())
      .addOption(json())
      .action(async (out: string | undefined, flags: VerifyFlags) => {
        const { verifyCommand } = await import("./commands/verify-command.ts");
        end(await verifyCommand(out, flags));
      }),
  );
  emend.addCommand(
    command("explain", "say what a rule does, with an example")
      .argument("[rule]", "a rule or a transform (default: all rules)")
      .addOption(
        new Option("-f, --format <format>", "how to write it").choices(["text", "json", "markdown"]).default("text"),
      )
      .action(async (rule: string | undefined, flags: ExplainFlags) => {
        const { explainCommand } = await import("./commands/explain-command.ts");
        end(await explainCommand(rule, flags));
      }),
  );
  return emend;
}

async function main(): Promise<void> {
  const { out, err } = outputs();
  const emend = program(endWith);
  for (const each of [emend, ...emend.commands]) {
    each.exitOverride().configureOutput({ writeOut: out.write, writeErr: err.write });
    each.showHelpAfterError("(--help shows what there is)").showSuggestionAfterError();
  }
  try {
    await emend.parseAsync([...commandArguments()], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) endWith(error.exitCode === 0 ? 0 : WRONG_USAGE);
    else if (error instanceof UsageError || systemErrorCode(error) !== null) {
      const { message } = error as Error;
      const hint = error instanceof UsageError ? error.hint : null;
      err.write(`error: ${message}\n${hint === null ? "" : `help: ${hint}\n`}`);
      endWith(WRONG_USAGE);
    } else throw error;
  }
}

await main();
