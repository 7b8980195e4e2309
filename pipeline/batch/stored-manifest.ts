import type { ZodType } from "zod";
import type { Manifest, ManifestEntry } from "./manifest.ts";

/** Schemas of what Emend keeps in its manifest; a library that takes long to load is needed to check it. */
export async function manifestSchemas(): Promise<{
  readonly manifest: ZodType<Manifest>;
  readonly entry: ZodType<ManifestEntry>;
}> {
  const { z } = await import("zod");
  const size = z.int().nonnegative();
  const hash = z.string().regex(/^[0-9a-f]{64}$/);
  // a path of a manifest is used to remove files, so it may not lead out of its source's folder
  const path = z.string().refine((value) => {
    const names = value.split("/");
    return names.length > 1 && names.every((name) => !/^\.{0,2}$|[\\\0]/.test(name));
  });
  const part = z.literal(true).exactOptional();
  const file = z.object({ edition: z.string(), part, path, mediaType: z.string(), bytes: size, sha256: hash });
  const counts = z.object({ documents: size, paragraphs: size, notes: size, anchors: size, pageBreaks: size });
  const status = z.enum(["applied", "accepted", "amended", "proposed", "flagged", "rejected"]);
  const entry: ZodType<ManifestEntry> = z.object({
    name: z.string(),
    path: z.string().nullable(),
    stem: z.string(),
    sha256: hash,
    bytes: size,
    decisions: hash.nullable(),
    // manifests of older versions do not say it: then there was none
    metadata: hash.nullable().default(null),
    pictures: z.record(z.string(), hash.nullable()).default({}),
    configuration: hash,
    profile: z.string(),
    counts,
    linked: size,
    repairs: z.record(z.string(), z.partialRecord(status, size)),
    findings: z.record(z.string(), z.partialRecord(z.enum(["error", "warning", "info"]), size)),
    files: z.array(file),
  });
  return { entry, manifest: z.object({ emend: z.string(), date: z.string(), sources: z.array(entry) }) };
}
