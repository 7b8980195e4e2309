import type { Assembly } from "../assemble.ts";
import { DefectError } from "../defect.ts";
import { breathe } from "../host.ts";
import type { Artifact, EmitInput } from "../transform.ts";

/** A finished file, and which edition it is. */
export interface EmittedFile {
  readonly edition: string;
  readonly artifact: Artifact;
}

/**
 * Makes the editions of one source, one after the other. An emitter may ask for what another one makes;
 * each runs once.
 * @throws DefectError where an emitter fails or gives a file a name that is not its own
 */
export async function emitEditions(
  editions: readonly string[],
  input: EmitInput,
  assembly: Assembly,
  onEdition: (edition: string) => void,
): Promise<EmittedFile[]> {
  const made = new Map<string, Promise<Artifact>>();
  const make = (edition: string, askedBy: readonly string[]): Promise<Artifact> => {
    if (askedBy.includes(edition))
      throw new DefectError(edition, new Error(`it needs its own result (${[...askedBy, edition].join(" → ")})`));
    const known = made.get(edition);
    if (known) return known;
    const making = run(edition, [...askedBy, edition]);
    made.set(edition, making);
    return making;
  };
  const run = async (edition: string, askedBy: readonly string[]): Promise<Artifact> => {
    const emitter = await assembly.emitter(edition);
    return emitter.run(input, {
      template: (path) => assembly.template(path),
      artifact: async (other) => make(other, askedBy),
    });
  };
  const files: EmittedFile[] = [];
  const names = new Set<string>([`${input.stem}.canonical.xml`, `${input.stem}.ledger.json`]);
  for (const edition of new Set(editions)) {
    onEdition(edition);
    await breathe();
    const artifact = await make(edition, []);
    for (const { name } of [artifact, ...(artifact.parts ?? [])]) {
      const own = isFileName(artifact.name) ? isFileName(name) : isPathBelow(edition, name);
      if (names.has(name) || !own)
        throw new DefectError(edition, new Error(`it calls its file ${name}, which is not its to write`));
      names.add(name);
    }
    files.push({ edition, artifact });
  }
  return files;
}

function isFileName(name: string): boolean {
  return name !== "" && !/[/\\]/.test(name) && !name.startsWith(".");
}

/** Whether a path leads from the source's output folder into the edition's own folder, and not out of it again. */
function isPathBelow(edition: string, path: string): boolean {
  const [folder, ...names] = path.split("/");
  return folder === edition && names.length > 0 && names.every(isFileName);
}
