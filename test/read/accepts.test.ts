import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { html } from "../../transforms/read/html/index.ts";
import { markdown } from "../../transforms/read/markdown/index.ts";
import { plainText } from "../../transforms/read/plain-text.ts";
import { changesOf, fileOf } from "./reading.ts";

function surest(name: string, text: string): string {
  const file = fileOf(name, text);
  const sure = [plainText, markdown, html].map((reader) => ({ name: reader.name, sure: reader.accepts(file) }));
  return sure.reduce((best, reader) => (reader.sure > best.sure ? reader : best)).name;
}

describe("which reader takes a file", () => {
  it.each([
    ["a.md", "No markup at all", "markdown-text"],
    ["a.HTM", "No tag at all", "html-text"],
    ["a.txt", "See [Document 4](#).", "markdown-text"],
    ["a.txt", "In May.[^2]", "markdown-text"],
    ["a.txt", "the (**sic** would", "markdown-text"],
    ["a.txt", "See _Papers_ and _ibid._", "markdown-text"],
    ["a.txt", "A note* and another*", "plain-text"],
    ["a.txt", "- one\n- two\n* * * * *\n[sic] (x) 2*3*4 a_b_c", "plain-text"],
    ["a.txt", "<?xml version='1.0'?>\n<!DOCTYPE html>\n<html>", "html-text"],
    ["a", "<p>one</p><p>two</p><p>[three](#)</p>", "html-text"],
    ["a.txt", "3 < 4 <p>", "plain-text"],
    ["a.txt", "", "plain-text"],
  ])("%s: %j", (name, text, reader) => {
    expect(surest(name, text)).toBe(reader);
  });

  it.each([
    ["000_fed58f0ebf1a462d.txt", "markdown-text"],
    ["002_719854840fc3f329.txt", "plain-text"],
    ["004_d48316110407abac.txt", "plain-text"],
  ])("the sample %s", (name, reader) => {
    expect(surest(name, readFileSync(new URL(`../../input/${name}`, import.meta.url), "utf8"))).toBe(reader);
  });
});

describe("remarks", () => {
  it("tell what was left as text; of many places only the first one by one", () => {
    const { remarks, edits } = changesOf("markdown-text", "**a\n\n".repeat(71));
    expect(edits).toEqual([]);
    expect(remarks).toHaveLength(50);
    expect(remarks.at(-1)?.message).toContain("21 later places");
  });

  it("tell of a tag that the file's end cuts off, which stays text", () => {
    const { remarks, edits } = changesOf("html-text", '1 < 2 <a href="x');
    expect(edits).toEqual([]);
    expect(remarks.map(({ rule, start }) => [rule, start])).toEqual([["html-text/unfinished", 6]]);
  });
});
