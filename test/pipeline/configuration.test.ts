import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { UserConfiguration } from "../../pipeline/configuration.ts";
import { loadConfiguration } from "../../pipeline/load-configuration.ts";
import { UsageError } from "../../pipeline/usage-error.ts";
import { RELEASED } from "../../pipeline/version.ts";
import { type FileTree, temporaryFolder } from "../support/temporary-folder.ts";

const load = (files: FileTree, given: UserConfiguration = {}, path: string | null = null) =>
  loadConfiguration(temporaryFolder(files), path, given);

async function complaint(loading: Promise<unknown>): Promise<string> {
  const error = await loading.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof UsageError)) throw new Error(`no UsageError, but ${String(error)}`);
  return `${error.message}\n${error.hint ?? ""}`;
}

afterEach(() => vi.unstubAllEnvs());

describe("a configuration", () => {
  it("has defaults for everything", async () => {
    vi.stubEnv("SOURCE_DATE_EPOCH", "");
    const folder = temporaryFolder();
    expect(await loadConfiguration(folder, null)).toEqual({
      profile: "auto",
      language: "en",
      out: join(folder, "output"),
      to: ["tei", "pdf", "docx", "epub"],
      failOn: "error",
      pages: "auto",
      date: RELEASED,
      maxBytes: 8 * 1024 * 1024,
      maxParagraph: 500_000,
      transforms: {},
      plugins: [],
      folder,
      file: null,
    });
  });

  it.each([
    ["json", '{ "profile": "frus", "to": ["tei"] }'],
    ["yaml", "profile: frus\nto: [tei]\n"],
    ["yml", "profile: frus\nto: [tei]\n"],
    ["js", "module.exports = undefined;\n"],
    ["mjs", 'export default { profile: "frus", to: ["tei"] };\n'],
    ["ts", 'const to: readonly string[] = ["tei"];\nexport default { profile: "frus", to };\n'],
  ])("is read from emend.config.%s", async (ending, text) => {
    const content = ending === "js" ? 'export default { profile: "frus", to: ["tei"] };\n' : text;
    const files = { [`emend.config.${ending}`]: content, "package.json": '{ "type": "module" }' };
    expect(await load(files)).toMatchObject({ profile: "frus", to: ["tei"] });
  });

  it("gives way to the command line, and keeps the rest", async () => {
    const files = { "emend.config.json": '{ "profile": "frus", "failOn": "info" }' };
    expect(await load(files, { profile: "generic" })).toMatchObject({ profile: "generic", failOn: "info" });
  });

  it("counts paths from where they are written", async () => {
    const folder = temporaryFolder({ "house/style.yaml": "out: editions\nplugins: [./own.mjs]\n" });
    const own = await loadConfiguration(folder, "house/style.yaml");
    expect(own).toMatchObject({ out: join(folder, "house", "editions"), folder: join(folder, "house") });
    expect(own.plugins).toEqual([{ use: "./own.mjs" }]);
    expect((await loadConfiguration(folder, "house/style.yaml", { out: "here" })).out).toBe(join(folder, "here"));
  });

  it("takes its date from itself, then from SOURCE_DATE_EPOCH", async () => {
    vi.stubEnv("SOURCE_DATE_EPOCH", "1000000000");
    expect((await load({})).date).toBe("2001-09-09T01:46:40Z");
    expect((await load({ "emend.config.yaml": "date: 1931-05-04" })).date).toBe("1931-05-04T00:00:00Z");
    vi.stubEnv("SOURCE_DATE_EPOCH", "yesterday");
    expect(await complaint(load({}))).toContain("SOURCE_DATE_EPOCH");
  });

  it.each([
    ["an unknown key", "profle: frus", ["emend.config.yaml", "profle", "Did you mean profile?"]],
    ["a wrong value", "failOn: fatal", ["emend.config.yaml", "failOn"]],
    ["a wrong type", "to: tei", ["to"]],
    ["a wrong key deep inside", "plugins: [{ use: ./a.mjs, befor: x }]", ["plugins[0]", "befor"]],
    ["an unknown part of a profile", "profile: { name: x, numberdDocuments: true }", ["profile", "numberdDocuments"]],
    ["a size that is none", "maxBytes: -1", ["maxBytes"]],
    ["a date that is none", "date: 1931-02-30", ["date", "1931-02-30"]],
    ["broken YAML", "to: [tei", ["emend.config.yaml", "cannot be read"]],
    ["something else altogether", "- a list", ["emend.config.yaml"]],
  ])("with %s is refused with the key", async (_case, yaml, parts) => {
    const message = await complaint(load({ "emend.config.yaml": yaml }));
    for (const part of parts) expect(message).toContain(part);
  });

  it("with broken JSON or code is refused with the file's name", async () => {
    expect(await complaint(load({ "emend.config.json": "{" }))).toContain("emend.config.json");
    expect(await complaint(load({ "emend.config.mjs": "export default {" }))).toContain("emend.config.mjs");
    expect(await complaint(load({ "emend.config.mjs": "export const a = 1;" }))).toContain("default export");
    expect(await complaint(load({ "emend.config.ts": "throw new Error('no');" }))).toContain("no");
  });

  it("is refused where there are two, or where the one named is not there", async () => {
    const two = { "emend.config.json": "{}", "emend.config.yaml": "" };
    expect(await complaint(load(two))).toContain("emend.config.json, emend.config.yaml");
    expect(await complaint(load({}, {}, "other.yaml"))).toContain("other.yaml");
    expect(await complaint(load({ "other.toml": "" }, {}, "other.toml"))).toContain("has to end in");
  });
});
