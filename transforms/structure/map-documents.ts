import type { Division, Edition } from "../../pipeline/model/edition.ts";
import { mapSame } from "../../pipeline/model/map-same.ts";

/**
 * The edition with every division that holds text rewritten; volumes and parts keep their order. A division that
 * was given the parts it had stays the same object, and so does what holds it.
 */
export function mapDocuments(edition: Edition, rewrite: (division: Division) => Division): Edition {
  const visit = (division: Division): Division => {
    if (division.kind !== "volume" && division.kind !== "part") {
      const rewritten = rewrite(division);
      return isSame(rewritten, division) ? division : rewritten;
    }
    const children = mapSame(division.children, (child) => (child.type === "division" ? visit(child) : child));
    return children === division.children ? division : { ...division, children };
  };
  const children = mapSame(edition.children, visit);
  return children === edition.children ? edition : { ...edition, children };
}

/** Whether two divisions have the same parts, one for one. */
function isSame(one: Division, other: Division): boolean {
  if (one === other) return true;
  const [parts, others] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return parts.length === others.size && parts.every(([name, part]) => isSamePart(part, others.get(name)));
}

function isSamePart(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
  return one.every((part, at) => part === other[at]);
}
