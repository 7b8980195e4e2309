import { OptionError } from "../../../pipeline/model/option-error.ts";
import { lengthSchema } from "./length.ts";
import { optionError } from "./option-problems.ts";

/** Where the numbers of the original's pages stand. */
export type OriginalPages = "margin" | "inline" | "none";

/** Where notes stand: at the foot of their page, or behind the division they belong to. */
export type NotePlace = "foot" | "division-end";

/**
 * How a book looks, apart from the template's parts. Lengths are in points (1/72 inch), those called `leading` are
 * the space between two lines; colours are `#rrggbb`.
 */
export interface Design {
  /** The trimmed sheet, and its margins. */
  readonly page: Readonly<Record<"width" | "height" | "inside" | "outside" | "top" | "bottom", number>>;
  readonly type: {
    /** Families in the order in which they are asked for a character. */
    readonly faces: readonly string[];
    /** Files of fonts to load, as paths that begin with `./`, `../` or `/`. */
    readonly files: readonly string[];
    readonly body: number;
    readonly bodyLeading: number;
    /** Quotations and verse. */
    readonly small: number;
    readonly smallLeading: number;
    readonly note: number;
    readonly noteLeading: number;
    /** The original's page numbers. */
    readonly tiny: number;
    readonly runningHead: number;
    readonly justified: boolean;
    readonly hyphenated: boolean;
    readonly figures: "old-style" | "lining";
  };
  readonly colours: Readonly<Record<"quiet" | "rule" | "link", string>>;
  /** Titles and page numbers at the head, page numbers alone at the foot, or nothing. */
  readonly runningHeads: "titles" | "numbers" | "none";
  readonly originalPages: OriginalPages;
  readonly notes: NotePlace;
  /** Whether a reference to a document or a note is followed by the page on which that stands. */
  readonly referencePages: boolean;
  readonly halfTitle: boolean;
  readonly indexColumns: 1 | 2;
  readonly print: {
    /** How far the sheet reaches beyond the trimmed page. */
    readonly bleed: number;
    readonly cropMarks: boolean;
    readonly greyscale: boolean;
  };
  /** Files that stand in for parts of the template, by the part's name; paths begin with `./`, `../`, `/` or `pdf/`. */
  readonly parts: Readonly<Partial<Record<TemplatePart, string>>>;
}

export const templateParts = [
  "edition",
  "settings",
  "structure",
  "text",
  "columns",
  "looks",
  "front",
  "appendix",
  "index",
  "probe",
] as const;
type TemplatePart = (typeof templateParts)[number];

/** The designs that come with Emend: `templates/pdf/designs/<name>.json`. */
const designs: readonly string[] = ["scholarly-octavo", "reading-paperback", "large-print"];

/** Settings as a design's file or a configuration gives them: lengths are words with a unit; all may be left out. */
export type DesignSettings = Readonly<Record<string, unknown>>;

/** The least that a page must have beside its margins, in points: narrower lines and lower pages cannot be set. */
const LEAST_MEASURE = 144;
/** The least outer margin that holds the original's page numbers. */
const LEAST_NUMBER_MARGIN = 54;
const GREATEST_BLEED = 72;
/** Crop marks stand at least this far from the page, and with their own length take this much more. */
const MARK_DISTANCE = 4;
const MARK_ROOM = 20;

/**
 * The design of a book: a built-in one by its name, or a file whose path begins with `./`, `../` or `/`, with `settings`
 * over it. A design's file may begin from another one: `extends`.
 * @throws OptionError naming the option that is wrong, and what it may be
 */
export async function loadDesign(
  design: string,
  settings: DesignSettings,
  template: (path: string) => Promise<Uint8Array>,
): Promise<Design> {
  const layers: DesignSettings[] = [settings];
  const seen = new Set<string>();
  for (let next: string | null = design; next !== null; ) {
    const name: string = next;
    if (seen.has(name))
      throw new OptionError("design", `“${name}” extends itself`, "Let it extend a design that comes with Emend.");
    seen.add(name);
    const { extends: base, ...own } = readSettings(await template(pathOf(name)), name);
    if (base !== undefined && typeof base !== "string")
      throw new OptionError("design", `“${name}”: extends has to be the name of a design`);
    layers.unshift(own);
    next = base ?? null;
  }
  return checked(layers.reduce(over, {}));
}

function pathOf(name: string): string {
  if (/^\.{0,2}\//.test(name)) return name;
  if (designs.includes(name)) return `pdf/designs/${name}.json`;
  throw new OptionError(
    "design",
    `there is no design called “${name}”`,
    `There are: ${designs.join(", ")}. A file of your own is a path that begins with ./, ../ or /.`,
  );
}

function readSettings(bytes: Uint8Array, name: string): DesignSettings {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isGroup(value)) return value;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OptionError("design", `“${name}” is no JSON: ${reason}`, null, cause);
  }
  throw new OptionError("design", `“${name}” holds no JSON object`);
}

function isGroup(value: unknown): value is DesignSettings {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One layer of settings over another; groups are taken together, everything else is replaced. */
function over(below: DesignSettings, above: DesignSettings): DesignSettings {
  const both = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const under = both.get(key);
    both.set(key, isGroup(under) && isGroup(value) ? over(under, value) : value);
  }
  return Object.fromEntries(both);
}

async function checked(settings: DesignSettings): Promise<Design> {
  const { z } = await import("zod");
  const length = lengthSchema(z);
  const size = length.refine((value) => value >= 4 && value <= 72, "This has to be between 4pt and 72pt.");
  const leading = length.refine((value) => value <= 36, "This has to be 36pt at the most.");
  const side = length.refine((value) => value <= 5670, "This has to be 2 m at the most.");
  const colour = z.string().regex(/^#[0-9a-f]{6}$/i, "This has to be a colour, as “#1b2f4b”.");
  const path = z.string().regex(/^(?:\.{0,2}\/|pdf\/)/, "This has to be a path that begins with ./, ../ or /.");
  const design = z
    .strictObject({
      page: z.strictObject({ width: side, height: side, inside: side, outside: side, top: side, bottom: side }),
      type: z.strictObject({
        faces: z.array(z.string().min(1)).min(1),
        files: z.array(path),
        body: size,
        bodyLeading: leading,
        small: size,
        smallLeading: leading,
        note: size,
        noteLeading: leading,
        tiny: size,
        runningHead: size,
        justified: z.boolean(),
        hyphenated: z.boolean(),
        figures: z.enum(["old-style", "lining"]),
      }),
      colours: z.strictObject({ quiet: colour, rule: colour, link: colour }),
      runningHeads: z.enum(["titles", "numbers", "none"]),
      originalPages: z.enum(["margin", "inline", "none"]),
      notes: z.enum(["foot", "division-end"]),
      referencePages: z.boolean(),
      halfTitle: z.boolean(),
      indexColumns: z.union([z.literal(1), z.literal(2)]),
      print: z.strictObject({
        bleed: length.refine((value) => value <= GREATEST_BLEED, "This has to be 1in at the most."),
        cropMarks: z.boolean(),
        greyscale: z.boolean(),
      }),
      parts: z.partialRecord(z.enum(templateParts), path),
    })
    .superRefine(({ page, originalPages }, context) => {
      const report = (at: string, message: string) => context.addIssue({ code: "custom", path: ["page", at], message });
      if (page.width - page.inside - page.outside < LEAST_MEASURE)
        report("width", "Less than 2in are left between the margins.");
      if (page.height - page.top - page.bottom < LEAST_MEASURE)
        report("height", "Less than 2in are left between head and foot.");
      if (originalPages === "margin" && page.outside < LEAST_NUMBER_MARGIN)
        report("outside", "The original's page numbers need a margin of 0.75in; else set originalPages to “inline”.");
    });
  const result = design.safeParse(settings);
  if (result.success) return result.data;
  throw optionError("settings", result.error);
}

/** How far the sheet reaches beyond the trimmed page, in points: for what bleeds, and for crop marks outside of that. */
export function cropRoom({ bleed, cropMarks }: Design["print"]): number {
  return cropMarks ? Math.max(bleed, MARK_DISTANCE) + MARK_ROOM : bleed;
}
