import type { EmitTransform } from "../../../pipeline/transform.ts";

/** Options of the JSON edition. */
export interface JsonOptions {
  /** Whether texts and corrections say where they stand in the source (`span`: UTF-16 code units, half open). */
  readonly spans: boolean;
}

/** The edition as data: the model as `pipeline/model/edition.ts` has it, with its source named. See docs/json.md. */
export const json: EmitTransform<JsonOptions> = {
  phase: "emit",
  name: "json",
  rules: [],
  defaults: { spans: true },
  async run({ edition, ledger, stem, version }, { options }) {
    const { writeEditionJson } = await import("./edition-json.ts");
    const text = writeEditionJson({ edition, source: ledger.source, version, spans: options.spans });
    return { name: `${stem}.json`, mediaType: "application/json", bytes: new TextEncoder().encode(text) };
  },
  async count(bytes) {
    const { countEditionJson } = await import("./edition-json.ts");
    return countEditionJson(bytes);
  },
};
