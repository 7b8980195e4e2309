/** A style of a style sheet (ISO/IEC 29500-1, 17.7.4.17), as it is written there. */
interface Style {
  readonly id: string;
  /** Type and name, which is how Word itself knows a style: ids differ between its languages. */
  readonly key: string;
  readonly type: string;
  readonly xml: string;
}

const STYLE = /<w:style\b[^>]*>[\s\S]*?<\/w:style>/g;

function stylesOf(sheet: string): Style[] {
  return [...sheet.matchAll(STYLE)].map(([xml]) => {
    const tag = xml.slice(0, xml.indexOf(">"));
    const attribute = (name: string) => new RegExp(`\\bw:${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
    const name = /<w:name\b[^>]*\bw:val="([^"]*)"/.exec(xml)?.[1] ?? attribute("styleId");
    const type = attribute("type") || "paragraph";
    return { id: attribute("styleId"), key: `${type} ${name.toLowerCase()}`, type, xml };
  });
}

/** A user's style sheet with the styles that an edition needs, and the way from the ids that it had to those it has. */
export interface MergedStyles {
  readonly styles: string;
  /** New ids of the user's styles, where they have changed: other parts name styles too. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * The user's style sheet, in which each style that has the name of one of the edition's stands for it under the
 * edition's id; the edition's other styles come behind.
 * @param own the edition's style sheet, filled in
 */
export function mergeStyles(reference: string, own: string): MergedStyles {
  const theirs = stylesOf(reference);
  const needed = stylesOf(own.replace(/<!--[\s\S]*?-->/g, ""));
  const byKey = new Map(needed.map((style) => [style.key, style]));
  const ids = new Set([...needed, ...theirs].map(({ id }) => id));
  const ownIds = new Set(needed.map(({ id }) => id));
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, key } of theirs) {
    const same = byKey.get(key);
    if (same && !taken.has(same.id)) {
      taken.add(same.id);
      if (same.id !== id) renamed.set(id, same.id);
    } else if (ownIds.has(id)) {
      let free = `${id}House`;
      while (ids.has(free)) free += "1";
      ids.add(free);
      renamed.set(id, free);
    }
  }
  const defaults = new Set(theirs.filter(({ xml }) => isDefault(xml)).map(({ type }) => type));
  const added = needed
    .filter(({ id }) => !taken.has(id))
    .map(({ type, xml }) => (defaults.has(type) ? xml.replace(/^(<w:style\b[^>]*?) w:default="1"/, "$1") : xml));
  const language = /<w:lang\b[^>]*\/>/.exec(own)?.[0];
  const end = reference.lastIndexOf("</w:styles>");
  const before = end < 0 ? reference : reference.slice(0, end);
  const styles = renameStyles(before, renamed)
    .replace(/(<w:docDefaults>[\s\S]*?)<w:lang\b[^>]*\/>/, (whole, head: string) =>
      language ? head + language : whole,
    )
    .concat(added.join(""), "</w:styles>");
  return { styles, renamed };
}

function isDefault(style: string): boolean {
  return /^<w:style\b[^>]*\bw:default="(?:1|true|on)"/.test(style);
}

/** A part in which styles have their new ids: where one is defined, and where one is named. */
export function renameStyles(part: string, renamed: ReadonlyMap<string, string>): string {
  if (renamed.size === 0) return part;
  return part.replace(
    /(\bw:styleId="|<w:(?:basedOn|next|link|pStyle|rStyle|tblStyle|styleLink|numStyleLink) w:val=")([^"]*)"/g,
    (_, before: string, id: string) => `${before}${renamed.get(id) ?? id}"`,
  );
}
