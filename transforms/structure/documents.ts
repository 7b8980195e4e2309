import type { Block, Division, DivisionKind, Inline, PageBreak } from "../../pipeline/model/edition.ts";
import { spanOf } from "../../pipeline/model/inlines.ts";
import type { Finding } from "../../pipeline/model/ledger.ts";
import type { Profile } from "../../pipeline/model/profile.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import type { StructureTransform } from "../../pipeline/transform.ts";
import { chooseHeads, headCandidates, isVolumeTitle } from "./document-heads.ts";
import { isEditorialNote } from "./document-kinds.ts";

/** Where one source holds several numbered documents: each becomes a division, below its volume where one is named. */
export const documents: StructureTransform<Record<string, never>> = {
  phase: "structure",
  name: "documents",
  defaults: {},
  rules: [
    {
      id: "documents/sequence",
      tier: "flag",
      summary: "Reports a document whose number does not follow the one before it in the same volume.",
      example: { before: "121. Memorandum of Conversation … 124. Telegram", after: null },
      rationale: "Documents may be missing from the file, or a heading may have been taken for a paragraph.",
    },
  ],
  run(edition, { profile }) {
    const [whole, ...others] = edition.children;
    if (!profile.numberedDocuments || !whole || others.length > 0) return { edition, repairs: [], findings: [] };
    const all = whole.children.filter((child): child is Block => child.type !== "division");
    const heads = chooseHeads(headCandidates(all, profile), (index) => isVolumeTitle(all[index - 1], profile));
    if (heads.length === 0) return { edition, repairs: [], findings: [] };
    const ids = new Ids();
    const isTitle = (block: Block | undefined) => isVolumeTitle(block, profile);
    const groups: { volume: Division | null; documents: Division[] }[] = [];
    const firstHead = heads[0]?.index ?? 0;
    let title = volumeTitleBefore(all, firstHead, isTitle);
    const lead = all.slice(0, title ?? firstHead);
    let pending = trailingBreaks(lead);
    if (lead.length > pending.length)
      groups.push({ volume: null, documents: [{ ...whole, children: lead.slice(0, lead.length - pending.length) }] });
    for (const [at, head] of heads.entries()) {
      if (title !== null) {
        groups.push({ volume: volumeOf(all[title] as Block, pending, ids.next("v", true)), documents: [] });
        pending = all.slice(title + 1, head.index).filter((block) => block.type === "page-break");
      } else if (groups.length === 0) groups.push({ volume: null, documents: [] });
      const next = heads[at + 1]?.index ?? all.length;
      title = next < all.length ? volumeTitleBefore(all, next, isTitle) : null;
      const body = all.slice(head.index + 1, title ?? next);
      const breaks = next < all.length ? trailingBreaks(body) : [];
      groups.at(-1)?.documents.push({
        type: "division",
        kind: kindOf(all[head.index] as Block, profile),
        id: ids.next(`d${head.number}`, false),
        number: String(head.number),
        head: [...pending, ...inlinesOf(all[head.index] as Block)],
        children: body.slice(0, body.length - breaks.length),
        notes: [],
      });
      pending = breaks;
    }
    const children = groups.flatMap(({ volume, documents }) =>
      volume ? [{ ...volume, children: documents }] : documents,
    );
    return {
      edition: { ...edition, children },
      repairs: [],
      findings: outOfSequence(groups.map((group) => group.documents)),
    };
  },
};

/** Findings on documents whose number does not follow the one before them in the same volume. */
function outOfSequence(groups: readonly (readonly Division[])[]): Finding[] {
  return groups.flatMap((group) =>
    group.flatMap((division, at) => {
      const before = group[at - 1]?.number;
      if (!before || division.number === null || Number(division.number) === Number(before) + 1) return [];
      const finding: Finding = {
        rule: "documents/sequence",
        severity: "info",
        message: `document ${division.number} follows document ${before}`,
        span: spanOf(division.head ?? []),
        hint: "Compare the source: documents may be missing, or a heading was not recognized.",
      };
      return [finding];
    }),
  );
}

function inlinesOf(block: Block): readonly Inline[] {
  return block.type === "paragraph" || block.type === "section-heading" ? block.children : [];
}

function kindOf(head: Block, profile: Profile): DivisionKind {
  const words = plainText(inlinesOf(head)).replace(/^\W*\d+\W*/u, "");
  return isEditorialNote(words, profile) ? "editorial-note" : "document";
}

function volumeOf(title: Block, breaks: readonly PageBreak[], id: string): Division {
  return {
    type: "division",
    kind: "volume",
    id,
    number: null,
    head: [...breaks, ...inlinesOf(title)],
    children: [],
    notes: [],
  };
}

/** The index of the volume title that stands directly before a heading, page breaks aside; null where there is none. */
function volumeTitleBefore(
  blocks: readonly Block[],
  head: number,
  isTitle: (block: Block | undefined) => boolean,
): number | null {
  for (let at = head - 1; at >= 0; at--) {
    if (blocks[at]?.type === "page-break") continue;
    return isTitle(blocks[at]) ? at : null;
  }
  return null;
}

/** Page breaks at the end of a document belong to the page on which the next one begins. */
function trailingBreaks(blocks: readonly Block[]): PageBreak[] {
  const breaks: PageBreak[] = [];
  for (let at = blocks.length - 1; at >= 0; at--) {
    const block = blocks[at];
    if (block?.type !== "page-break") break;
    breaks.unshift(block);
  }
  return breaks;
}

/** Gives out ids that are not yet taken: the wished one, or it with a number behind. */
class Ids {
  private readonly taken = new Map<string, number>();

  next(wished: string, always: boolean): string {
    const count = (this.taken.get(wished) ?? 0) + 1;
    this.taken.set(wished, count);
    if (always) return `${wished}${count}`;
    return count === 1 ? wished : `${wished}-${count}`;
  }
}
