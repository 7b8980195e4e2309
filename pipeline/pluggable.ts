import { type BoundTransform, bind } from "./bind.ts";
import type { Rule } from "./model/rule.ts";
import { didYouMean } from "./suggest.ts";
import type { Phase, Transform } from "./transform.ts";
import { UsageError } from "./usage-error.ts";

/** Options as a configuration gives them: not yet known to fit their transform. */
export type TransformOptions = Readonly<Record<string, unknown>>;

/** A transform whose type of options is forgotten, so that transforms of every kind go into one list. */
export interface Pluggable {
  readonly phase: Phase;
  readonly name: string;
  readonly rules: readonly Rule[];
  /** Fills in the options. Throws a UsageError where they do not fit the transform's defaults. */
  bind(options: TransformOptions): BoundTransform;
}

/** Forgets the type of a transform's options; they are checked against its defaults when they are given. */
export function pluggable<Options extends object>(transform: Transform<Options>): Pluggable {
  const { phase, name, rules } = transform;
  return {
    phase,
    name,
    rules,
    bind: (options) => {
      checkOptions(name, options, Object.fromEntries(Object.entries(transform.defaults)));
      return bind(transform, options as Partial<Options>);
    },
  };
}

function checkOptions(name: string, options: TransformOptions, defaults: TransformOptions): void {
  for (const [key, value] of Object.entries(options)) {
    if (!Object.hasOwn(defaults, key)) {
      const known = Object.keys(defaults);
      const all = known.length > 0 ? `It has: ${known.join(", ")}.` : "It has none.";
      throw new UsageError(
        `transforms.${name}.${key}: the transform “${name}” has no such option`,
        didYouMean(key, known) ?? all,
      );
    }
    const [given, wanted] = [kindOf(value), kindOf(defaults[key])];
    if (given !== wanted && wanted !== "null")
      throw new UsageError(`transforms.${name}.${key}: this has to be of type ${wanted}, not ${given}`);
  }
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}
