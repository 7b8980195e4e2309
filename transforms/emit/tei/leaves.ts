import type { Correction, DateNode } from "../../../pipeline/model/edition.ts";
import { element } from "../../../pipeline/xml/element.ts";
import { attribute, attributes, text } from "./markup.ts";
import { dateAttribute, word } from "./values.ts";

/** A date with what it says in numbers, as far as XML Schema or ISO 8601 knows it (TEI 14.4). */
export function writeDate(date: DateNode, content: string): string {
  const own: Record<string, string | null> = {};
  for (const name of ["when", "from", "to"] as const) {
    const written = dateAttribute(name, date[name]);
    if (written !== null) own[written] = date[name];
  }
  return element("date", attributes(date, own), content);
}

/** Both readings (TEI 3.5.1); where one of them is empty, what was put in or what is too much (TEI 12.3.3.1). */
export function writeCorrection(correction: Correction): string {
  const responsibility = ` resp="#emend" cert="${correction.certainty}" evidence="internal"`;
  const rule = word(correction.rule);
  const [before, after] = [text(correction.before), text(correction.after)];
  if (before === "") return element("supplied", attribute("reason", rule) + responsibility, after);
  if (after === "") return element("surplus", attribute("reason", rule) + responsibility, before);
  return `<choice><sic>${before}</sic>${element("corr", attribute("type", rule) + responsibility, after)}</choice>`;
}
