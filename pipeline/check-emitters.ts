import type { Assembly } from "./assemble.ts";
import type { Configuration } from "./configuration.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Loads the emitters that a run is going to need and has them look at their options: a wrong one should not be found out
 * after the first source.
 * @throws UsageError naming the configuration's file and the option
 */
export async function checkEmitters({ to, file }: Configuration, assembly: Assembly): Promise<void> {
  for (const edition of to) {
    const emitter = await assembly.emitter(edition);
    try {
      await emitter.check?.({ template: (path) => assembly.template(path) });
    } catch (error) {
      if (!(error instanceof UsageError) || file === null) throw error;
      throw new UsageError(`${file}: ${error.message}`, error.hint, { cause: error });
    }
  }
}
