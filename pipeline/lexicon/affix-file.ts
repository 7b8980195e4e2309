/** One way in which an affix changes a stem (`SFX V ive/S [^e]`), read from the word back to the stem. */
export interface AffixRule {
  readonly flag: string;
  /** What the word has in place of `strip`, at its beginning or its end. */
  readonly add: string;
  readonly strip: string;
  readonly condition: RegExp | null;
  /** Whether it meets an affix at the other end of the word. */
  readonly isCrossing: boolean;
  /** Flags of what may follow it. */
  readonly next: ReadonlySet<string>;
}

/** Rules by what they add and by what they strip. */
export type AffixRules = ReadonlyMap<string, ReadonlyMap<string, readonly AffixRule[]>>;

/** What an affix file (`.aff`) of Hunspell says, as far as it tells which words there are. */
export interface AffixFile {
  /** A prefix's at the beginning, a suffix's at the end of a word. */
  readonly prefixes: AffixRules;
  readonly suffixes: AffixRules;
  readonly longestPrefix: number;
  readonly longestSuffix: number;
  /** Flags of entries that are no words: forbidden ones, stems that need an affix, parts of compounds. */
  readonly notWords: ReadonlySet<string>;
  readonly forbidden: string | null;
  /** Flags of suffixes that may follow another suffix. */
  readonly following: ReadonlySet<string>;
  flags(written: string): ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Reads an affix file, in the format of Hunspell 1.7 (hunspell(5)); what concerns suggestions and compounds is passed over. */
export function readAffixFile(text: string): AffixFile {
  const lines = text.split(/\r?\n/u).map((line) =>
    line
      .replace(/^\ufeff/u, "")
      .split(/\s+/u)
      .filter(Boolean),
  );
  const option = (name: string) => lines.find(([first]) => first === name)?.[1] ?? null;
  const flagType = option("FLAG");
  const aliases = lines
    .filter(([first]) => first === "AF")
    .slice(1)
    .map(([, written = ""]) => written);
  const known = new Map<string, ReadonlySet<string>>([["", NONE]]);
  const flags = (written: string): ReadonlySet<string> => {
    let found = known.get(written);
    if (!found) {
      const alias = aliases.length > 0 && /^\d+$/u.test(written) ? aliases[Number(written) - 1] : undefined;
      found = new Set(divideFlags(alias ?? written, flagType));
      known.set(written, found);
    }
    return found;
  };
  const conditions = new Map<string, RegExp | null>();
  const prefixes = new Map<string, Map<string, AffixRule[]>>();
  const suffixes = new Map<string, Map<string, AffixRule[]>>();
  const following = new Set<string>();
  const isCrossing = new Map<string, boolean>();
  for (const [kind, flag, third, fourth, fifth = "."] of lines) {
    if ((kind !== "PFX" && kind !== "SFX") || flag === undefined || third === undefined || fourth === undefined)
      continue;
    const key = `${kind} ${flag}`;
    if (!isCrossing.has(key)) {
      // the first line of a class says whether it crosses, and how many rules follow
      isCrossing.set(key, third === "Y");
      continue;
    }
    const [added = "", next = ""] = fourth.split("/");
    const add = added === "0" ? "" : added;
    const rule: AffixRule = {
      flag,
      add,
      strip: third === "0" ? "" : third,
      condition: conditionOf(kind, fifth, conditions),
      isCrossing: isCrossing.get(key) === true,
      next: flags(next),
    };
    const rules = kind === "PFX" ? prefixes : suffixes;
    const ofAdd = rules.get(add) ?? new Map<string, AffixRule[]>();
    rules.set(add, ofAdd);
    ofAdd.set(rule.strip, [...(ofAdd.get(rule.strip) ?? []), rule]);
    if (kind === "SFX") for (const next of rule.next) following.add(next);
  }
  const longest = (rules: ReadonlyMap<string, unknown>) =>
    Math.max(0, ...Array.from(rules.keys(), ({ length }) => length));
  const [forbidden, needAffix, inCompounds] = [option("FORBIDDENWORD"), option("NEEDAFFIX"), option("ONLYINCOMPOUND")];
  return {
    prefixes,
    suffixes,
    longestPrefix: longest(prefixes),
    longestSuffix: longest(suffixes),
    notWords: new Set([forbidden, needAffix, inCompounds].filter((flag) => flag !== null)),
    forbidden,
    following,
    flags,
  };
}

function divideFlags(written: string, type: string | null): Iterable<string> {
  if (type === "num") return written.split(",");
  if (type === "long") return written.match(/../gsu) ?? [];
  return written;
}

/** A condition (`[^aeiou]y`, `.`) as a regular expression at the end of the word where the affix stands. */
function conditionOf(kind: "PFX" | "SFX", written: string, known: Map<string, RegExp | null>): RegExp | null {
  if (written === ".") return null;
  const key = `${kind} ${written}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const escaped = written.replace(/[-\\(){}*+?|$/]/g, "\\$&");
  let condition: RegExp | null = null;
  // a condition that is none holds for no word
  try {
    condition = new RegExp(kind === "PFX" ? `^(?:${escaped})` : `(?:${escaped})$`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    condition = /(?!)/;
  }
  known.set(key, condition);
  return condition;
}
