import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where Debian puts Saxon-HE, which `jing` brings with it. */
const SAXON = "/usr/share/java/Saxon-HE.jar";
const COMPILER = fileURLToPath(new URL("schematron.xsl", import.meta.url));

/** Why rules in Schematron cannot be tried on this machine; null where they can. */
export function schematronMissing(): string | null {
  if (!existsSync(SAXON)) return "Saxon-HE is not here";
  return spawnSync("java", ["-version"]).error === undefined ? null : "Java is not here";
}

function saxon(...operands: string[]): void {
  const run = spawnSync("java", ["-cp", SAXON, "net.sf.saxon.Transform", ...operands], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${operands.join(" ")}: ${run.stderr || run.error}`);
}

/**
 * What rules in Schematron find in documents, except for those that ask a server.
 * @param schema path of the rules
 * @param folder an empty one to work in
 * @returns for each document, by its name, a line for each rule that it breaks
 */
export function schematronFaults(
  schema: string,
  documents: Readonly<Record<string, string>>,
  folder: string,
): Record<string, readonly string[]> {
  const [given, found, rules] = [join(folder, "given"), join(folder, "found"), join(folder, "rules.xsl")];
  for (const each of [given, found]) mkdirSync(each, { recursive: true });
  for (const [name, xml] of Object.entries(documents)) writeFileSync(join(given, name), xml);
  saxon(`-s:${schema}`, `-xsl:${COMPILER}`, `-o:${rules}`);
  saxon(`-s:${given}`, `-xsl:${rules}`, `-o:${found}`);
  return Object.fromEntries(
    Object.keys(documents).map((name) => {
      const lines = readFileSync(join(found, name), "utf8").split("\n");
      return [name, lines.filter((line) => line !== "")];
    }),
  );
}
