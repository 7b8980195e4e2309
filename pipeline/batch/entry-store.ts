import { join } from "node:path";
import type { ZodType } from "zod";
import type { Configuration } from "../configuration.ts";
import { entryAt, readBytes, removeFile, writeInPieces } from "../host.ts";
import { LineFile } from "../host-lines.ts";
import { MANIFEST } from "./find-sources.ts";
import { entryOnLine, type Manifest, type ManifestEntry, manifestLines } from "./manifest.ts";
import { manifestSchemas } from "./stored-manifest.ts";

/** What a run made so far, until its manifest is written: a line of JSON for each source. */
const JOURNAL = ".emend-journal.jsonl";

/** What is kept in memory of an entry: enough to find it again. */
interface Known {
  readonly name: string;
  readonly path: string | null;
  /** Reads its JSON. */
  json(): string;
}

/**
 * What stands in an output folder: its manifest, and the journal that an interrupted run left. New entries go to the
 * journal, so that nothing is lost when the run is killed; entries are read from the files when they are asked for,
 * so that memory hardly grows with their number.
 */
export class EntryStore {
  readonly #out: string;
  readonly #use: "look" | "write";
  readonly #known = new Map<string, Known>();
  #manifest: LineFile | null = null;
  #journal: LineFile | null = null;
  #problem: string | null = null;

  private constructor(out: string, use: "look" | "write") {
    this.#out = out;
    this.#use = use;
  }

  /** Opens the store of an output folder; nothing is written before the first change, nor where it is only looked at. */
  static async open(out: string, use: "look" | "write"): Promise<EntryStore> {
    const store = new EntryStore(out, use);
    const isThere = async (name: string) => (await entryAt(join(out, name)))?.kind === "file";
    const [manifest, journal] = [await isThere(MANIFEST), await isThere(JOURNAL)];
    if (!manifest && !journal) return store;
    const { manifest: whole, entry } = await manifestSchemas();
    if (manifest) await store.#readManifest(whole, entry);
    if (journal) store.#readJournal(entry);
    return store;
  }

  /** Why the manifest that stands there cannot be used; null where there is none, or it can. */
  get problem(): string | null {
    return this.#problem;
  }

  /** What is known of the editions under a stem; null where nothing is. */
  get(stem: string): ManifestEntry | null {
    const known = this.#known.get(stem);
    return known ? JSON.parse(known.json()) : null;
  }

  /** Where the sources of all entries lay: by their stems. */
  *sources(): Generator<{ readonly stem: string; readonly name: string; readonly path: string | null }> {
    for (const [stem, { name, path }] of this.#known) yield { stem, name, path };
  }

  put(entry: ManifestEntry): void {
    const file = this.#grow();
    const place = file.append(JSON.stringify(entry));
    this.#know(entry, () => file.read(place));
  }

  drop(stem: string): void {
    if (this.#known.delete(stem)) this.#grow().append(JSON.stringify({ dropped: stem }));
  }

  /** Writes everything down as the manifest, and takes the journal away. */
  writeManifest(configuration: Configuration): void {
    writeInPieces(join(this.#out, MANIFEST), manifestLines(configuration, this.#lines()));
    this.close();
    removeFile(join(this.#out, JOURNAL));
  }

  close(): void {
    this.#manifest?.close();
    this.#journal?.close();
    this.#manifest = null;
    this.#journal = null;
  }

  *#lines(): Generator<string> {
    const stems = [...this.#known.keys()].sort((a, b) => (a < b ? -1 : 1));
    for (const stem of stems) {
      const known = this.#known.get(stem);
      if (known) yield known.json();
    }
  }

  #grow(): LineFile {
    if (this.#journal === null) this.#journal = LineFile.open(join(this.#out, JOURNAL), "grow");
    return this.#journal;
  }

  #know({ stem, name, path }: ManifestEntry, json: () => string): void {
    this.#known.set(stem, { name, path, json });
  }

  async #readManifest(whole: ZodType<Manifest>, entry: ZodType<ManifestEntry>): Promise<void> {
    const path = join(this.#out, MANIFEST);
    const file = LineFile.open(path, "read");
    this.#manifest = file;
    let isUsable = true;
    for (const { at, text } of file.lines()) {
      const json = entryOnLine(text);
      if (json === null) continue;
      const found = parsed(json, entry);
      if (found === null) isUsable = false;
      else {
        const place = { at: at + text.indexOf("{"), length: Buffer.byteLength(json) };
        this.#know(found, () => file.read(place));
      }
    }
    if (this.#known.size === 0) {
      // a manifest that another program wrote anew has other lines
      const manifest = parsed(new TextDecoder().decode(await readBytes(path)), whole);
      isUsable = manifest !== null;
      for (const one of manifest?.sources ?? []) this.#know(one, () => JSON.stringify(one));
    }
    if (!isUsable) this.#problem = `${MANIFEST} cannot be used, or not all of it`;
  }

  #readJournal(entry: ZodType<ManifestEntry>): void {
    const file = this.#use === "write" ? this.#grow() : LineFile.open(join(this.#out, JOURNAL), "read");
    this.#journal = file;
    if (this.#use === "write") file.mend();
    for (const { text, ...place } of file.lines()) {
      const found = parsed(text, entry);
      if (found !== null) this.#know(found, () => file.read(place));
      else this.#known.delete(droppedStem(text) ?? "");
    }
  }
}

function parsed<Value>(json: string, schema: ZodType<Value>): Value | null {
  const value = parsedJson(json);
  const checked = schema.safeParse(value);
  return checked.success ? checked.data : null;
}

function droppedStem(json: string): string | null {
  const value = parsedJson(json);
  const stem = typeof value === "object" && value !== null && "dropped" in value ? value.dropped : null;
  return typeof stem === "string" ? stem : null;
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
