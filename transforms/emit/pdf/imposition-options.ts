import { OptionError } from "../../../pipeline/model/option-error.ts";
import { lengthSchema } from "./length.ts";
import { optionError } from "./option-problems.ts";
import type { Imposition } from "./signatures.ts";

/** Imposition as a configuration gives it: docs/pdf.md lists the settings; all may be left out. */
export type ImpositionSettings = Readonly<Record<string, unknown>>;

/** The leaf next to the back of a thick section is shifted by its margin at the most. */
const GREATEST_CREEP = 3;
const GREATEST_TRIM = 72;

/**
 * Fills in what is left out: sheets of 16 pages, sections of one sheet, no creep, 3 mm to be trimmed.
 * @returns null where none is asked for
 * @throws OptionError naming what is wrong
 */
export async function readImposition(settings: ImpositionSettings | null): Promise<Imposition | null> {
  if (settings === null) return null;
  const { z } = await import("zod");
  const length = lengthSchema(z);
  const schema = z.strictObject({
    binding: z.enum(["saddle-stitch", "perfect"], "this has to be “saddle-stitch” or “perfect”").default("perfect"),
    sheet: z.literal([4, 8, 16], "this has to be 4, 8 or 16: the pages on both sides of a sheet").default(16),
    section: z.int().positive().max(128).optional(),
    creep: length.refine((value) => value <= GREATEST_CREEP, "this has to be 1 mm at the most").default(0),
    trim: length.refine((value) => value <= GREATEST_TRIM, "this has to be 1in at the most").default((3 * 72) / 25.4),
  });
  const result = schema.safeParse(settings);
  if (!result.success) throw optionError("imposition", result.error);
  const { section = result.data.sheet, ...others } = result.data;
  const { binding, sheet } = others;
  if (binding === "saddle-stitch" && result.data.section !== undefined)
    throw new OptionError(
      "imposition.section",
      "there are no sections in saddle stitch",
      "Leave it out, or set binding to “perfect”.",
    );
  if (section % sheet !== 0)
    throw new OptionError(
      "imposition.section",
      `${section} pages are no whole number of sheets of ${sheet} pages`,
      `Give a multiple of ${sheet}.`,
    );
  return { ...others, section };
}
