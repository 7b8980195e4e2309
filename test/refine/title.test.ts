import { describe, expect, it } from "vitest";
import { converterFor } from "../support/conversion.ts";

const { convert } = await converterFor("frus");
const titleOf = (text: string) => convert("file.txt", text).edition.metadata.title;

describe("the title of an edition", () => {
  it("is the heading of its one document, without the marker of the source note", () => {
    const text =
      "12. Report of the Harbour Office0\n\nPort Anselm, May 4, 1931.\n\nThe dues were paid.\n\n  1. Source: Harbour Archive, Box 7. Secret.\n";
    expect(titleOf(text)).toBe("12. Report of the Harbour Office");
  });

  it("is what the titles of its volumes begin with", () => {
    const volume = (number: string, document: string) =>
      `FOREIGN RELATIONS OF THE UNITED STATES, 1931, VOLUME ${number}\n\n${document}. Editorial Note\n\nThe dues were paid.`;
    expect(titleOf(`${volume("I", "4")}\n\n${volume("II", "9")}\n`)).toBe(
      "FOREIGN RELATIONS OF THE UNITED STATES, 1931",
    );
  });

  it("is the source's name where nothing says more", () => {
    expect(titleOf("The dues were paid.\n\nThe pilots were not.\n")).toBe("file");
  });
});
