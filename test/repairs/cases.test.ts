import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findLeaks } from "../../pipeline/conservation.ts";
import { isInEdition } from "../../pipeline/model/ledger.ts";
import { applyRepairs, undoRepairs } from "../../pipeline/model/repairs.ts";
import { builtIns } from "../../transforms/registry.ts";
import { editionOf, ledgerAsYaml, ledgerOf, readCases, readExpectation } from "../support/cases.ts";
import { type Converter, converterFor } from "../support/conversion.ts";

const cases = ["repairs", "conventions", "conventions-notes", "page-text", "tei"].flatMap((set) =>
  readCases(join(import.meta.dirname, "../cases", set)),
);
const converters = new Map<string, Converter>();

async function converted({ profile, transforms, input, decisions }: (typeof cases)[number]) {
  const key = JSON.stringify([profile, transforms]);
  const converter = converters.get(key) ?? (await converterFor(profile, transforms));
  converters.set(key, converter);
  return input.name.endsWith(".pdf")
    ? converter.convertBinary(input.name, Buffer.from(input.text), decisions)
    : converter.convert(input.name, input.text, decisions);
}

describe("the cases of repairs", () => {
  it("are found", () => {
    expect(cases.length).toBeGreaterThan(50);
  });

  it.each(cases.map((one) => [one.name, one] as const))("%s", async (name, one) => {
    const conversion = await converted(one);
    const { xml, ledger } = readExpectation(one.folder);
    if (xml === null || ledger === null)
      expect.fail(
        `${name} needs expected.xml and ledger.yaml. If what follows is right, word by word, write it there.\n\n` +
          `${editionOf(conversion)}\n\n${ledgerAsYaml(ledgerOf(conversion))}`,
      );
    expect(editionOf(conversion), "expected.xml").toBe(xml);
    expect(ledgerAsYaml(ledgerOf(conversion)), "ledger.yaml").toBe(ledgerAsYaml(ledger));

    const { repairs } = conversion.ledger;
    const { text } = conversion;
    expect(undoRepairs(applyRepairs(text, repairs), repairs)).toBe(text);
    // the markup of a TEI file is no text; its reader is held to the words of the file on every run
    if (conversion.ledger.source.reader !== "tei-source")
      expect(findLeaks(one.input.name, text, repairs.filter(isInEdition), conversion.edition)).toEqual([]);
  });
});

describe("every rule of the catalogue", async () => {
  const own = (await Promise.all(builtIns.filter(({ phase }) => phase !== "emit").map(({ load }) => load()))).flatMap(
    ({ rules }) => rules.map(({ id }): string => id),
  );
  const acting = new Set(
    cases.flatMap((one) => {
      const { repairs, findings } = readExpectation(one.folder).ledger ?? { repairs: [], findings: [] };
      return [...repairs, ...findings].map(({ rule }) => rule);
    }),
  );
  const spared = new Set(cases.flatMap(({ spares }) => spares));

  it("is known to this test", () => {
    expect(own.length).toBeGreaterThan(40);
  });

  it("has a case in which it acts", () => {
    expect(own.filter((rule) => !acting.has(rule))).toEqual([]);
  });

  it("has a case in which it must not act", () => {
    expect(own.filter((rule) => !spared.has(rule))).toEqual([]);
  });

  it("acts in no case that says it must not, and every name is a rule's", async () => {
    expect([...spared, ...acting].filter((rule) => !own.includes(rule))).toEqual([]);
    const wrong: string[] = [];
    for (const one of cases) {
      const { ledger } = await converted(one);
      const acts = new Set([...ledger.repairs, ...ledger.findings].map(({ rule }): string => rule));
      wrong.push(...one.spares.filter((rule) => acts.has(rule)).map((rule) => `${one.name}: ${rule}`));
    }
    expect(wrong).toEqual([]);
  });
});
