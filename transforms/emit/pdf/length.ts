import type { z } from "zod";

const points: ReadonlyMap<string, number> = new Map([
  ["pt", 1],
  ["mm", 72 / 25.4],
  ["cm", 72 / 2.54],
  ["in", 72],
]);

/** Lengths as options give them, words with a unit, and in points (1/72 inch) as they are used. */
export function lengthSchema(zod: typeof z): z.ZodPipe<z.ZodString, z.ZodTransform<number, string>> {
  return zod
    .string()
    .regex(/^\d{1,5}(?:\.\d{1,4})?(?:pt|mm|cm|in)$/, "This has to be a length, as “6in”, “10.5pt”, “25mm” or “2.5cm”.")
    .transform((words) => Number.parseFloat(words) * (points.get(words.slice(-2)) ?? 1));
}
