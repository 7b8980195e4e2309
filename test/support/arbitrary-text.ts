import fc from "fast-check";

const TOKENS = [
  ..." \n,\n\n,\n\n\n,\r\n,\r,\t,\f,\v,\u0000,\u0002,\u00a0,\u00ad,\u2028,\ufffd,\ufeff,\ud83d,\ude00,😀,e\u0301,שלום,漢".split(
    ",",
  ),
  ..."[Page 12],[Page 13],[Page 3 missing],[Page,[ page iv ],¹,²,⁹,^1,^o,^,1,2,12,545565,19281931,#,2#,↩,↑".split(","),
  ..."pages 545565,pp. 12 ,12:031:45 p.m.,May ,December 1517, 1931,undated,(sic,[sic,(sic),(,),[,],“,”,—,-,–,.,:,;,,".split(
    ",",
  ),
  ..."1. Memorandum of Conversation,2. Editorial Note,1. Source: Box 7.,  1. Not printed.,  2. See Document 5.,3. ".split(
    ",",
  ),
  ..."PARTICIPANTS,SUBJECT,Miss Ada Thornquist,Port Anselm,the ,of ,and ,older than the dues ,word,Word".split(","),
  ..."Foreign Relations of the United States,This document is from the holdings of:,Document 12,footnote 2, NSC 68".split(
    ",",
  ),
  ..."*,**,***,_,`,~,|,|---|---|,# ,## ,> ,- ,* ,[^1],[^1]:,[a](#b),](http://x),![,<!--,-->,\\,\\[,&amp;,&#12;,&,^2^".split(
    ",",
  ),
  ...'<p>,</p>,<i>,</i>,<b>,<sup>1</sup>,<a href="#fn1">,</a>,<li>,<ol>,</ol>,<table>,<tr>,<td>,</td>,</table>,<br>,<'.split(
    ",",
  ),
  ...'<blockquote>,</blockquote>,<h2>,</h2>,<nav>,</nav>,<p class="footnote" id="fn1">,<span class="pagenum">,</span>,>'.split(
    ",",
  ),
];

/** Texts that no one would write: pieces of every sign that a transform looks for, and any characters between. */
export const arbitraryText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...TOKENS) },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

/** A source's name, by which its reader is chosen. */
export const arbitraryName: fc.Arbitrary<string> = fc.constantFrom("input.txt", "input.md", "input.html");
