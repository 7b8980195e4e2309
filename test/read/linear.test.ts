import { describe, expect, it } from "vitest";
import { html } from "../../transforms/read/html/index.ts";
import { markdown } from "../../transforms/read/markdown/index.ts";
import { changesOf, type Format, fileOf } from "./reading.ts";

/** So many pieces that a reader which takes time with their square would not end before the runner gives up. */
const MANY = 100_000;

const HOSTILE: Readonly<Record<Exclude<Format, "plain-text">, readonly string[]>> = {
  "markdown-text": [
    ..."[,],*,*a ,a**b,_a_b ,`,` `a,``a`b,[a](,[a](b,](#),<,<b>,</i>,<a ,<!--,![,\\,> ,|,|-|\n,\n,- a\n,* a\n,  * a\n b\n".split(
      ",",
    ),
    ...'# a\n,# , ,[^1]: a\n\n    b\n\n,[^,&amp,*a**b***c,[[a](b),a|b\n-|-\n,[a](b ",** a,1. *a\n,<i>*a,a  \n,<sup>1</sup>'.split(
      ",",
    ),
  ],
  "html-text": [
    ..."<,<b>,</b>,<b><i></b>,<p>,<div></p>,<table>,<td>,<ul><li>,<a href=#fn1>,<!--,<!,&,&#,<a ,<a b=',<sup>1".split(
      ",",
    ),
    ..."<li class=footnote>1. a,<nav>,<script>, \n ,<br>,<pre>\n,<h1>,<head>,<b><p></b>,<blockquote>a,<i>a<p>,<svg><b>,</h1>".split(
      ",",
    ),
    ..."<a id=a href=#a>1</a>,<p id=b><a href=#b>1</a>,<div class=footnote id=c><a href=#c>1</a>,<div class=poem>,<p class=stanza>a<br>".split(
      ",",
    ),
    ..."<figure>a,<figure><img>,<img alt=a>,<div class=sidenote>a,<div class=sidenote>a</div>,<hr class=tb>,<span class=i2>a".split(
      ",",
    ),
  ],
};

describe.each([
  ["markdown-text", markdown],
  ["html-text", html],
] as const)("the %s reader, on one sign again and again", (format, reader) => {
  it.each(HOSTILE[format])("comes to the end: %j", (piece) => {
    const text = `a ${piece.repeat(MANY)}`;
    expect(reader.accepts(fileOf("text.txt", text))).toBeGreaterThanOrEqual(0);
    const { edits } = changesOf(format, text);
    expect(edits.every(({ start }, at) => start >= (edits[at - 1]?.end ?? 0))).toBe(true);
  });
});
