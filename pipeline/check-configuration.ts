import type { UserConfiguration } from "./configuration.ts";
import { didYouMean } from "./suggest.ts";
import { UsageError } from "./usage-error.ts";

const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/iu;

/**
 * Checks what a configuration file holds.
 * @param file the file's name, for messages
 * @throws UsageError naming the file and every key that is wrong
 */
export async function checkConfiguration(value: unknown, file: string): Promise<UserConfiguration> {
  const { z } = await import("zod");
  const words = z.array(z.string());
  const profile = z.strictObject({
    name: z.string().min(1),
    extends: z.string().optional(),
    recognizedBy: z.array(z.strictObject({ pattern: z.string(), weight: z.number() })).optional(),
    numberedDocuments: z.boolean().optional(),
    documentKinds: words.optional(),
    editorialNotes: words.optional(),
    volumeTitles: words.optional(),
    listLabels: z.strictObject({ subject: words, participants: words }).optional(),
    sourceNote: z.string().nullable().optional(),
    smallCapitalSignatures: z.boolean().optional(),
  });
  const options = z.record(z.string(), z.unknown());
  const plugin = z.strictObject({
    use: z.string().min(1),
    options: options.optional(),
    before: z.string().optional(),
    after: z.string().optional(),
  });
  const configuration = z.strictObject({
    profile: z.union([z.string(), profile]).optional(),
    language: z.string().regex(LANGUAGE, "This has to be a BCP 47 tag, as “en” or “pt-BR”.").optional(),
    out: z.string().min(1).optional(),
    to: z.array(z.string()).min(1).optional(),
    failOn: z.enum(["error", "warning", "info", "never"]).optional(),
    pages: z.enum(["auto", "always", "never"]).optional(),
    date: z.string().optional(),
    maxBytes: z.int().positive().optional(),
    maxParagraph: z.int().positive().optional(),
    transforms: z.record(z.string(), z.union([z.literal(false), options])).optional(),
    plugins: z.array(z.union([z.string().min(1), plugin])).optional(),
  });
  const checked = configuration.safeParse(value);
  if (checked.success) return checked.data satisfies UserConfiguration;
  const unknown = checked.error.issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
  const known = [...Object.keys(configuration.shape), ...Object.keys(profile.shape), ...Object.keys(plugin.shape)];
  const hints = unknown.map((key) => didYouMean(key, known)).filter((hint) => hint !== null);
  throw new UsageError(`${file} is not a valid configuration:\n${z.prettifyError(checked.error)}`, hints[0] ?? null);
}
