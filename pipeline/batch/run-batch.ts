import { join } from "node:path";
import { checkEmitters } from "../check-emitters.ts";
import type { Configuration } from "../configuration.ts";
import { errorFinding } from "../error-finding.ts";
import { breathe, onInterrupt } from "../host.ts";
import { takeLock } from "../host-lines.ts";
import type { ProcessEnd } from "../host-processes.ts";
import type { Rule } from "../model/rule.ts";
import { UsageError } from "../usage-error.ts";
import { ledgerParser } from "../verify/stored-files.ts";
import { type Diagnostic, diagnosticOf } from "./diagnostic.ts";
import { EntryStore } from "./entry-store.ts";
import { labelOf, type Source } from "./find-sources.ts";
import { InOrder } from "./in-order.ts";
import { openRun } from "./open-run.ts";
import { Pool } from "./pool.ts";
import { processCount } from "./process-count.ts";
import { processSource, type Work, type Workshop } from "./process-source.ts";
import { RunTotals, refusalOf, reportOf, type SourceReport } from "./report.ts";
import type { RunOptions } from "./run-options.ts";
import { settingsDigest } from "./settings-digest.ts";
import { type StoreReading, stateOf, storedFindings } from "./source-state.ts";
import { clearOrphans, clearRenamed, clearSuperseded } from "./superseded.ts";
import { severitiesOf } from "./tally.ts";

/** Who wants to know what a run does, as it does it. */
export interface RunListener {
  /** Whether it wants the ledger of sources, also of those that are current and have nothing to tell. */
  readonly wantsLedgers?: boolean;
  /** Before the first source. */
  begin?(configuration: Configuration, rules: readonly Rule[]): void;
  /** Each source, in the order in which they were found, whoever was done first. */
  source(report: SourceReport): void;
  /** What concerns no single source that was found, or is no part of its findings. */
  diagnostic(diagnostic: Diagnostic): void;
}

/** How a run ended. */
export interface RunEnd {
  readonly configuration: Configuration;
  readonly totals: RunTotals;
}

/** The file that is in the output folder while a run works on it. */
const LOCK = ".emend-lock";

/**
 * Runs over sources: a `build` makes what is not there yet or not current, and writes it, with the manifest; a `check`
 * looks at everything and writes nothing. Memory does not grow with the number of sources but for their names: what
 * becomes of a source is told to the listener and forgotten. A run that is interrupted or killed leaves whole files and
 * a journal, from which the next one goes on.
 * @throws UsageError where the configuration is wrong, or another run works on the same output folder
 */
export async function runBatch(mode: "build" | "check", options: RunOptions, listener: RunListener): Promise<RunEnd> {
  const { folder, configuration, assembly, paths, sources, diagnostics } = await openRun(options);
  if (mode === "build") await checkEmitters(configuration, assembly);
  const totals = new RunTotals();
  const tell = (diagnostics: readonly Diagnostic[]) => {
    totals.addDiagnostics(diagnostics);
    for (const diagnostic of diagnostics) listener.diagnostic(diagnostic);
  };
  listener.begin?.(configuration, assembly.rules);
  tell(diagnostics);
  if (sources.length === 0) return { configuration, totals };
  let parser: ReturnType<typeof ledgerParser> | null = null;
  const run: Run = {
    options,
    assembly,
    configuration,
    sources,
    digest: await settingsDigest(configuration),
    parser: async () => (parser ??= ledgerParser()),
    wantsLedgers: listener.wantsLedgers === true,
    report: (report) => {
      totals.addSource(report);
      listener.source(report);
    },
    tell,
  };
  if (mode === "check") await runSources(run, null, folder);
  else
    await withLock(configuration.out, labelOf(configuration.out, folder), async () => {
      const store = await EntryStore.open(configuration.out, "write");
      try {
        if (store.problem !== null) tell([manifestProblem(store.problem)]);
        await runSources(run, store, folder);
        tell(await clearRenamed(store, sources, configuration.out));
        tell(
          await clearOrphans(store, { paths, folder, sources, out: configuration.out, prune: options.prune === true }),
        );
        store.writeManifest(configuration);
      } finally {
        store.close();
      }
    });
  return { configuration, totals };
}

interface Run extends Workshop, StoreReading {
  readonly wantsLedgers: boolean;
  readonly options: RunOptions;
  readonly sources: readonly Source[];
  report(report: SourceReport): void;
  tell(diagnostics: readonly Diagnostic[]): void;
}

async function withLock(out: string, label: string, work: () => Promise<void>): Promise<void> {
  const lock = takeLock(join(out, LOCK));
  if ("heldBy" in lock)
    throw new UsageError(
      `another run (process ${lock.heldBy}) is writing into ${label}`,
      `Wait for it, or give another folder with --out. If there is none, remove ${join(label, LOCK)}.`,
    );
  const forget = onInterrupt(lock.release);
  try {
    await work();
  } finally {
    lock.release();
    forget();
  }
}

/** Every source, in this process or in others. */
async function runSources(run: Run, store: EntryStore | null, folder: string): Promise<void> {
  const { options, sources, configuration, digest } = run;
  const { config = null, set = {}, jobs = 1 } = options;
  const size = options.jobs === undefined ? 0 : await processCount(jobs, sources, configuration, store !== null);
  const pool = size === 0 ? null : new Pool(size, { folder, config, set, digest });
  const inOrder = new InOrder<Outcome>(({ report, cleared }) => {
    run.report(report);
    run.tell(cleared);
  });
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  const progress = (number: number, step: string) =>
    options.onProgress?.({ source: sources[number - 1]?.label ?? "", number, total: sources.length, step });
  try {
    for (const [at, source] of sources.entries()) {
      const onStep = (step: string) => progress(at + 1, step);
      await breathe();
      const planned = await plan(run, store, source);
      if ("report" in planned) inOrder.put(at, planned);
      else if (pool === null)
        inOrder.put(at, await finish(run, store, planned, await processSource(planned, run, onStep)));
      else {
        await pool.ready();
        const task = pool
          .run(planned)
          .then((result) => finish(run, store, planned, reportOfResult(planned.source, result)))
          .then((outcome) => inOrder.put(at, outcome))
          .catch((error: unknown) => {
            failure ??= { error };
          })
          .finally(() => running.delete(task));
        running.add(task);
      }
      if (pool !== null) progress(inOrder.count, "done");
      if (failure !== null) break;
    }
    while (running.size > 0) {
      await Promise.race(running);
      progress(inOrder.count, "done");
    }
  } finally {
    await pool?.close();
  }
  if (failure !== null) throw (failure as { error: unknown }).error;
}

interface PlannedWork extends Work {
  readonly reason: string | null;
}

/** What became of a source, and what was said of files that its editions supersede. */
interface Outcome {
  readonly report: SourceReport;
  readonly cleared: readonly Diagnostic[];
}

/** What is to be done with a source, or the report on one whose editions are current. */
async function plan(run: Run, store: EntryStore | null, source: Source): Promise<PlannedWork | Outcome> {
  const { configuration, digest, options, wantsLedgers } = run;
  if (store === null) return { source, to: null, kept: [], reason: null };
  const before = store.get(source.stem);
  const state = await stateOf(source, before, { configuration, digest, force: options.force === true });
  if (state.due !== null) return { source, to: state.to, kept: state.kept, reason: state.due };
  const severities = severitiesOf(state.entry);
  const isSilent = severities.error + severities.warning + severities.info === 0;
  const found =
    isSilent && !wantsLedgers ? { ledger: null, diagnostics: [] } : await storedFindings(source, state, run);
  if (found === null) return { source, to: configuration.to, kept: [], reason: "its ledger cannot be read" };
  // where it lies as seen from here, and what stands of it, may have changed
  if (JSON.stringify(state.entry) !== JSON.stringify(before)) store.put(state.entry);
  return { report: reportOf(source, "current", state.entry, found.ledger, found.diagnostics), cleared: [] };
}

/** Writes down what was made of a source, and takes away what it supersedes. */
async function finish(run: Run, store: EntryStore | null, work: PlannedWork, made: SourceReport): Promise<Outcome> {
  const report = { ...made, reason: work.reason };
  if (store === null || report.entry === null) return { report, cleared: [] };
  const cleared = await clearSuperseded(store.get(work.source.stem), report, run.configuration.out);
  store.put(report.entry);
  return { report, cleared };
}

function reportOfResult(source: Source, result: SourceReport | ProcessEnd): SourceReport {
  if ("outcome" in result) return result;
  const { signal, code } = result;
  const finding = errorFinding(
    "engine/process",
    `the process that worked on it came to a sudden end (${signal ?? `code ${code}`})`,
    "Most often the memory did not suffice: run fewer at a time with --jobs, or divide the source. Nothing was written for it.",
  );
  return refusalOf(source, "failed", [diagnosticOf(source.label, finding)]);
}

function manifestProblem(problem: string): Diagnostic {
  return diagnosticOf(null, {
    rule: "editions/manifest",
    severity: "warning",
    message: `${problem}: what it does not tell of is made again`,
    hint: "Files of an earlier run that are no longer wanted have to be removed by hand.",
    span: null,
  });
}
