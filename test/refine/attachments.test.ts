import { describe, expect, it } from "vitest";
import { countEdition } from "../../pipeline/model/counts.ts";
import type { Division, Edition } from "../../pipeline/model/edition.ts";
import { plainText } from "../../pipeline/model/walk.ts";
import { converterFor } from "../support/conversion.ts";
import { readTei, writeTei } from "../support/tei-reading.ts";

const LETTER = `12. Letter From the Harbour Master to the Council

Port Anselm, May 4, 1931.

I have the honour to send you the list of dues for this year, and what the clerk wrote of it.

Ada Thornquist`;
const LIST = "The dues of the older ships were paid in salt, and those of the younger ones in silver.";
const REPORT = "The clerk has seen the books of the last ten years and found nothing wrong with them.";

async function editionOf(text: string): Promise<Edition> {
  const { convert } = await converterFor("frus");
  const { edition, ledger } = convert("letter.txt", text);
  expect(ledger.findings.filter(({ rule }) => rule.startsWith("engine/"))).toEqual([]);
  return edition;
}

function attached({ children: [document] }: Edition): string[] {
  const divisions = document?.children.filter((child): child is Division => child.type === "division") ?? [];
  return divisions.map(({ kind, id, children }) => {
    const [first] = children.filter(({ type }) => type !== "page-break");
    const named = first?.type === "section-heading" ? plainText(first.children) : first?.type;
    return `${kind} ${id}: ${named}, ${children.length}`;
  });
}

describe("attachments", () => {
  it.each([
    ["in brackets", "[Attachment]"],
    ["with a letter", "Tab A"],
    ["with a quoted letter", "Appendix “A”"],
    ["with a number", "Enclosure No. 2"],
    ["in capitals", "ANNEX B"],
  ])("are divisions of their document from the line that names them on: %s", async (_how, line) => {
    expect(attached(await editionOf(`${LETTER}\n\n${line}\n\n${LIST}`))).toEqual([`attachment d12at1: ${line}, 2`]);
  });

  it("end where the next one begins; a page that begins with one begins in it", async () => {
    const edition = await editionOf(
      `${LETTER}\n\nTab A\n\n${LIST}\n\n[Page 33]\n\nTab B\n\n${REPORT}\n\n13. Telegram\n\nNo.`,
    );
    expect(attached(edition)).toEqual(["attachment d12at1: Tab A, 2", "attachment d12at2: Tab B, 3"]);
    expect(countEdition(edition).documents).toBe(2);
  });

  it.each([
    ["says more than that", `Attachment: the list of dues\n\n${LIST}`],
    ["is the last of its document", "Enclosure"],
    ["stands above a name only", "Enclosures\n\nTab A\n\nTab B"],
    ["belongs to a sentence", `The clerk wrote of it in\nAnnex B.\n\n${LIST}`],
  ])("are none where the line %s", async (_why, end) => {
    expect(attached(await editionOf(`${LETTER}\n\n${end}`))).toEqual([]);
  });

  it("are none where the document begins with such a line", async () => {
    expect(attached(await editionOf(`12. Letter\n\nAttachment\n\n${LIST}`))).toEqual([]);
  });

  it("come back from TEI as they are", async () => {
    const edition = await editionOf(`${LETTER}\n\n[Attachment]\n\n${LIST}`);
    const xml = await writeTei(edition);
    expect(xml).toMatch(
      /<div type="attachment" xml:id="d12at1">\n<p rend="sectiontitle level1">.*\[Attachment\].*<\/p>\n<p>/,
    );
    expect(attached(readTei(xml).edition)).toEqual(attached(edition));
  });
});
