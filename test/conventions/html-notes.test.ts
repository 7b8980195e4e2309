import { describe, expect, it } from "vitest";
import { writeCanonical } from "../../pipeline/xml/write-canonical.ts";
import { converterFor } from "../support/conversion.ts";

/** The canonical XML of a page without what parts its elements, and without its title. */
async function read(body: string): Promise<string> {
  const { convert } = await converterFor("generic");
  const page = `<html><body><h1>Harbour Papers</h1>${body}<p>The words go on here, behind all that.</p></body></html>`;
  const { edition, ledger } = convert("page.html", page);
  expect(ledger.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  return writeCanonical(edition).replace(/>\s+</g, "><");
}

const note = (number: string, words: string) =>
  `<note kind="footnote" xml:id="t1fn${number}" number="${number}" certainty="high"><paragraph>${words}</paragraph></note>`;

const TEXT =
  '<p>The ship came in on the first of May<a class="footnote-reference" href="#f1" id="r1">1</a> and left again.' +
  '<a class="footnote-reference" href="#f2" id="r2">2</a></p>';
const READ = `The ship came in on the first of May${note("1", "Register of arrivals, leaf 4.")} and left again.${note("2", "The same, leaf 5.")}`;

describe("notes of pages made by Docutils and Sphinx", () => {
  it.each([
    [
      "asides with their numbers in brackets of their own",
      '<aside class="footnote-list brackets"><aside class="footnote brackets" id="f1" role="doc-footnote"><span class="label">' +
        '<span class="fn-bracket">[</span><a role="doc-backlink" href="#r1">1</a><span class="fn-bracket">]</span></span>' +
        '<p>Register of arrivals, leaf 4.</p></aside><aside class="footnote brackets" id="f2" role="doc-footnote"><span class="label">' +
        '<span class="fn-bracket">[</span><a role="doc-backlink" href="#r2">2</a><span class="fn-bracket">]</span></span>' +
        "<p>The same, leaf 5.</p></aside></aside>",
    ],
    [
      "a list of definitions",
      '<dl class="footnote brackets"><dt class="label" id="f1"><span class="brackets"><a class="fn-backref" href="#r1">1</a></span></dt>' +
        '<dd><p>Register of arrivals, leaf 4.</p></dd><dt class="label" id="f2"><span class="brackets">2</span><span class="fn-backref">' +
        '(<a href="#r2">1</a>,<a href="#r3">2</a>)</span></dt><dd><p>The same, leaf 5.</p></dd></dl>',
    ],
    [
      "tables of a row",
      '<table class="docutils footnote" id="f1"><tbody><tr><td class="label"><a class="fn-backref" href="#r1">[1]</a></td>' +
        '<td>Register of arrivals, leaf 4.</td></tr></tbody></table><table class="docutils footnote" id="f2"><tbody><tr>' +
        '<td class="label"><a class="fn-backref" href="#r2">[2]</a></td><td>The same, leaf 5.</td></tr></tbody></table>',
    ],
  ])("in %s stand at their markers", async (_form, bodies) => {
    const xml = await read(TEXT + bodies);
    expect(xml).toContain(`<paragraph>${READ}</paragraph><paragraph>The words go on here`);
  });

  it("have no signs of links to headings, and leave other lists of definitions alone", async () => {
    const xml = await read(
      '<h2>Ships<a class="headerlink" href="#ships">¶</a></h2><dl><dt>1</dt><dd>A heron</dd></dl>',
    );
    expect(xml).not.toContain("¶");
    expect(xml).not.toContain("<note");
    expect(xml).toMatch(/>1<.*>A heron</);
  });
});

describe("notes of a table", () => {
  const table = (foot: string) =>
    '<table><tr><th>Ship</th><th>Dues<sup><a href="#n1" id="r1">a</a></sup></th></tr>' +
    `<tr><td>Mole<sup><a href="#n2" id="r2">b</a></sup></td><td>7</td></tr>${foot}</table>`;
  const rows =
    `<row header="true"><cell header="true">Ship</cell><cell header="true">Dues${note("a", "In crowns.")}</cell></row>` +
    `<row><cell>Mole${note("b", "Sunk in May.")}</cell><cell>7</cell></row>`;
  const one = '<a href="#r1">a</a> In crowns.';
  const two = '<a href="#r2">b</a> Sunk in May.';

  it.each([
    [
      "cells of its foot",
      `<tfoot><tr><td colspan="2" id="n1">${one}</td></tr><tr><td colspan="2" id="n2">${two}</td></tr></tfoot>`,
    ],
    ["paragraphs of one cell", `<tr><td colspan="2"><p id="n1">${one}</p><p id="n2">${two}</p></td></tr>`],
    ["a paragraph in each cell", `<tr><td><p id="n1">${one}</p></td><td><p id="n2">${two}</p></td></tr>`],
  ])("in %s are notes, and no rows", async (_where, foot) => {
    expect(await read(table(foot))).toContain(`<table>${rows}</table><paragraph>The words go on`);
  });

  it("stay in a cell that has words of its own before them", async () => {
    const xml = await read(table(`<tr><td colspan="2">All in May<p id="n1">${one}</p><p id="n2">${two}</p></td></tr>`));
    expect(xml).toMatch(/<cell columns="2">All in May/);
  });
});
