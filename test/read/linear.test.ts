import { describe, expect, it } from "vitest";
import { html } from "../../transforms/read/html/index.ts";
import { markdown } from "../../transforms/read/markdown/index.ts";
import { changesOf, type Format, fileOf } from "./reading.ts";

const SMALL = 4_000;
const FACTOR = 8;
/** A linear reader takes FACTOR times as long for FACTOR times the text, a quadratic one FACTOR² = 64 times. */
const LIMIT = 30;
/** Below this, in microseconds of processor time, the clock and the garbage collector say more than the reader. */
const NOISE = 200_000;

const HOSTILE: Readonly<Record<Exclude<Format, "plain-text">, readonly string[]>> = {
  markdown: [
    ..."[,],*,*a ,a**b,_a_b ,`,` `a,``a`b,[a](,[a](b,](#),<,<b>,</i>,<a ,<!--,![,\\,> ,|,|-|\n,\n,- a\n,* a\n,  * a\n b\n".split(
      ",",
    ),
    ...'# a\n,# , ,[^1]: a\n\n    b\n\n,[^,&amp,*a**b***c,[[a](b),a|b\n-|-\n,[a](b ",** a,1. *a\n,<i>*a'.split(","),
  ],
  html: [
    ..."<,<b>,</b>,<b><i></b>,<p>,<div></p>,<table>,<td>,<ul><li>,<a href=#fn1>,<!--,<!,&,&#,<a ,<a b=',<sup>1".split(
      ",",
    ),
    ..."<li class=footnote>1. a,<nav>,<script>, \n ,<br>,<pre>\n,<h1>,<head>,<b><p></b>,<blockquote>a,<i>a<p>,<svg><b>,</h1>".split(
      ",",
    ),
  ],
};

function cost(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

describe.each([
  ["markdown", markdown],
  ["html", html],
] as const)("the %s reader, on one sign again and again", (format, reader) => {
  it.each(HOSTILE[format])("stays linear: %j", (piece) => {
    const read = (text: string) => () => {
      reader.accepts(fileOf("text.txt", text));
      changesOf(format, text);
    };
    const small = `a ${piece.repeat(SMALL)}`;
    const large = `a ${piece.repeat(SMALL * FACTOR)}`;
    const once = Math.max(1, cost(read(small)), cost(read(small)));
    const often = Math.min(cost(read(large)), cost(read(large)));
    expect(often < NOISE || often / once < LIMIT, `${once} µs, then ${often} µs`).toBe(true);
  });
});
