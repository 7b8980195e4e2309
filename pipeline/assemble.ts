import { type BuiltIn, builtIns, profiles } from "../transforms/registry.ts";
import type { BoundEditionTransform, BoundEmitter, BoundNormalizer, BoundReader, BoundTransform } from "./bind.ts";
import type { Configuration, OwnProfile } from "./configuration.ts";
import { guard } from "./defect.ts";
import { lexiconOf } from "./lexicon/load-lexicon.ts";
import { loadPlugin } from "./load-plugin.ts";
import { chooseProfile, type Profile } from "./model/profile.ts";
import type { Rule } from "./model/rule.ts";
import type { TransformOptions } from "./pluggable.ts";
import { ENGINE_RULES, type Pipeline } from "./run.ts";
import { SOURCE_RULES } from "./source-rules.ts";
import { didYouMean } from "./suggest.ts";
import type { Phase } from "./transform.ts";
import { UsageError } from "./usage-error.ts";
import { templateOrUserFile } from "./user-file.ts";

/** A configuration turned into transforms that are ready to run. */
export interface Assembly {
  /** Every rule of the transforms that turn a source into an edition, and of the engine. */
  readonly rules: readonly Rule[];
  /** The transforms for one text; its house style is chosen by the text where the configuration says `auto`. */
  pipelineFor(text: string): Pipeline;
  /** A file that an emitter asks for: one that comes with Emend, or one of the user's. */
  template(path: string): Promise<Uint8Array>;
  /** An emitter by name, loaded when first asked for. Throws a UsageError where there is none of that name. */
  emitter(name: string): Promise<BoundEmitter>;
}

/** A transform in its place; its code may not be loaded yet. */
interface Slot {
  readonly phase: Phase;
  readonly name: string;
  load(): Promise<BoundTransform>;
}

/**
 * Puts the transforms together that a configuration asks for: the one place that knows them all.
 * Emitters are loaded when they are asked for, because their libraries are large.
 * @throws UsageError where the configuration names what does not exist or does not fit
 */
export async function assemble(configuration: Configuration): Promise<Assembly> {
  const slots = await arrange(configuration);
  for (const name of configuration.to) slotOf(slots, "emit", name);
  const readers: BoundReader[] = [];
  const normalizers: BoundNormalizer[] = [];
  const structurers: BoundEditionTransform[] = [];
  const refiners: BoundEditionTransform[] = [];
  for (const slot of slots) {
    if (slot.phase === "emit") continue;
    const transform = await slot.load();
    if (transform.phase === "read") readers.push(transform);
    else if (transform.phase === "normalize") normalizers.push(transform);
    else if (transform.phase === "structure") structurers.push(transform);
    else if (transform.phase === "refine") refiners.push(transform);
  }
  const lexicon = lexiconOf(configuration.language, configuration.folder);
  const { language } = configuration;
  const profileFor = profileChooser(configuration.profile);
  const transforms = [...readers, ...normalizers, ...structurers, ...refiners];
  return {
    rules: [...SOURCE_RULES, ...ENGINE_RULES, ...transforms.flatMap(({ rules }) => rules)],
    pipelineFor: (text) => ({
      readers,
      normalizers,
      structurers,
      refiners,
      profile: profileFor(text),
      language,
      lexicon,
      profileFor,
    }),
    template: (path) => templateOrUserFile(path, configuration.folder),
    async emitter(name) {
      const transform = await slotOf(slots, "emit", name).load();
      if (transform.phase !== "emit") throw new TypeError(`${name} is not an emitter`);
      return transform;
    },
  };
}

async function arrange(configuration: Configuration): Promise<readonly Slot[]> {
  const { transforms, plugins, folder } = configuration;
  const names = builtIns.map(({ name }) => name);
  for (const name of Object.keys(transforms))
    if (!names.includes(name))
      throw new UsageError(
        `transforms.${name}: there is no transform of this name`,
        didYouMean(name, names) ?? `There are: ${names.join(", ")}.`,
      );
  const slots: Slot[] = builtIns.flatMap((entry) => {
    const options = transforms[entry.name] ?? {};
    return options === false ? [] : [builtInSlot(entry, options)];
  });
  for (const plugin of plugins) {
    for (const transform of await loadPlugin(plugin, folder)) {
      if (slots.some(({ name }) => name === transform.name))
        throw new UsageError(
          `plugins: “${plugin.use}” is called ${transform.name}, as another transform is`,
          `Switch the other one off with transforms: { "${transform.name}": false }, or rename yours.`,
        );
      const bound = guard(transform.bind(plugin.options ?? {}));
      const slot: Slot = { phase: transform.phase, name: transform.name, load: async () => bound };
      const neighbour = plugin.before ?? plugin.after;
      if (neighbour === undefined) slots.push(slot);
      else slots.splice(placeOf(slots, transform.phase, neighbour) + (plugin.before === undefined ? 1 : 0), 0, slot);
    }
  }
  return slots;
}

function builtInSlot({ phase, name, load }: BuiltIn, options: TransformOptions): Slot {
  return { phase, name, load: async () => guard((await load()).bind(options)) };
}

function slotOf(slots: readonly Slot[], phase: Phase, name: string): Slot {
  const slot = slots[placeOf(slots, phase, name)];
  if (!slot) throw new RangeError(`no slot for ${name}`);
  return slot;
}

function placeOf(slots: readonly Slot[], phase: Phase, name: string): number {
  const at = slots.findIndex((slot) => slot.phase === phase && slot.name === name);
  if (at >= 0) return at;
  const names = slots.filter((slot) => slot.phase === phase).map((slot) => slot.name);
  const what = phase === "emit" ? `there is no edition called “${name}”` : `no ${phase} transform is called “${name}”`;
  throw new UsageError(what, didYouMean(name, names) ?? `There are: ${names.join(", ")}.`);
}

function profileChooser(wanted: string | OwnProfile): (text: string) => Profile {
  const fallback = profiles.at(-1);
  if (!fallback) throw new RangeError("no profile comes with Emend");
  if (typeof wanted === "object") {
    const { extends: base, ...parts } = wanted;
    const own = { ...namedProfile(base ?? fallback.name), ...parts };
    return () => own;
  }
  if (wanted === "auto") return (text) => chooseProfile(text, profiles, fallback);
  const profile = namedProfile(wanted);
  return () => profile;
}

function namedProfile(name: string): Profile {
  const found = profiles.find((profile) => profile.name === name);
  if (found) return found;
  const names = ["auto", ...profiles.map((profile) => profile.name)];
  throw new UsageError(
    `profile: there is no profile called “${name}”`,
    didYouMean(name, names) ?? `There are: ${names.join(", ")}.`,
  );
}
