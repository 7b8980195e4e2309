import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { assemble } from "../../pipeline/assemble.ts";
import { rulesAsMarkdown } from "../../pipeline/explain.ts";
import { loadConfiguration } from "../../pipeline/load-configuration.ts";
import { VERSION } from "../../pipeline/version.ts";
import { builtIns } from "../../transforms/registry.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { rules } = await assemble(await loadConfiguration(join(root, "test"), null));

describe("the rule catalogue", () => {
  it("has every rule once, under a name of the right form", () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(40);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it("says of every rule what it does, with an example and a reason", () => {
    for (const { id, summary, example, rationale } of rules) {
      expect(summary, id).toMatch(/^\p{Lu}.*\.$/su);
      expect(rationale.length, id).toBeGreaterThan(20);
      expect(example.before.length, id).toBeGreaterThan(0);
    }
  });

  it("is what docs/rules.md says; “npm run docs” writes it anew", () => {
    expect(readFileSync(join(root, "docs/rules.md"), "utf8")).toBe(rulesAsMarkdown(rules));
  });
});

describe("the registry", () => {
  it("names every transform as it names itself, once", async () => {
    for (const { name, phase, load } of builtIns) {
      const transform = await load();
      expect([transform.phase, transform.name]).toEqual([phase, name]);
    }
    const names = builtIns.map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe("the version", () => {
  it("is the package's", () => {
    expect(VERSION).toBe(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version);
  });
});
