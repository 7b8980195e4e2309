import type { Division, Edition } from "../../../pipeline/model/edition.ts";
import { allNodes } from "../../../pipeline/model/walk.ts";
import type { EmitContext, EmitInput, EmitTransform } from "../../../pipeline/transform.ts";
import { validate } from "../../../pipeline/xml/validate.ts";
import { TEI_NAMESPACE } from "../../../pipeline/xml/vocabulary.ts";
import { countTei } from "./count.ts";
import { writeDivision } from "./divisions.ts";
import { withFacsimiles } from "./facsimiles.ts";
import { frusHeader } from "./frus-header.ts";
import { frusAttachment, frusText } from "./frus-text.ts";
import { volumeId } from "./frus-volume.ts";
import { TEI_RELEASE, writeHeader } from "./header.ts";
import { attribute } from "./markup.ts";
import { forProfile, type TeiProfile } from "./profiles.ts";
import { type TextView, viewOf } from "./reading.ts";
import { idsIn } from "./rewriters.ts";
import { simpleHeader } from "./simple-header.ts";
import { declaredLooks } from "./simple-looks.ts";
import { republishedHeader } from "./source-header.ts";
import { languageTag } from "./values.ts";

/**
 * `profile` is the schema to follow, `text` which of two readings the text shows; `check` holds every file that is
 * made of nothing but Emend's own elements against the narrow schema before it is given out.
 */
export interface TeiOptions {
  readonly profile: TeiProfile;
  readonly text: TextView;
  readonly check: boolean;
}

/**
 * TEI P5, in the shape of the published FRUS volumes, valid against tei_all and against Emend's own narrow
 * schema `templates/tei/emend-tei.rng`, or in another profile. See docs/tei.md.
 */
export const tei: EmitTransform<TeiOptions> = {
  phase: "emit",
  name: "tei",
  rules: [],
  defaults: { profile: "tei-all", text: "both", check: true },
  async run(input: EmitInput, context: EmitContext<TeiOptions>) {
    const { profile, text, check } = context.options;
    refuseUnknown("profile", profile, PROFILES);
    refuseUnknown("text", text, VIEWS);
    const xml = writeTei(input, profile, text);
    if (check && profile === "tei-all" && !isKept(input.edition))
      await refuseInvalid(xml, input.stem, await context.template("tei/emend-tei.rng"));
    return {
      name: `${input.stem}.tei.xml`,
      mediaType: "application/tei+xml",
      bytes: new TextEncoder().encode(xml),
    };
  },
  count: countTei,
};

const PROFILES: readonly TeiProfile[] = ["tei-all", "simplePrint", "frus"];
const VIEWS: readonly TextView[] = ["both", "reading", "diplomatic"];

function refuseUnknown(option: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) throw new Error(`transforms.tei.${option}: “${value}” is none of ${known.join(", ")}`);
}

function writeTei(input: EmitInput, profile: TeiProfile, view: TextView): string {
  const { metadata } = input.edition;
  const pictured = withFacsimiles(input.edition, metadata.description?.facsimile);
  // the volumes show one reading and tell of the corrections in their header
  const shown = viewOf(pictured, profile === "frus" && view === "both" ? "reading" : view);
  const written = forProfile(shown, profile);
  const { children } = written;
  const write = (division: Division) => writeDivision(division, profile === "frus" ? frusAttachment : undefined);
  const body = children.filter(({ matter }) => matter === undefined);
  const text = [
    `<text${attribute("xml:lang", languageTag(metadata.language))}>`,
    ...part("front", children, write),
    "<body>",
    // TEI has no empty body
    body.length === 0 ? "<ab/>" : body.map(write).join("\n"),
    "</body>",
    ...part("back", children, write),
    "</text>",
  ].join("\n");
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    rootOf(profile, written),
    headerFor(input, profile, { pictured, written }),
    profile === "frus" ? frusText(text, written) : text,
    "</TEI>",
    "",
  ].join("\n");
}

/** The root element. The volumes bear their own id there; simplePrint has no version. */
function rootOf(profile: TeiProfile, written: Edition): string {
  const version = profile === "simplePrint" ? "" : attribute("version", TEI_RELEASE);
  const id = profile === "frus" ? volumeId(written) : null;
  const own = id === null || idsIn(written).has(id) ? "" : attribute("xml:id", id);
  return `<TEI xmlns="${TEI_NAMESPACE}"${version}${own}>`;
}

function headerFor(input: EmitInput, profile: TeiProfile, { pictured, written }: Texts): string {
  const { header } = input.edition.metadata;
  switch (profile) {
    case "tei-all":
      return header === undefined ? writeHeader(input) : republishedHeader(header, input);
    case "frus":
      return header === undefined ? frusHeader(input, pictured) : republishedHeader(header, input, false);
    // a source's header has elements that simplePrint lacks
    case "simplePrint":
      return simpleHeader(input, declaredLooks(written));
  }
}

/** An edition with everything in it, and as its schema has it. */
interface Texts {
  readonly pictured: Edition;
  readonly written: Edition;
}

/** The divisions before or behind the body, in their element (TEI 4.5, 4.7); nothing where there are none. */
function part(
  matter: "front" | "back",
  divisions: readonly Division[],
  write: (division: Division) => string,
): readonly string[] {
  const own = divisions.filter((division) => division.matter === matter);
  return own.length === 0 ? [] : [`<${matter}>`, own.map(write).join("\n"), `</${matter}>`];
}

/** Whether the edition has something of a TEI source that only its own schema knows. */
function isKept(edition: Edition): boolean {
  for (const node of allNodes(edition)) {
    if (node.type === "kept" || node.type === "kept-block" || node.type === "kept-text") return true;
    if ("attributes" in node) return true;
  }
  return edition.metadata.header !== undefined;
}

/** Schemas decoded, by their bytes: every file is held against the same one. */
const schemaTexts = new WeakMap<Uint8Array, string>();

/** What is written here and not valid is a mistake of this file, or of an edition with one id on two nodes. */
async function refuseInvalid(xml: string, stem: string, schema: Uint8Array): Promise<void> {
  const text = schemaTexts.get(schema) ?? new TextDecoder().decode(schema);
  schemaTexts.set(schema, text);
  const [issue] = await validate(xml, text);
  if (issue === undefined) return;
  throw new Error(`the TEI of ${stem} does not follow emend-tei.rng: line ${issue.line}: ${issue.message}`);
}
