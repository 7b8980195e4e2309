import { describe, expect, it } from "vitest";
import { findLeaks } from "../../pipeline/conservation.ts";
import type { Edition, Inline, Text } from "../../pipeline/model/edition.ts";
import type { Repair, RepairKind } from "../../pipeline/model/ledger.ts";

const SOURCE = "The mole was [2] old.";

function editionOf(...children: Inline[]): Edition {
  const metadata = { title: "t", language: "en", provenance: [] };
  const paragraph = { type: "paragraph", children } as const;
  const division = { type: "division", kind: "text", id: "t1", number: null, head: null, notes: [] } as const;
  return { metadata, children: [{ ...division, children: [paragraph] }] };
}

function words(start: number, end: number, text = SOURCE.slice(start, end)): Text {
  return { type: "text", text, span: { source: "s", start, end } };
}

function repair(start: number, end: number, after: string, kind: RepairKind = "artefact"): Repair {
  const span = { source: "s", start, end };
  return { rule: "test/rule", kind, span, before: SOURCE.slice(start, end), after, certainty: "high", evidence: "" };
}

function messages(repairs: readonly Repair[], ...children: Inline[]): string[] {
  return findLeaks("s", SOURCE, repairs, editionOf(...children)).map(({ message }) => message);
}

describe("the check that nothing is lost or invented", () => {
  const taken = repair(13, 17, "");

  it("finds nothing where every word is in the edition or in a repair", () => {
    expect(messages([taken], words(0, 13), words(17, 21))).toEqual([]);
    expect(messages([], words(0, 21))).toEqual([]);
  });

  it("lets forme work be told beside the text, once, where a repair took it off its page", () => {
    const formeWork = (node: Text): Inline => ({ type: "kept", element: "fw", display: "hidden", children: [node] });
    const text = [words(0, 13), words(17, 21)];
    expect(messages([taken], formeWork(words(13, 16)), ...text)).toEqual([]);
    expect(messages([taken], formeWork(words(13, 16)), formeWork(words(13, 16)), ...text)).toHaveLength(1);
    expect(messages([taken], formeWork(words(0, 3)), ...text)).toHaveLength(1);
    expect(messages([taken], formeWork(words(13, 16, "[3]")), ...text)).toHaveLength(1);
  });

  it("does not count white space", () => {
    expect(messages([taken], words(0, 12), { type: "text", text: " " }, words(17, 21))).toEqual([]);
  });

  it("finds text that is lost, with its place", () => {
    const leaks = findLeaks("s", SOURCE, [], editionOf(words(0, 12), words(17, 21)));
    expect(leaks).toEqual([
      {
        span: { source: "s", start: 13, end: expect.any(Number) },
        message: expect.stringContaining("in no part of the edition"),
      },
    ]);
    expect(leaks[0]?.message).toContain("[2]");
  });

  it("finds text that stands twice", () => {
    expect(messages([taken], words(0, 13), words(4, 8), words(17, 21))).toEqual([
      "“mole” stands twice, or was repaired and kept",
    ]);
  });

  it("finds text that a repair took out and the edition kept", () => {
    expect(messages([taken], words(0, 21)).join()).toContain("stands twice, or was repaired and kept");
  });

  it("finds text that was changed, to words as long or longer", () => {
    expect(messages([], words(0, 21, "The mole was [2] new."))).toEqual([
      "the text was changed to “The mole was [2] new.” without a repair",
    ]);
    expect(messages([], words(0, 21, `${SOURCE}!`)).join()).toContain("changed to");
  });

  it("finds invented text, beyond what repairs put in", () => {
    const invented: Text = { type: "text", text: "very" };
    expect(messages([taken], words(0, 13), invented, words(17, 21)).join()).toMatch(/the edition has “.” 1 times more/);
    expect(messages([repair(13, 17, "very")], words(0, 13), invented, words(17, 21))).toEqual([]);
  });

  it("finds corrections that no repair made, or that stand twice", () => {
    const span = { source: "s", start: 13, end: 17 };
    const corrected = { rule: "test/rule", certainty: "high", before: "[2] ", after: "very ", span } as const;
    const node: Inline = { type: "correction", ...corrected };
    const made = repair(13, 17, "very ", "correction");
    expect(messages([made], words(0, 13), node, words(17, 21))).toEqual([]);
    expect(messages([], words(0, 13), node, words(17, 21)).join()).toContain("a correction that no repair made");
    expect(messages([made], words(0, 13), node, node, words(17, 21)).join()).toContain(
      "a correction that no repair made",
    );
  });

  it("looks into headings, notes and lists too", () => {
    const note: Inline = {
      type: "note",
      kind: "footnote",
      id: "n1",
      number: "1",
      certainty: "high",
      children: [{ type: "paragraph", children: [words(13, 17)] }],
    };
    expect(messages([], words(0, 13), note, words(17, 21))).toEqual([]);
  });
});
