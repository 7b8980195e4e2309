import type { Division, Edition, Inline, Reference } from "../../pipeline/model/edition.ts";
import { divideInlines, inlineLength } from "../../pipeline/model/inlines.ts";
import { matchesOf } from "../../pipeline/model/matches.ts";
import { plainText, rewriteDivision } from "../../pipeline/model/walk.ts";
import type { RefineTransform } from "../../pipeline/transform.ts";

const DOCUMENT =
  /(?:(footnotes? (\d{1,3}),? (?:to )?)?(?<![\p{L}])Documents? (\d{1,4})(?![\p{L}\d]|[.,]\d)(?: and footnote (\d{1,3}))?)/gu;
const VOLUME = /\bvol(?:ume|\.)? ?([IVXLC]+)(?:, Part \d+)?,? $/u;

/** References to other documents ("footnote 2, Document 5"): they become links, to a document here where there is one. */
export const references: RefineTransform<Record<string, never>> = {
  phase: "refine",
  name: "references",
  defaults: {},
  rules: [],
  run(edition, { profile }) {
    if (!profile.numberedDocuments) return { edition, repairs: [], findings: [] };
    const index = new DocumentIndex(edition);
    const visit = (division: Division, volume: Division | null): Division => {
      if (division.kind === "volume")
        return {
          ...division,
          children: division.children.map((child) => (child.type === "division" ? visit(child, division) : child)),
        };
      return rewriteDivision(division, (inlines) => linked(inlines, (found) => index.target(found, volume)));
    };
    const children = edition.children.map((division) => visit(division, null));
    return { edition: { ...edition, children }, repairs: [], findings: [] };
  },
};

/** A reference found in a text: the document's number, a footnote's, and the volume's roman number where it is named. */
interface FoundReference {
  readonly document: string;
  readonly footnote: string | null;
  readonly volume: string | null;
}

/** Which documents the edition holds, by volume. */
class DocumentIndex {
  private readonly volumes: readonly {
    readonly division: Division | null;
    readonly numbers: ReadonlyMap<string, string>;
  }[];

  constructor(edition: Edition) {
    const numbersOf = (divisions: readonly Division[]) =>
      new Map(divisions.flatMap(({ number, id }) => (number === null ? [] : [[number, id] as const])));
    const loose = edition.children.filter((division) => division.kind !== "volume");
    const volumes = edition.children.filter((division) => division.kind === "volume");
    this.volumes = [
      { division: null, numbers: numbersOf(loose) },
      ...volumes.map((division) => ({
        division,
        numbers: numbersOf(division.children.filter((child): child is Division => child.type === "division")),
      })),
    ];
  }

  /** The target of a reference that stands in a volume: an id of this edition, or the one that the volume would give it. */
  target({ document, footnote, volume }: FoundReference, here: Division | null): string | null {
    const there =
      volume === null
        ? this.volumes.find(({ division }) => division === here)
        : this.volumes.find(({ division }) => isVolume(division, volume));
    const suffix = footnote === null ? "" : `fn${footnote}`;
    const id = there?.numbers.get(document);
    if (id) return `#${id}${suffix}`;
    // a document of another volume may have the number, and so the id
    const taken = this.volumes.some(({ numbers }) => numbers.has(document));
    return volume !== null || taken ? null : `#d${document}${suffix}`;
  }
}

function isVolume(division: Division | null, roman: string): boolean {
  return division !== null && new RegExp(`\\bvol(?:ume|\\.) ?${roman}\\b`, "iu").test(plainText(division.head ?? []));
}

/** A run with its references as nodes; those that the markup made are given a target where they have none. */
function linked(inlines: readonly Inline[], target: (found: FoundReference) => string | null): readonly Inline[] {
  const text = plainText(inlines);
  if (!text.includes("Document")) return inlines;
  const out: Inline[] = [];
  let at = 0;
  let pending: Inline[] = [];
  let pendingFrom = 0;
  const flush = () => {
    for (const node of linkText(pending, text, pendingFrom, target)) out.push(node);
    pending = [];
  };
  for (const node of inlines) {
    if (node.type === "reference") {
      flush();
      out.push(retarget(node, text.slice(0, at + inlineLength(node)), target));
      pendingFrom = at + inlineLength(node);
    } else pending.push(node);
    at += inlineLength(node);
  }
  flush();
  return out;
}

function retarget(node: Reference, textToEnd: string, target: (found: FoundReference) => string | null): Reference {
  if (node.target !== null) return node;
  const label = plainText(node.children);
  const [match] = label.matchAll(DOCUMENT);
  return match
    ? { ...node, target: target(found(match, textToEnd.slice(0, textToEnd.length - label.length + match.index))) }
    : node;
}

function found(match: RegExpExecArray, before: string): FoundReference {
  return {
    document: match[3] ?? "",
    footnote: match[2] ?? match[4] ?? null,
    volume: VOLUME.exec(before.slice(-40))?.[1] ?? null,
  };
}

function linkText(
  run: readonly Inline[],
  text: string,
  from: number,
  target: (found: FoundReference) => string | null,
): Inline[] {
  const matches = [...matchesOf(DOCUMENT, plainText(run))];
  const parts = divideInlines(
    run,
    matches.flatMap((match) => [match.index, match.index + match[0].length]),
  );
  return parts.flatMap((part, at): Inline[] => {
    const match = at % 2 === 1 ? matches[(at - 1) / 2] : undefined;
    if (!match) return part;
    return [{ type: "reference", target: target(found(match, text.slice(0, from + match.index))), children: part }];
  });
}
