/**
 * Emend's public interface. Runs: `build`, `check`, `verify`. Transforms from outside: `defineTransform` and
 * the types of the contract. Single steps, for programs that bring their own sources: `loadConfiguration`,
 * `assemble`, `decode`, `convert`, and canonical XML.
 */
export { type Assembly, assemble } from "./assemble.ts";
export { build, check } from "./batch/build.ts";
export type { Diagnostic, Place } from "./batch/diagnostic.ts";
export type { Source } from "./batch/find-sources.ts";
export type { Manifest, ManifestEntry, WrittenFile } from "./batch/manifest.ts";
export { exitCodeOf, type Figures, type RunReport, type SourceReport } from "./batch/report.ts";
export type { Progress, RunOptions } from "./batch/run-options.ts";
export type { LedgerTally, Tally } from "./batch/tally.ts";
export type {
  BoundEditionTransform,
  BoundEmitter,
  BoundNormalizer,
  BoundReader,
  BoundTransform,
} from "./bind.ts";
export {
  type Configuration,
  defineConfig,
  type FailOn,
  type OwnProfile,
  type Plugin,
  type UserConfiguration,
} from "./configuration.ts";
export type { Decision } from "./decisions.ts";
export { type Decoded, decode, encode, type Undecodable } from "./decode.ts";
export { loadConfiguration } from "./load-configuration.ts";
export { type Counts, countEdition } from "./model/counts.ts";
export type * from "./model/edition.ts";
export type { FileText } from "./model/file-text.ts";
export type {
  Encoding,
  Finding,
  Ledger,
  LedgerFinding,
  LedgerRepair,
  NoteLink,
  Repair,
  RepairKind,
  RepairStatus,
  Severity,
  SourceRecord,
} from "./model/ledger.ts";
export { OptionError } from "./model/option-error.ts";
export type { Profile } from "./model/profile.ts";
export { applyRepairs, undoRepairs } from "./model/repairs.ts";
export type { Certainty, Rule, RuleId, Tier } from "./model/rule.ts";
export type { LineIndex, Position, SourceSpan } from "./model/span.ts";
export { type Conflict, View } from "./model/view.ts";
export { allNodes, plainText, rewriteInlines } from "./model/walk.ts";
export type { TransformOptions } from "./pluggable.ts";
export { type Conversion, convert, type Pipeline } from "./run.ts";
export * from "./transform.ts";
export { UsageError } from "./usage-error.ts";
export {
  type Check,
  type CountedSource,
  type Failure,
  type Verification,
  type VerifyOptions,
  verify,
} from "./verify/verify.ts";
export { VERSION } from "./version.ts";
export { canonicalForm } from "./xml/canonical-form.ts";
export { InvalidXmlError, type XmlIssue } from "./xml/invalid-xml-error.ts";
export { readCanonical } from "./xml/read-canonical.ts";
export { writeCanonical } from "./xml/write-canonical.ts";
