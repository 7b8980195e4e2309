import type { z } from "zod";
import { OptionError } from "../../../pipeline/model/option-error.ts";

/**
 * The first thing that is wrong with an option, told with the place where it is.
 * @param option the option that was checked: `settings`, `imposition`
 */
export function optionError(option: string, { issues }: z.ZodError): OptionError {
  const [issue] = issues;
  const path = [option, ...(issue?.path ?? [])].map(String).join(".");
  const message = issue?.message ?? "this is not valid";
  if (issue?.code === "unrecognized_keys")
    return new OptionError(`${path}.${issue.keys[0] ?? ""}`, "there is no such setting", "docs/pdf.md lists them all.");
  return new OptionError(path, message.charAt(0).toLowerCase() + message.slice(1));
}
