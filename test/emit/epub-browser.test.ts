import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { unzipSync } from "fflate";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleEdition } from "../support/sample-edition.ts";
import { madeFolder } from "../support/temporary-folder.ts";
import { makeEpub } from "./epub-fixture.ts";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const PAGES = ["cover", "title-page", "nav", "text/v1", "text/d12", "text/d13", "emendations", "colophon"];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(!existsSync(CHROMIUM))("the pages of an EPUB in Chromium (skipped where it is not installed)", () => {
  let browser: Browser;
  let folder: { readonly folder: string; remove(): void };

  beforeAll(async () => {
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
    folder = madeFolder(unzipSync(await makeEpub(sampleEdition)));
  });

  afterAll(async () => {
    await browser?.close();
    folder?.remove();
  });

  test.each(PAGES)("have no barrier on %s", async (name) => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder.folder, "EPUB", `${name}.xhtml`)).href);
    await page.evaluate(axe.source);
    // EPUB Accessibility 1.1 and Ace want a page break to have a label, which axe takes for a mistake
    const found = await page.evaluate(
      `axe.run({ exclude: ['[role="doc-pagebreak"]'] }, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then(({ violations }) => violations)`,
    );
    expect((found as Violation[]).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.close();
  });
});
