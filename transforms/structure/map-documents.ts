import type { Division, Edition } from "../../pipeline/model/edition.ts";

/** The edition with every division that holds text rewritten; volumes and parts keep their order. */
export function mapDocuments(edition: Edition, rewrite: (division: Division) => Division): Edition {
  const visit = (division: Division): Division => {
    if (division.kind !== "volume" && division.kind !== "part") return rewrite(division);
    return {
      ...division,
      children: division.children.map((child) => (child.type === "division" ? visit(child) : child)),
    };
  };
  return { ...edition, children: edition.children.map(visit) };
}
