import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import type { Edition } from "../../pipeline/model/edition.ts";
import { json } from "../../transforms/emit/json/index.ts";
import { arbitraryEdition } from "../support/arbitrary-edition.ts";
import { sampleEdition, sampleInput } from "../support/sample-edition.ts";

async function write(edition: Edition, spans = true): Promise<Uint8Array> {
  const context = {
    options: { spans },
    template: () => Promise.reject(new Error("JSON needs no template")),
    artifact: () => Promise.reject(new Error("JSON needs no other edition")),
  };
  return (await json.run({ ...sampleInput, edition }, context)).bytes;
}

const read = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

describe("the JSON edition", () => {
  test("is the model, with its source named", async () => {
    const { emend, form, source, ...edition } = read(await write(sampleEdition));
    expect(edition).toEqual(sampleEdition);
    expect({ emend, form, source }).toEqual({
      emend: "0.1.0",
      form: 1,
      source: { name: "harbour.txt", sha256: "0".repeat(64) },
    });
  });

  test("leaves the places in the source out where they are not wanted", async () => {
    const span = { source: "harbour.txt", start: 0, end: 1 };
    const [volume] = sampleEdition.children;
    if (!volume) throw new Error("the sample is empty");
    const edition = { ...sampleEdition, children: [{ ...volume, head: [{ type: "text" as const, text: "A", span }] }] };
    expect(read(await write(edition)).children[0].head).toEqual([{ type: "text", text: "A", span }]);
    expect(read(await write(edition, false)).children[0].head).toEqual([{ type: "text", text: "A" }]);
  });

  test("is counted from the file alone, whatever the texts say", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEdition(), async (edition) => {
        const bytes = await write(edition);
        expect(await json.count(bytes)).toEqual(countEdition(edition));
        expect(read(bytes).children).toEqual(JSON.parse(JSON.stringify(edition.children)));
      }),
      { numRuns: 100 },
    );
  });

  test("is not taken for one where it is something else", async () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    await expect(json.count(encode("not JSON"))).rejects.toThrow(RangeError);
    await expect(json.count(encode('{"form":2}'))).rejects.toThrow(/form 1/);
  });
});
