import type { Edition } from "../../../pipeline/model/edition.ts";
import { toFrusVolume } from "./frus-volume.ts";
import { toSimplePrint } from "./simple-print.ts";

/**
 * Which schema the TEI follows: `tei-all`, with everything marked as the Guidelines have it; `simplePrint`, TEI's
 * own customization for print; `frus`, that of the published volumes.
 */
export type TeiProfile = "tei-all" | "simplePrint" | "frus";

/** An edition with what a schema does not know said in the way it does. No word is changed. */
export function forProfile(edition: Edition, profile: TeiProfile): Edition {
  switch (profile) {
    case "tei-all":
      return edition;
    case "simplePrint":
      return toSimplePrint(edition);
    case "frus":
      return toFrusVolume(edition);
  }
}
