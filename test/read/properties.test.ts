import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerRepair } from "../../pipeline/model/ledger.ts";
import { applyRepairs, undoRepairs } from "../../pipeline/model/repairs.ts";
import { htmlRules } from "../../transforms/read/html/rules.ts";
import { markdownRules } from "../../transforms/read/markdown/rules.ts";
import { plainText } from "../../transforms/read/plain-text.ts";
import { changesOf, formats, read } from "./reading.ts";

const PIECES = [
  ..."*_`[]()<>!&;#|\\-+^:~=.,\"' \t\n\r\u0000\u000b\u0002é𝒜↩",
  ..."ab12",
  ..."**,***,\n\n,\r\n,- ,\n- ,\n* ,> ,\n> ,# ,\n## ,](#),](x),![,[^1],[^1]: ,\\[,|-|,\n|-|-|\n,| a | b |,1. ,    ,---".split(
    ",",
  ),
  ..."<b>,</b>,<i>,<p>,</p>,<br>,<div>,</div>,<sup>1</sup>,<sup>,</sup>,<a href='#fn1'>,</a>,<!--,-->,<!,<?x>,&amp;,&#2;,&nbsp;".split(
    ",",
  ),
  ..."<table>,<tr>,<td>,</td>,</table>,<ul>,<ol>,<li>,</li>,</ul>,<nav>,</nav>,<script>,</script>,<pre>,</pre>,<h2>,</h2>".split(
    ",",
  ),
  ..."<li class=footnote>,<p class='footnote'>,<span class=pagenum>,12,[Pg 3],</span>,<blockquote>,<![CDATA[,]]>,<a b=\",<br/>".split(
    ",",
  ),
];
const damaged = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));
const anyText = fc.oneof(
  { weight: 4, arbitrary: damaged },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 80 }) },
);
const rules = { "plain-text": plainText.rules, "markdown-text": markdownRules, "html-text": htmlRules };

describe.each(formats)("the %s reader, on any text", (format) => {
  const runs = { numRuns: 1500 };

  it("can be undone to the source, letter for letter", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const repairs = changesOf(format, text).edits.map(
          ({ start, end, ...edit }): LedgerRepair => ({
            ...edit,
            span: { source: "source", start, end },
            before: text.slice(start, end),
            tier: "auto",
            status: "applied",
            position: { line: 1, column: 1 },
          }),
        );
        const repaired = applyRepairs(text, repairs);
        expect(undoRepairs(repaired, repairs)).toBe(text);
        const reading = read(format, text);
        expect(reading.view.text).toBe(repaired);
        expect(reading.conflicts).toBe(0);
      }),
      runs,
    );
  });

  it("makes edits in order that do not overlap, under rules of its catalogue", () => {
    const known = new Set(rules[format].map(({ id }) => id));
    fc.assert(
      fc.property(anyText, (text) => {
        const { edits, marks, remarks } = changesOf(format, text);
        let end = 0;
        for (const edit of edits) {
          expect(edit.start).toBeGreaterThanOrEqual(end);
          expect(edit.end).toBeGreaterThan(edit.start);
          expect(known).toContain(edit.rule);
          end = edit.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        for (const { rule } of remarks) expect(known).toContain(rule);
        for (const mark of [...marks, ...remarks]) {
          expect(mark.start).toBeGreaterThanOrEqual(0);
          expect(mark.end).toBeGreaterThanOrEqual(mark.start);
          expect(mark.end).toBeLessThanOrEqual(text.length);
        }
      }),
      runs,
    );
  });

  it("takes letters and digits out only with the markup that holds them", () => {
    // what an edit may take out besides signs and white space; a rule that is not here may take out no letter at all
    const holders: Readonly<Record<string, RegExp>> = {
      "markdown-text/link": /^\]\([\s\S]*\)$/,
      "markdown-text/image": /^\]\([\s\S]*\)$/,
      "markdown-text/tag": /^<[^<>]*>$/,
      "markdown-text/comment": /^<!--[\s\S]*-->$/,
      "markdown-text/entity": /^&[#\w]+;$/,
      "markdown-text/footnote": /^\s*\[\^[^\]]+\]:\s*$/,
      "html-text/tag": /^(?:\s|<[/A-Za-z](?:"[^"]*"|'[^']*'|[^>])*>)+$/,
      "html-text/entity": /^&[#\w]+;?$/,
      "html-text/comment": /^(?:<[!?/][\s\S]*>|\]\]>|<!\[CDATA\[)$/,
      "html-text/page-furniture": /^<(\w+)[\s\S]*<\/\1\s*>$/i,
      "html-text/page-break": /^<(\w+)[\s\S]*<\/\1[^>]*>$/i,
      "html-text/back-link": /^<a[\s\S]*<\/a[^>]*>$/i,
      "html-text/note-label": /^(?:<(\w+)[\s\S]*<\/\1[^>]*>|\W*\w{1,4}\W*)$/i,
    };
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { rule, start, end } of changesOf(format, text).edits) {
          const before = text.slice(start, end);
          if (/[\p{L}\p{N}]/u.test(before)) expect(before, rule).toMatch(holders[rule] ?? /^no letter$/);
        }
      }),
      runs,
    );
  });

  it("leaves nothing that XML cannot hold", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be left
        expect(read(format, text).view.text).not.toMatch(/[\u0000-\u0008\u000b\u000e-\u001f]/);
      }),
      runs,
    );
  });
});

describe("words between markup", () => {
  const word = fc.stringMatching(/^[a-zé]{2,6}$/);
  const MARKUP = {
    "markdown-text":
      " ,*,**,_,`,\\,[,],!,(,), <,> ,- ,* ,# ,\n,\n\n,|,<b>,</b>,<sup>,</sup>,<br>,<p>,~,^,---,\n    ".split(","),
    "html-text":
      " ,\n,<p>,</p>,<i>,</i>,<b>,</b>,<div>,</div>,<ul>,</ul>,<li>,<table>,<tr>,<td>,</td>,</tr>,</table>,<h2>,</h2>,<br>,<a href=#x>,</a>,<sup>,</sup>,<hr>,<pre>,</pre>,<!-- x -->, < ".split(
        ",",
      ),
  };

  it.each(["markdown-text", "html-text"] as const)("all stay in %s, in their order", (format) => {
    const pieces = fc.array(fc.tuple(word, fc.constantFrom(...MARKUP[format])), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const letters = read(format, parts.flat().join("")).view.text.replace(/[^\p{L}]/gu, "");
        expect(letters).toBe(parts.map(([words]) => words).join(""));
      }),
      { numRuns: 2000 },
    );
  });
});
