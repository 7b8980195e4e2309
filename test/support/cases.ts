import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import type { Decision } from "../../pipeline/decisions.ts";
import type { Conversion } from "../../pipeline/run.ts";
import { writeCanonical } from "../../pipeline/xml/write-canonical.ts";

/** One folder below `test/cases/repairs/<transform>/` or `test/cases/conventions/<group>/`. */
export interface RepairCase {
  /** `<transform>/<case>`. */
  readonly name: string;
  readonly folder: string;
  readonly input: { readonly name: string; readonly text: string };
  readonly about: string;
  /** Where the convention is documented that the case follows. */
  readonly source?: string | undefined;
  readonly profile: "frus" | "generic" | "auto";
  /** Options of transforms, as a configuration gives them. */
  readonly transforms: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Rules that must not act anywhere in this case. */
  readonly spares: readonly string[];
  readonly decisions: readonly Decision[];
}

/** What a case expects of the ledger. */
export interface ExpectedLedger {
  readonly repairs: readonly ExpectedRepair[];
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  readonly links: readonly { readonly number: string; readonly certainty: string }[];
}

interface ExpectedRepair {
  readonly rule: string;
  readonly before: string;
  readonly after: string;
  readonly status: string;
  readonly certainty: string;
}

const words = { rule: z.string(), left: z.string(), before: z.string(), right: z.string() };
const caseSchema = z.strictObject({
  about: z.string().min(20),
  source: z.string().min(10).optional(),
  profile: z.enum(["frus", "generic", "auto"]),
  transforms: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  spares: z.array(z.string()).default([]),
  decisions: z
    .array(
      z.discriminatedUnion("decision", [
        z.strictObject({ ...words, decision: z.literal(["accept", "reject"]) }),
        z.strictObject({ ...words, decision: z.literal("amend"), reading: z.string() }),
      ]),
    )
    .default([]),
});

const ledgerSchema = z.strictObject({
  repairs: z
    .array(
      z.strictObject({
        rule: z.string(),
        before: z.string(),
        after: z.string(),
        status: z.string().default("applied"),
        certainty: z.string(),
      }),
    )
    .default([]),
  findings: z.array(z.strictObject({ rule: z.string(), severity: z.string() })).default([]),
  links: z.array(z.strictObject({ number: z.string(), certainty: z.string() })).default([]),
});

const INPUTS = ["input.txt", "input.md", "input.html", "input.hocr", "input.xml", "input.pdf"];

/** Reads every case below a folder of transforms. Throws where a folder is not a whole case. */
export function readCases(root: string): RepairCase[] {
  return foldersIn(root).flatMap((transform) =>
    foldersIn(join(root, transform)).map((name) => readCase(`${transform}/${name}`, join(root, transform, name))),
  );
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function readCase(name: string, folder: string): RepairCase {
  const inputs = INPUTS.filter((file) => existsSync(join(folder, file)));
  const [input] = inputs;
  if (input === undefined || inputs.length > 1) throw new Error(`${name} needs one of ${INPUTS.join(", ")}`);
  const parsed = caseSchema.safeParse(parse(readFileSync(join(folder, "case.yaml"), "utf8")));
  if (!parsed.success) throw new Error(`${name}/case.yaml: ${z.prettifyError(parsed.error)}`);
  return { name, folder, input: { name: input, text: readFileSync(join(folder, input), "utf8") }, ...parsed.data };
}

/** What a case expects, as written by hand; null where the file is missing. */
export function readExpectation(folder: string): { xml: string | null; ledger: ExpectedLedger | null } {
  const read = (file: string) => (existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : null);
  const [xml, ledger] = [read("expected.xml"), read("ledger.yaml")];
  return { xml: xml && readableXml(xml), ledger: ledger === null ? null : ledgerSchema.parse(parse(ledger) ?? {}) };
}

/** The edition of a conversion as a case states it: canonical XML without its outermost element and its title. */
export function editionOf({ edition }: Conversion): string {
  const whole = writeCanonical(edition).replace(
    /^<\?xml[^>]*>\s*<edition[^>]*>|<\/edition>\s*$|<title>[\s\S]*?<\/title>|<header>[\s\S]*?<\/header>/g,
    "",
  );
  return readableXml(whole.replace(/<metadata>\s*<\/metadata>/, ""));
}

/** The ledger of a conversion as a case states it. */
export function ledgerOf({ ledger }: Conversion): ExpectedLedger {
  return {
    repairs: ledger.repairs.map(({ rule, before, after, status, certainty }) => ({
      rule,
      before,
      after,
      status,
      certainty,
    })),
    findings: ledger.findings.map(({ rule, severity }) => ({ rule, severity })),
    links: ledger.links.map(({ number, certainty }) => ({ number, certainty })),
  };
}

/** A ledger as `ledger.yaml` has it: an applied repair is the rule, another status is said. */
export function ledgerAsYaml({ repairs, findings, links }: ExpectedLedger): string {
  const terse = repairs.map(({ status, certainty, ...repair }) =>
    status === "applied" ? { ...repair, certainty } : { ...repair, status, certainty },
  );
  const parts = Object.entries({ repairs: terse, findings, links }).filter(([, list]) => list.length > 0);
  return parts.length === 0 ? "{}\n" : stringify(Object.fromEntries(parts), { lineWidth: 0 });
}

const BLOCKS =
  "metadata|provenance|division|head|paragraph|section-heading|dateline|salute|closing|signed|postscript|list|item|quotation|verse|line|table|row|cell|unanchored|description|publisher|source|figure|thought-break|kept-block|kept-text|blocks";
const OPENING = new RegExp(` ?(<(?:${BLOCKS})(?: [^>]*)?>) ?`, "g");
const CLOSING = new RegExp(` ?(</(?:${BLOCKS})>) ?`, "g");

/** XML with a line for each block, however it was broken into lines: so that two of them can be compared and read. */
function readableXml(xml: string): string {
  return xml
    .replace(/[^\S\u00a0]+/g, " ")
    .replace(/<([\w-]+)><\/\1>/g, "<$1/>")
    .replace(OPENING, "\n$1")
    .replace(CLOSING, "$1\n")
    .replace(/\n[\n ]*/g, "\n")
    .trim();
}
