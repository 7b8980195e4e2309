import { readFile } from "node:fs/promises";
import type { Edition } from "../../pipeline/model/edition.ts";
import type { Artifact, EmitContext, EmitInput } from "../../pipeline/transform.ts";
import { type HtmlOptions, html } from "../../transforms/emit/html/index.ts";
import { sampleInput } from "../support/sample-edition.ts";

const context = (options: HtmlOptions): EmitContext<HtmlOptions> => ({
  options,
  template: (path) => readFile(new URL(`../../templates/${path}`, import.meta.url)),
  artifact: async (emitter) => {
    throw new Error(`the HTML edition asked for ${emitter}`);
  },
});

/** The reading edition of an edition; what else an emitter is given is the sample's, unless said otherwise. */
export async function makeHtml(
  edition: Edition,
  more: Partial<EmitInput> = {},
  options: HtmlOptions = { embedFonts: false },
): Promise<Artifact> {
  return html.run({ ...sampleInput, ...more, edition }, context(options));
}

/** Every file of the edition by its name in the edition's folder, as text. */
export function filesOf({ parts, ...first }: Artifact): Map<string, string> {
  return new Map(
    [first, ...(parts ?? [])].map(({ name, bytes }) => [name.replace(/^html\//, ""), new TextDecoder().decode(bytes)]),
  );
}

/** The parts as `count` is given them. */
export function partsOf({ parts }: Artifact): Map<string, Uint8Array> {
  return new Map((parts ?? []).map(({ name, bytes }) => [name, bytes]));
}
