import type { Division, Edition } from "../../../pipeline/model/edition.ts";
import { allNodes } from "../../../pipeline/model/walk.ts";
import type { EmitContext, EmitInput, EmitTransform } from "../../../pipeline/transform.ts";
import { validate } from "../../../pipeline/xml/validate.ts";
import { TEI_NAMESPACE } from "../../../pipeline/xml/vocabulary.ts";
import { countTei } from "./count.ts";
import { writeDivision } from "./divisions.ts";
import { withFacsimiles } from "./facsimiles.ts";
import { frusHeader } from "./frus-header.ts";
import { TEI_RELEASE, writeHeader } from "./header.ts";
import { attribute } from "./markup.ts";
import { forProfile, type TeiProfile } from "./profiles.ts";
import { type TextView, viewOf } from "./reading.ts";
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
  const { children } = forProfile(viewOf(pictured, view), profile);
  const body = children.filter(({ matter }) => matter === undefined);
  const text = [
    `<text${attribute("xml:lang", languageTag(metadata.language))}>`,
    ...part("front", children),
    "<body>",
    // TEI has no empty body
    body.length === 0 ? "<ab/>" : body.map(writeDivision).join("\n"),
    "</body>",
    ...part("back", children),
    "</text>",
  ].join("\n");
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<TEI xmlns="${TEI_NAMESPACE}" version="${TEI_RELEASE}">`,
    headerFor(input, profile, pictured),
    profile === "frus" ? withoutAnonymousBlocks(text) : text,
    "</TEI>",
    "",
  ].join("\n");
}

function headerFor(input: EmitInput, profile: TeiProfile, edition: Edition): string {
  const { header } = input.edition.metadata;
  if (header !== undefined) return republishedHeader(header, input, profile !== "frus");
  return profile === "frus" ? frusHeader(input, edition) : writeHeader(input);
}

/**
 * The schema of the FRUS volumes has no `ab`: what opens or closes a letter in the midst of a division is a line by
 * itself there.
 */
function withoutAnonymousBlocks(xml: string): string {
  return xml
    .replace(/<ab type="(\w+)"([^>]*?)(\/?)>/g, (_tag, type: string, more: string, empty: string) =>
      empty === "" ? `<lg type="${type}"${more}><l>` : `<lg type="${type}"${more}><l/></lg>`,
    )
    .replaceAll("</ab>", "</l></lg>");
}

/** The divisions before or behind the body, in their element (TEI 4.5, 4.7); nothing where there are none. */
function part(matter: "front" | "back", divisions: readonly Division[]): readonly string[] {
  const own = divisions.filter((division) => division.matter === matter);
  return own.length === 0 ? [] : [`<${matter}>`, own.map(writeDivision).join("\n"), `</${matter}>`];
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
