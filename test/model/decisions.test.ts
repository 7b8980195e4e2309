import { describe, expect, it } from "vitest";
import { contextOf, type Decision, decisionsOn } from "../../pipeline/decisions.ts";
import { applyRepairs, undoRepairs } from "../../pipeline/model/repairs.ts";
import { plainText } from "../../pipeline/model/walk.ts";
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
