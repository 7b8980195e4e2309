import { describe, expect, it } from "vitest";
import { readTei, teiFile } from "../support/tei-reading.ts";
import { makeDocx, part } from "./docx-parts.ts";
import { brokenLinks, faults, makeEpub, readFiles } from "./epub-fixture.ts";
import { filesOf, makeHtml } from "./html-fixture.ts";

const { edition } = readTei(
  teiFile(
    '<div type="document" xml:id="d1"><head>One</head><pb n="1" xml:id="pg_1"/><p xml:id="here">First words.</p>' +
      '<list><item xml:id="entry"><persName xml:id="brandt">Ole Brandt</persName>, clerk</item></list>' +
      '<lg><l xml:id="line">A line</l></lg><table xml:id="dues"><row xml:id="row"><cell xml:id="cell">5</cell></row></table>' +
      '<p xml:id="unasked">No one leads here.</p></div>' +
      '<div type="document" xml:id="d2"><head>Two</head><p>See <ref target="#here">a</ref>, <ref target="#entry">b</ref>, ' +
      '<ref target="#brandt">c</ref>, <ref target="#line">d</ref>, <ref target="#dues">e</ref>, <ref target="#row">f</ref>, ' +
      '<ref target="#cell">g</ref>, <ref target="#nowhere">h</ref>.</p></div>',
  ),
);
const GOALS = ["here", "entry", "brandt", "line", "dues", "row", "cell"];

describe("an id of a TEI source that references lead to", () => {
  it("is the goal of these links in EPUB and HTML", async () => {
    const bytes = await makeEpub(edition);
    expect(await faults(bytes)).toEqual([]);
    const files = readFiles(bytes);
    expect(brokenLinks(files)).toEqual([]);
    const pages = filesOf(await makeHtml(edition));
    for (const [one, two, ending] of [
      [files.get("EPUB/text/d1.xhtml"), files.get("EPUB/text/d2.xhtml"), "xhtml"],
      [pages.get("d1.html"), pages.get("d2.html"), "html"],
    ]) {
      for (const goal of GOALS) {
        expect(two).toContain(`href="d1.${ending}#${goal}"`);
        expect(one).toContain(` id="${goal}"`);
      }
      expect(one).toMatch(/<p id="here">First.*<li id="entry"><span id="brandt">Ole Brandt<\/span>, clerk/s);
      expect(one).not.toContain("unasked");
      expect(two).not.toContain("nowhere");
    }
  });

  it("is led to by the page that it stands on in DOCX", async () => {
    const document = part(await makeDocx(edition), "word/document.xml");
    expect(document.match(/<w:hyperlink w:history="1" w:anchor="pg_1">/g)).toHaveLength(GOALS.length);
  });
});
