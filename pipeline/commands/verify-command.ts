import { openTerminal } from "../report/terminal.ts";
import { formatVerification } from "../verify/format-verification.ts";
import { verify } from "../verify/verify.ts";

/** The options of `emend verify`. */
export interface VerifyFlags {
  readonly config?: string;
  readonly sources?: string;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

/** Runs `emend verify`; returns its exit code: 1 where anything does not hold. */
export async function verifyCommand(out: string | undefined, flags: VerifyFlags): Promise<number> {
  const terminal = await openTerminal(flags.color);
  const report = await verify({
    ...(out !== undefined && { out }),
    ...(flags.config !== undefined && { config: flags.config }),
    ...(flags.sources !== undefined && { sources: flags.sources }),
  });
  if (flags.json) terminal.out.write(`${JSON.stringify(report, null, 2)}\n`);
  else if (!flags.quiet || report.failures.length > 0)
    terminal.out.write(formatVerification(report, terminal.outColors));
  return report.failures.length === 0 ? 0 : 1;
}
