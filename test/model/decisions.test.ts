import { createColors } from "picocolors";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { diagnosticsOf } from "../../pipeline/batch/diagnostic.ts";
import { contextOf, type Decision, decisionsOn } from "../../pipeline/decisions.ts";
import { applyRepairs, undoRepairs } from "../../pipeline/model/repairs.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import { formatDiagnostic } from "../../pipeline/report/text-report.ts";
import { converterFor } from "../support/conversion.ts";

const RULE = "dashes/page-range";
const SOURCE = "See the log of the pilots, pages 545565, and the log of the tug, pages 600602.\n";
const generic = await converterFor("generic");

/** The decisions that an editor would write beside the source: with the context that the ledger's repairs have. */
function decide(make: Pick<Decision, "decision" | "reading">, before: string): Decision {
  const repair = generic.convert("input.txt", SOURCE).ledger.repairs.find((one) => one.before === before);
  if (!repair) throw new RangeError(`no repair of ${before}`);
  return { rule: repair.rule, ...contextOf(SOURCE, repair), ...make };
}

function converted(decisions: readonly Decision[], source = SOURCE) {
  const { edition, ledger } = generic.convert("input.txt", source, decisions);
  expect(undoRepairs(applyRepairs(source, ledger.repairs), ledger.repairs)).toBe(source);
  return { text: plainText(edition.children), repairs: ledger.repairs.map(({ after, status }) => [after, status]) };
}

describe("an editor's decisions", () => {
  it("reject a repair: the edition reads as the source, and the ledger keeps what was proposed", () => {
    const { text, repairs } = converted([decide({ decision: "reject" }, "545565")]);
    expect(text).toContain("pages 545565, and");
    expect(text).toContain("pages 600–602.");
    expect(repairs).toEqual([
      ["545–565", "rejected"],
      ["600–602", "applied"],
    ]);
  });

  it("amend a repair: the edition has the editor's own reading", () => {
    const { text, repairs } = converted([decide({ decision: "amend", reading: "545, 565" }, "545565")]);
    expect(text).toContain("pages 545, 565, and");
    expect(repairs[0]).toEqual(["545, 565", "amended"]);
  });

  it("accept a repair, which changes nothing where its rule applies it anyway", () => {
    expect(converted([decide({ decision: "accept" }, "545565")])).toEqual(converted([]));
  });

  it("hold when text before the place changes, and lines are broken elsewhere", () => {
    const decision = decide({ decision: "reject" }, "600602");
    const moved = `A preface that was not there before.\n\n${SOURCE.replace("log of the tug", "log of\nthe tug")}`;
    expect(converted([decision], moved).repairs).toEqual([
      ["545–565", "applied"],
      ["600–602", "rejected"],
    ]);
  });

  it("hold for nothing else: not for other words, another rule or another place", () => {
    const decision = decide({ decision: "reject" }, "545565");
    const others = [{ rule: "dashes/years" }, { before: "545566" }, { left: "x" }, { right: "x" }].map((change) => ({
      ...decision,
      ...change,
    }));
    expect(converted(others)).toEqual(converted([]));
  });
});

describe("a context that an editor writes", () => {
  const of = (change: Partial<Decision>): Decision => ({
    rule: RULE,
    left: "",
    before: "545565",
    right: "",
    decision: "reject",
    ...change,
  });

  it("may be shorter than the ledger has it, without the white space at its edges, or left out", () => {
    const rejected = converted([decide({ decision: "reject" }, "545565")]);
    for (const change of [{ left: "pages" }, { right: " , and the".trim() }, { left: " of the pilots,\npages " }, {}])
      expect(converted([of(change)])).toEqual(rejected);
  });

  it("decides wherever it fits, and where several do the longest holds", () => {
    const source = "Pages 545565 of the log.\n\nPages 545565 of the book.\n";
    const statuses = (...decisions: Decision[]) => converted(decisions, source).repairs.map(([, status]) => status);
    expect(statuses(of({}))).toEqual(["rejected", "rejected"]);
    expect(statuses(of({}), of({ right: "of the book", decision: "accept" }))).toEqual(["rejected", "applied"]);
  });
});

describe("a repair that waits for a decision", () => {
  it("is reported with an entry that can be copied into the file of decisions as it stands", () => {
    const source = 'He said: "The man[oe]uvre\tfailed."\n';
    const { ledger } = generic.convert("input.txt", source);
    const [diagnostic] = diagnosticsOf("input.txt", source, ledger).filter(({ decision }) => decision !== null);
    const report = diagnostic ? formatDiagnostic(diagnostic, createColors(false)) : "";
    const [entry] = parse(report.slice(report.indexOf("- rule:")));
    expect(entry).toMatchObject({ rule: "transcription-marks/ligature", before: "[oe]", decision: "accept" });
    const decided = generic.convert("input.txt", source, [entry]);
    expect(decided.ledger.repairs.map(({ status }) => status)).toEqual(["accepted"]);
    expect(diagnosticsOf("input.txt", source, decided.ledger)).toEqual([]);
  });
});

describe("the context of a repair", () => {
  it("is the words around it, with one space for white space", () => {
    const span = { source: "s", start: 12, end: 14 };
    expect(contextOf("the old\n\n  m12le of the harbour of Port Anselm", { span })).toEqual({
      left: "the old m",
      before: "12",
      right: "le of the harbour of Por",
    });
  });

  it("answers null where nothing was decided", () => {
    const repair = generic.convert("input.txt", SOURCE).ledger.repairs[0];
    expect(repair?.rule).toBe(RULE);
    expect(repair && decisionsOn(SOURCE, []).find(repair)).toBeNull();
  });
});
