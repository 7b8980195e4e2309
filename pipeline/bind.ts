import type { Counts } from "./model/counts.ts";
import type { Edition } from "./model/edition.ts";
import type { FileText } from "./model/file-text.ts";
import type { Rule } from "./model/rule.ts";
import type { View } from "./model/view.ts";
import type {
  Artifact,
  Changes,
  Context,
  EditionChanges,
  EditionContext,
  EditionReading,
  EmitContext,
  EmitInput,
  Extraction,
  Refusal,
  SourceFile,
  Transform,
  UnpackContext,
} from "./transform.ts";

interface Named {
  readonly name: string;
  readonly rules: readonly Rule[];
}

/** Transforms with their options filled in: what a pipeline is made of. */
export interface BoundReader extends Named {
  readonly phase: "read";
  readonly setsEmphasis: boolean;
  accepts(file: SourceFile): number;
  extract?(file: SourceFile): Extraction | Refusal;
  unpack?(file: SourceFile, context: Omit<UnpackContext<never>, "options">): Promise<Extraction | Refusal>;
  edition?(file: SourceFile, language: string): EditionReading | Refusal;
  run(view: View, context: Omit<Context<never>, "options">): Changes;
}

export interface BoundNormalizer extends Named {
  readonly phase: "normalize";
  run(view: View, context: Omit<Context<never>, "options">): Changes;
}

export interface BoundEditionTransform extends Named {
  readonly phase: "structure" | "refine";
  run(edition: Edition, context: Omit<EditionContext<never>, "options">): EditionChanges;
}

export interface BoundEmitter extends Named {
  readonly phase: "emit";
  check?(context: Pick<EmitContext<never>, "template">): Promise<void>;
  run(input: EmitInput, context: Omit<EmitContext<never>, "options">): Promise<Artifact>;
  count(bytes: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): Promise<Counts>;
  words?(bytes: Uint8Array): Promise<readonly FileText[]>;
}

export type BoundTransform = BoundReader | BoundNormalizer | BoundEditionTransform | BoundEmitter;

/** Fills in a transform's options: those given, over its defaults. */
export function bind<Options>(transform: Transform<Options>, given: Partial<Options> = {}): BoundTransform {
  const options = { ...transform.defaults, ...given };
  const { name, rules } = transform;
  switch (transform.phase) {
    case "read": {
      const { extract, edition, unpack } = transform;
      return {
        phase: "read",
        name,
        rules,
        setsEmphasis: transform.setsEmphasis ?? false,
        accepts: (file) => transform.accepts(file),
        ...(extract && { extract: (file: SourceFile) => extract(file) }),
        ...(unpack && {
          unpack: (file: SourceFile, context: Omit<UnpackContext<never>, "options">) =>
            unpack(file, { ...context, options }),
        }),
        ...(edition && { edition: (file: SourceFile, language: string) => edition(file, language) }),
        run: (view, context) => transform.run(view, { ...context, options }),
      };
    }
    case "normalize":
      return { phase: "normalize", name, rules, run: (view, context) => transform.run(view, { ...context, options }) };
    case "structure":
    case "refine":
      return {
        phase: transform.phase,
        name,
        rules,
        run: (edition, context) => transform.run(edition, { ...context, options }),
      };
    case "emit": {
      const { check, words } = transform;
      return {
        phase: "emit",
        name,
        rules,
        ...(check && {
          check: (context: Pick<EmitContext<never>, "template">) => check({ ...context, options }),
        }),
        run: (input, context) => transform.run(input, { ...context, options }),
        count: (bytes, parts) => transform.count(bytes, parts),
        ...(words && { words: (bytes: Uint8Array) => words(bytes) }),
      };
    }
  }
}
