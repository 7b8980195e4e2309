import type { Edition } from "../../pipeline/model/edition.ts";
import type { EditionReading, Refusal } from "../../pipeline/transform.ts";
import { tei as emitter, type TeiOptions } from "../../transforms/emit/tei/index.ts";
import { tei as reader } from "../../transforms/read/tei/index.ts";
import { sampleInput } from "./sample-edition.ts";

const context = {
  options: { ...emitter.defaults, check: false },
  template: () => Promise.reject(new Error("nothing is checked here")),
  artifact: () => Promise.reject(new Error("TEI needs no other edition")),
};

/** An edition as TEI. */
export async function writeTei(edition: Edition, options: Partial<TeiOptions> = {}): Promise<string> {
  const given = { ...context, options: { ...context.options, ...options } };
  return new TextDecoder().decode((await emitter.run({ ...sampleInput, edition }, given)).bytes);
}

/** What the reader makes of a file, or why it refuses it. */
export function readTeiFile(text: string, name = "harbour.xml"): EditionReading | Refusal {
  const bytes = new TextEncoder().encode(text);
  const reading = reader.edition?.({ name, bytes, text, encoding: "utf-8", byteOrderMark: false }, "en");
  if (reading === undefined) throw new Error("the reader reads no editions");
  return reading;
}

/** The edition in a TEI file. Throws where the reader refuses it. */
export function readTei(text: string): EditionReading {
  const reading = readTeiFile(text);
  if ("refused" in reading) throw new Error(reading.refused);
  return reading;
}

/** A TEI file with this in its body. */
export function teiFile(body: string): string {
  return (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Harbour Papers</title></titleStmt>' +
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>" +
    `<text xml:lang="en"><body>${body}</body></text></TEI>`
  );
}

/** What stands in the body of a TEI file, without the line ends between blocks. */
export function bodyOf(xml: string): string {
  const body = xml.slice(xml.indexOf("<body>") + "<body>".length, xml.lastIndexOf("</body>"));
  return body.replace(/>\n</g, "><").trim();
}
