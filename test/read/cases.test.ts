import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formats, read, tellMark } from "./reading.ts";

const root = new URL("../cases/read/", import.meta.url);

describe.each(formats)("cases of %s", (format) => {
  const cases = readdirSync(new URL(`${format}/`, root));

  it("are there", () => {
    expect(cases.length).toBeGreaterThan(1);
  });

  it.each(cases)("%s", (name) => {
    const folder = new URL(`${format}/${name}/`, root);
    const file = (begin: string) => {
      const found = readdirSync(folder).filter((entry) => entry.startsWith(begin));
      expect(found, `files ${begin}… of ${name}`).toHaveLength(1);
      return readFileSync(new URL(found[0] ?? "", folder), "utf8");
    };
    const reading = read(format, file("input."));
    expect(reading.conflicts).toBe(0);
    expect(reading.view.text).toBe(file("expected."));
    expect(reading.changes.marks.map((mark) => tellMark(reading, mark))).toEqual(JSON.parse(file("marks.")));
  });
});
