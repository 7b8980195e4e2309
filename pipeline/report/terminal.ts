import type { Colors } from "picocolors/types.js";
import { environmentVariable, type Output, outputs } from "../host.ts";

/** Where a command writes to, and in which colours. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  readonly outColors: Colors;
  readonly errColors: Colors;
}

/**
 * Opens the terminal. Colour only where a person reads: on a terminal, without `NO_COLOR` (no-color.org),
 * a dumb terminal or `--no-color`.
 */
export async function openTerminal(wantsColor: boolean): Promise<Terminal> {
  const { default: picocolors } = await import("picocolors");
  const { out, err } = outputs();
  const allowed = wantsColor && environmentVariable("NO_COLOR") === null && environmentVariable("TERM") !== "dumb";
  return {
    out,
    err,
    outColors: picocolors.createColors(allowed && out.isTerminal),
    errColors: picocolors.createColors(allowed && err.isTerminal),
  };
}
