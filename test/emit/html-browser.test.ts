import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleEdition } from "../support/sample-edition.ts";
import { madeFolder } from "../support/temporary-folder.ts";
import { madeUpVolume } from "./epub-fixture.ts";
import { makeHtml } from "./html-fixture.ts";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const PAGES = ["index", "v1", "d12", "d13", "pages", "emendations", "about", "search"];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(!existsSync(CHROMIUM))("the reading edition in Chromium (skipped where it is not installed)", () => {
  let browser: Browser;
  let folder: { readonly folder: string; remove(): void };

  beforeAll(async () => {
    const { chromium } = await import("playwright-core");
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
    const files: Record<string, Uint8Array> = {};
    for (const [place, edition] of [["sample", sampleEdition] as const, ["volume", madeUpVolume(40)] as const]) {
      const { parts, ...first } = await makeHtml(edition, {}, { embedFonts: true });
      for (const { name, bytes } of [first, ...(parts ?? [])]) files[`${place}/${name}`] = bytes;
    }
    folder = madeFolder(files);
  });

  afterAll(async () => {
    await browser?.close();
    folder?.remove();
  });

  /** Opens a page from the disk, as a reader does; what it asks for elsewhere, and what fails, is an error. */
  async function open(
    name: string,
    { width = 1440, dark = false, scripts = true }: { width?: number; dark?: boolean; scripts?: boolean } = {},
  ): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: dark ? "dark" : "light",
      javaScriptEnabled: scripts,
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => {
      throw error;
    });
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) throw new Error(`the page asks for ${request.url()}`);
    });
    const [file = "", query = ""] = name.split("?");
    await page.goto(`${pathToFileURL(join(folder.folder, file)).href}${query && `?${query}`}`);
    return page;
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    const found = await page.evaluate(
      `axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(({ violations }) => violations)`,
    );
    return (found as Violation[]).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }

  test.each(PAGES)("finds no barrier on %s, narrow and dark, wide and light", async (name) => {
    for (const [width, dark] of [[375, true] as const, [1440, false] as const]) {
      const page = await open(`sample/html/${name}.html`, { width, dark });
      expect(await violations(page), `${width} pixels`).toEqual([]);
      await page.context().close();
    }
  });

  test.each(PAGES)("needs no scrolling sideways on %s, from 320 pixels on", async (name) => {
    const page = await open(`sample/html/${name}.html`);
    for (const width of [320, 375, 900, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const [content = 0, room = 0] = await page.evaluate<number[]>(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
      );
      expect(content, `${width} pixels`).toBeLessThanOrEqual(room);
    }
    await page.context().close();
  });

  test("sets notes beside their markers where there is room, and below the text where there is none", async () => {
    const place = async (page: Page, selector: string) => {
      const box = await page.locator(selector).boundingBox();
      if (!box) throw new Error(`${selector} is not shown`);
      return box;
    };
    const wide = await open("volume/html/d3.html");
    await wide.waitForFunction("document.querySelector('.side').classList.contains('placed')");
    for (const id of ["d3fn2", "d3fn5"]) {
      const [marker, note] = [await place(wide, `#${id}-ref`), await place(wide, `#${id}`)];
      expect(note.x).toBeGreaterThan(marker.x);
      expect(Math.abs(note.y - marker.y)).toBeLessThan(30);
    }
    const narrow = await open("volume/html/d3.html", { width: 375 });
    const [last, note] = [await place(narrow, "#d3fn8-ref"), await place(narrow, "#d3fn0")];
    expect(note.y).toBeGreaterThan(last.y);
  });

  test("can be read without scripts: text, notes, links and switches", async () => {
    const page = await open("sample/html/d12.html", { scripts: false });
    expect(await page.locator("#d12fn1").textContent()).toContain("Not printed.");
    expect(await page.locator(".emendation del").isVisible()).toBe(false);
    await page.click("summary");
    await page.check("#show-emendations");
    expect(await page.locator(".emendation del").isVisible()).toBe(true);
    await page.click("#d12fn1-ref");
    expect(page.url()).toMatch(/#d12fn1$/);
  });

  test("keeps the reader's choices from page to page", async () => {
    const page = await open("sample/html/d12.html");
    await page.click("summary");
    await page.check("#light-night");
    await page.check("#show-emendations");
    await page.click('a[rel="next"]');
    await page.waitForURL(/d13/);
    expect(await page.isChecked("#light-night")).toBe(true);
    expect(await page.isChecked("#show-emendations")).toBe(true);
    expect(await page.evaluate("getComputedStyle(document.documentElement).colorScheme")).toBe("dark");
  });

  test("finds words, phrases and beginnings of words, and shows them where they stand", async () => {
    const page = await open("sample/html/d13.html");
    const search = async (query: string) => {
      await page.fill("#query", query);
      await page.press("#query", "Enter");
      await page.waitForFunction(`!/Searching/.test(document.querySelector("#search-status").textContent)`);
      return page.locator("#search-status").textContent();
    };
    await page.fill("#find", "harbour");
    await page.press("#find", "Enter");
    await page.waitForFunction(`document.querySelectorAll("#search-results > li").length === 3`);
    expect(await search('"harbour master"')).toContain("2 places in 1 text");
    expect(await search('"master harbour"')).toBe("Nothing was found.");
    expect(await search("thornq*")).toContain("in 1 text");
    expect(await search("tolls dues")).toContain("in 1 text");
    await page.click("#search-results a");
    await page.waitForURL(/d12\.html\?/);
    expect(await page.locator("article mark").first().textContent()).toMatch(/dues|tolls/i);
  });

  test("goes from a page's number to its place, by the keyboard alone", async () => {
    const page = await open("sample/html/pages.html", { width: 900 });
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.className")).toBe("skip");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/d12\.html#pg_32$/);
  });
});
