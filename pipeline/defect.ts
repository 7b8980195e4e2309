import type { BoundTransform } from "./bind.ts";
import { OptionError } from "./model/option-error.ts";
import { UsageError } from "./usage-error.ts";

/** An error inside a transform: its own fault, not the source's. */
export class DefectError extends Error {
  override readonly name = "DefectError";
  readonly transform: string;

  constructor(transform: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.transform = transform;
  }
}

/** The same transform, which says its name when it fails, and of an option that is wrong where it stands. */
export function guard(transform: BoundTransform): BoundTransform {
  const { name } = transform;
  switch (transform.phase) {
    case "read":
      return {
        ...transform,
        accepts: named(name, transform.accepts),
        ...(transform.extract && { extract: named(name, transform.extract) }),
        ...(transform.unpack && { unpack: namedLater(name, transform.unpack) }),
        run: named(name, transform.run),
      };
    case "normalize":
      return { ...transform, run: named(name, transform.run) };
    case "structure":
    case "refine":
      return { ...transform, run: named(name, transform.run) };
    case "emit":
      return {
        ...transform,
        ...(transform.check && { check: namedLater(name, transform.check) }),
        run: namedLater(name, transform.run),
        count: namedLater(name, transform.count),
        ...(transform.words && { words: namedLater(name, transform.words) }),
      };
  }
}

function named<Arguments extends unknown[], Result>(
  name: string,
  run: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  return (...given) => {
    try {
      return run(...given);
    } catch (error) {
      throw defect(name, error);
    }
  };
}

function namedLater<Arguments extends unknown[], Result>(
  name: string,
  run: (...given: Arguments) => Promise<Result>,
): (...given: Arguments) => Promise<Result> {
  return async (...given) => {
    try {
      return await run(...given);
    } catch (error) {
      throw defect(name, error);
    }
  };
}

/** An error of another transform that came up through this one stays the other's; a wrong option is the user's to set right. */
function defect(name: string, error: unknown): DefectError | UsageError {
  if (error instanceof OptionError)
    return new UsageError(`transforms.${name}.${error.option}: ${error.message}`, error.hint, { cause: error });
  return error instanceof DefectError || error instanceof UsageError ? error : new DefectError(name, error);
}
