import { type CharacterMap, utf16 } from "./character-map.ts";
import { type ContentToken, contentTokens, latin1 } from "./content-tokens.ts";

/** A stretch of marked content that is open (ISO 32000-1, 14.6). */
interface Marked {
  /** By which the structure tree names it; null for artefacts, which it does not. */
  readonly id: number | null;
  /** Whether its words have been told in place of its glyphs. */
  readonly isTold: boolean;
}

/**
 * The text of a page by the numbers of its marked content. Words that stand in place of glyphs (`ActualText`, 14.9.4)
 * are taken for them; what belongs to no structure element (running heads, page numbers) is left out.
 * @param fonts the fonts of the page by their names in it
 */
export function markedText(content: Uint8Array, fonts: ReadonlyMap<string, CharacterMap>): Map<number, string> {
  const texts = new Map<number, string>();
  const open: Marked[] = [];
  let operands: ContentToken[] = [];
  let font: CharacterMap = new Map();
  const tell = (id: number | null, words: string): void => {
    if (id !== null) texts.set(id, (texts.get(id) ?? "") + words);
  };
  for (const token of contentTokens(content)) {
    if (token.type !== "operator") {
      operands.push(token);
      continue;
    }
    const outer = open.at(-1) ?? { id: null, isTold: false };
    if (token.text === "BDC" || token.text === "BMC") {
      const { id, words } = propertiesOf(operands);
      const isArtefact = operands[0]?.type === "name" && operands[0].text === "Artifact";
      const own = isArtefact ? null : (id ?? outer.id);
      if (words !== null && !outer.isTold) tell(own, words);
      open.push({ id: own, isTold: outer.isTold || words !== null });
    } else if (token.text === "EMC") open.pop();
    else if (token.text === "Tf") font = fonts.get(nameOf(operands)) ?? new Map();
    else if ((token.text === "Tj" || token.text === "TJ") && !outer.isTold)
      for (const operand of operands) if (operand.type === "string") tell(outer.id, shown(operand.bytes, font));
    operands = [];
  }
  return texts;
}

function nameOf(operands: readonly ContentToken[]): string {
  const name = operands.find(({ type }) => type === "name");
  return name?.type === "name" ? name.text : "";
}

/** The number of marked content, and the words that stand for it. */
function propertiesOf(operands: readonly ContentToken[]): { id: number | null; words: string | null } {
  const after = (key: string) => {
    const at = operands.findIndex((operand) => operand.type === "name" && operand.text === key);
    return at < 0 ? undefined : operands[at + 1];
  };
  const [id, words] = [after("MCID"), after("ActualText")];
  return {
    id: id?.type === "number" ? id.value : null,
    words: words?.type === "string" ? textString(words.bytes) : null,
  };
}

/** A text string (7.9.2): UTF-16 behind its mark, else a character a byte. */
function textString(bytes: Uint8Array): string {
  return bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2)) : latin1(bytes);
}

function shown(bytes: Uint8Array, font: CharacterMap): string {
  let text = "";
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += font.get((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)) ?? "\uFFFD";
  return text;
}
