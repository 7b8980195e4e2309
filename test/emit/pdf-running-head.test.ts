import { describe, expect, it } from "vitest";
import { runningHeads, titleHeads } from "../../transforms/emit/pdf/running-head.ts";

describe("a running head", () => {
  it("says the heading with its date where there is room, and ends where a phrase does where there is not", () => {
    const forms = runningHeads(
      "1. Telegram From the Mission at Berlin to the Department of State",
      "January 9, 1958",
      100,
    );
    expect(forms.slice(0, 4)).toEqual([
      "1. Telegram From the Mission at Berlin to the Department of State, January 9, 1958",
      "1. Telegram From the Mission at Berlin, January 9, 1958",
      "1. Telegram From the Mission, January 9, 1958",
      "1. Telegram, January 9, 1958",
    ]);
    // behind those without the date, words are left out one by one, and none that means nothing alone is the last
    expect(forms).toContain("1. Telegram");
    for (const form of forms) expect(form).not.toMatch(/(?: (?:the|of|to|at)|,)$|^1\.$|…/);
  });

  it("leaves out what fits no line, but never everything", () => {
    expect(runningHeads("1. Telegram From the Mission at Berlin", "May 4, 1931", 40)[0]).toBe(
      "1. Telegram, May 4, 1931",
    );
    expect(runningHeads("Donaudampfschifffahrtsgesellschaft", null, 10)).toEqual([
      "Donaudampfschifffahrtsgesellschaft",
    ]);
  });

  it("does not say a date twice", () => {
    expect(runningHeads("Minutes, May 4, 1931", "May 4, 1931", 100)[0]).toBe("Minutes, May 4, 1931");
  });

  it("takes what the source calls a title for short", () => {
    expect(titleHeads("Papers of the Harbour, 1931–1932, Volume I", ["Harbour, Volume I"], 100).slice(0, 2)).toEqual([
      "Papers of the Harbour, 1931–1932, Volume I",
      "Harbour, Volume I",
    ]);
  });

  it("is nothing where there is no heading", () => {
    expect(runningHeads(" ", null, 100)).toEqual([]);
  });
});
