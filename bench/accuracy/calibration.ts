import type { Certainty } from "../../pipeline/model/rule.ts";
import type { ConvertedSet } from "./case-set.ts";
import type { CaseComparison } from "./comparison.ts";
import type { LinkKind } from "./link-report.ts";

/** Links of one certainty that were made in one way. */
interface CalibrationRow {
  readonly certainty: Certainty;
  readonly kind: LinkKind;
  links: number;
  /** Those whose note the gold has at the same place with the same body. */
  right: number;
  /** Of the right ones, those whose number is not the gold's. */
  otherNumber: number;
}

/** A note that stands where the gold does not have it. */
export interface WrongLink {
  /** `<set>/<style>/<case>#<note>`. */
  readonly key: string;
  readonly certainty: Certainty;
  readonly evidence: string;
  /** Whether the gold has a note with this body at all; if not, the body was divided in the wrong way. */
  readonly body: boolean;
  readonly before: string;
  readonly wanted: string;
}

/** How often a link is right, by the certainty that it states. */
export interface Calibration {
  readonly rows: readonly CalibrationRow[];
  /** Notes in the gold. */
  readonly notes: number;
  readonly wrong: readonly WrongLink[];
}

const ROWS: readonly (readonly [Certainty, LinkKind])[] = [
  ["high", "marker"],
  ["high", "heading"],
  ["medium", "marker"],
  ["low", "marker"],
  ["low", "words"],
  ["low", "unplaced"],
];

/** Holds every link of the given sets against the gold. */
export function calibrate(
  sets: readonly { readonly set: ConvertedSet; readonly cases: Readonly<Record<string, CaseComparison>> }[],
): Calibration {
  const rows = ROWS.map(([certainty, kind]) => ({ certainty, kind, links: 0, right: 0, otherNumber: 0 }));
  const wrong: WrongLink[] = [];
  let notes = 0;
  for (const { set, cases } of sets) {
    for (const [name, comparison] of Object.entries(cases)) {
      notes += comparison.columns.note?.[0] ?? 0;
      const compared = new Map(comparison.notes.map((note) => [note.id, note]));
      for (const { id, kind, certainty, evidence } of set.links.get(name) ?? []) {
        const row = rows.find((one) => one.certainty === certainty && one.kind === kind);
        if (!row) throw new RangeError(`no row for ${certainty} ${kind}`);
        const note = compared.get(id);
        row.links++;
        if (note?.right) {
          row.right++;
          if (!note.number) row.otherNumber++;
        } else if (kind !== "unplaced")
          wrong.push({
            key: `${set.name}/${name}#${id}`,
            certainty,
            evidence,
            body: note?.body ?? false,
            before: note?.before ?? "",
            wanted: note?.wanted ?? "",
          });
      }
    }
  }
  return { rows, notes, wrong };
}
