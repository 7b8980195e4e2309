import { markdownTable, thousands } from "../markdown-table.ts";
import type { Growth } from "./growth.ts";
import type { Hostile } from "./hostile.ts";
import type { PeerRow, StartUp } from "./peer.ts";
import { GROUP, type Throughput } from "./throughput.ts";

/** Everything that `docs/speed.md` says. */
export interface SpeedReport {
  readonly machine: string;
  readonly throughput: readonly Throughput[];
  readonly startUp: StartUp;
  readonly peer: readonly PeerRow[];
  readonly growth: readonly Growth[];
  readonly hostile: readonly Hostile[];
}

/** From this exponent on a hostile input's time is not called linear, if it takes long enough to tell (seconds). */
const LINEAR = 1.25;
const TELLING = 1;

/** The speed report, in Markdown. */
export function speedReport(report: SpeedReport): string {
  return `# Speed and growth

<!-- Written by \`npm run bench\`: change bench/speed/report.ts, not this file. -->

Made by \`npm run bench\` out of made-up documents. All times are processor seconds (user and system, all threads; the least of
several runs), so that what else a machine does counts little; where it is busy, they are still too long. Exponents and ratios say the same on any machine; documents
a second are those of this one: ${report.machine}.

${throughputPart(report)}

${peerPart(report)}

${growthPart(report)}

${hostilePart(report)}
`;
}

function throughputPart({ throughput, startUp }: SpeedReport): string {
  const [first] = throughput;
  return `## Text in, TEI out

${first?.documents} different documents of ${thousands((first?.characters ?? 0) / (first?.documents ?? 1))} characters, with page markers, lists and some twenty notes, one
after the other in one process after a warm-up, in groups of ${GROUP}, each group the least of several rounds. With the checks on, canonical XML and TEI are held against their schemas, and
canonical XML is read back and compared.

${markdownTable(
  ["checks", " documents a second", " target", " MB a second"],
  throughput.map(({ check, perSecond, target, characters, documents }) => [
    check ? "on" : "off",
    perSecond.toFixed(0),
    String(target),
    ((perSecond * characters) / documents / 1e6).toFixed(1),
  ]),
)}

Start: \`emend --help\` takes ${startUp.help.toFixed(3)} s, ${(startUp.help / startUp.node).toFixed(1)} times what \`node -e 0\` takes (${startUp.node.toFixed(3)} s).`;
}

function peerPart({ peer }: SpeedReport): string {
  return `## Beside pandoc

Whole programs, their start included, on the same file: \`emend build --to tei\` (all checks, ledger and manifest) and
\`pandoc -f markdown -t tei -s\`, which keeps the damage as it is.

${markdownTable(
  [" characters", " emend", " pandoc", " emend ÷ pandoc"],
  peer.map(({ characters, emend, pandoc }) => [
    thousands(characters),
    `${emend.toFixed(2)} s`,
    pandoc === null ? "not here" : `${pandoc.toFixed(2)} s`,
    pandoc === null ? "–" : (emend / pandoc).toFixed(2),
  ]),
)}`;
}

function growthPart({ growth }: SpeedReport): string {
  return `## Growth

One file from 10 KB to 10 MB. The exponent is the slope through the logarithms of size and time: 1 is linear, 2 square.

${markdownTable(
  ["", ...(growth[0]?.points ?? []).map(({ characters }) => ` ${size(characters)}`), " exponent", " from 100 KB on"],
  growth.map(({ name, points, exponent, exponentOfLarge }) => [
    name,
    ...points.map(({ seconds }) => `${seconds.toFixed(3)} s`),
    exponent.toFixed(2),
    exponentOfLarge.toFixed(2),
  ]),
)}`;
}

function hostilePart({ hostile }: SpeedReport): string {
  const steep = hostile.filter(
    ({ exponent, ended, points }) => ended !== null || (exponent > LINEAR && (points.at(-1)?.seconds ?? 0) > TELLING),
  );
  return `## Hostile input

Files that are one thing a million times over, or two million characters long. The exponent is that of the last three sizes; what is called linear
grows with less than ${LINEAR}, or ends within ${TELLING} second. ${steep.length === 0 ? "All are linear." : `**Not linear: ${steep.map((one) => `\`${one.what}\` (${one.reader})`).join(", ")}.**`}

${markdownTable(
  ["what", "read as", " characters", " seconds", " exponent"],
  hostile.map(({ what, reader, points, exponent, ended }) => [
    `\`${what}\``,
    reader,
    `${thousands(points.at(-1)?.characters ?? 0)}${ended === null ? "" : ` (${ended})`}`,
    (points.at(-1)?.seconds ?? 0).toFixed(2),
    exponent.toFixed(2),
  ]),
)}`;
}

function size(characters: number): string {
  return characters >= 1e6 ? `${Math.round(characters / 1e6)} MB` : `${Math.round(characters / 1e4) * 10} KB`;
}
