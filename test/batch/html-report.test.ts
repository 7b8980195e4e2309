import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../pipeline/batch/diagnostic.ts";
import type { ManifestEntry } from "../../pipeline/batch/manifest.ts";
import { refusalOf, reportOf, type SourceReport } from "../../pipeline/batch/report.ts";
import { BatchFigures } from "../../pipeline/report/html/batch-figures.ts";
import { html, linkTo } from "../../pipeline/report/html/html.ts";
import { htmlReport } from "../../pipeline/report/html/html-report.ts";
import { ENGINE_RULES } from "../../pipeline/run.ts";

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'> & \u202e\u0000\ud800 javascript:alert(3)`;

const sourceOf = (label: string) => ({ path: `/${label}`, name: label, label, stem: label });

function entryOf(label: string, more: Partial<ManifestEntry> = {}): ManifestEntry {
  return {
    name: label,
    path: label,
    stem: label,
    sha256: "0".repeat(64),
    bytes: 1,
    decisions: null,
    metadata: null,
    pictures: {},
    configuration: "0".repeat(64),
    profile: "generic",
    counts: { documents: 2, paragraphs: 3, notes: 4, anchors: 4, pageBreaks: 5 },
    linked: 3,
    repairs: {},
    findings: {},
    files: [{ edition: "tei", path: `${label}/${label}.tei.xml`, mediaType: "x/y", bytes: 1, sha256: "0".repeat(64) }],
    ...more,
  };
}

function diagnosticOn(source: string, message: string, severity: Diagnostic["severity"]): Diagnostic {
  const excerpt = `before ${message} after`;
  const place = {
    line: 3,
    column: 4,
    endLine: 3,
    endColumn: 9,
    start: 20,
    end: 25,
    excerpt,
    mark: { at: 7, length: message.length },
  };
  return {
    source,
    severity,
    rule: "engine/conflict",
    message,
    hint: message,
    position: { line: 3, column: 4 },
    place,
    decision: null,
  };
}

function page(reports: readonly SourceReport[], ofTheRun: readonly Diagnostic[] = []): string {
  const figures = new BatchFigures();
  figures.begin(ENGINE_RULES);
  for (const report of reports) figures.source(report);
  for (const diagnostic of ofTheRun) figures.diagnostic(diagnostic);
  return [...htmlReport(figures, "p { color: red }")].join("");
}

/** What a parser of HTML sees as tags, in a page whose attributes are all quoted. */
const tagsOf = (text: string) =>
  new Set([...text.matchAll(/<([a-z][a-z0-9]*)(?:\s[^<>]*)?>/g)].map(([, name]) => name));

const plain = () =>
  page(
    [
      reportOf(
        sourceOf("plain"),
        "built",
        entryOf("plain", { findings: { "engine/conflict": { warning: 1 } } }),
        null,
        [diagnosticOn("plain", "a plain message", "warning")],
      ),
      refusalOf(sourceOf("lost"), "unreadable", [diagnosticOn("lost", "cannot be read", "error")]),
    ],
    [diagnosticOn("lost", "of the run", "info")],
  );

describe("the report of a batch", () => {
  it("lets no name and no text bring markup, a script, a link or an address of its own", () => {
    const label = HOSTILE;
    const entry = entryOf(label, {
      findings: { [HOSTILE]: { warning: 1 }, "engine/conflict": { warning: 1 } },
      repairs: { [HOSTILE]: { applied: 1, proposed: 2 } },
    });
    const text = page(
      [
        reportOf(sourceOf(label), "built", entry, null, [diagnosticOn(label, HOSTILE, "warning")]),
        refusalOf(sourceOf(`${HOSTILE} 2`), "unreadable", [diagnosticOn(label, HOSTILE, "error")]),
      ],
      [diagnosticOn(label, HOSTILE, "info")],
    );
    expect(tagsOf(text)).toEqual(tagsOf(plain()));
    expect(text).not.toMatch(/<script|<img/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]|\p{Surrogate}/u);
    const links = [...text.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, target = ""]) => target);
    expect(links.length).toBeGreaterThan(4);
    for (const target of links) expect(target).toMatch(/^(?:#[a-z]+|\.\/(?:[A-Za-z0-9%._~!()*/-]|&#39;)+)$/);
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("needs no network and no scripts, and forbids them", () => {
    const text = plain();
    expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(text).not.toMatch(/https?:|@import|url\(|<script|<link/);
  });

  it("puts first what has to be looked at first", () => {
    const built = (label: string, findings: ManifestEntry["findings"], linked = 4) =>
      reportOf(sourceOf(label), "built", entryOf(label, { findings, linked }), null, []);
    const text = page([
      built("fine", {}),
      built("one-warning", { "engine/conflict": { warning: 1 } }),
      built("lost-note", {}, 3),
      built("many-warnings", { "engine/conflict": { warning: 9 } }),
      built("an-error", { "engine/text-lost": { error: 1 } }),
      refusalOf(sourceOf("unread"), "unreadable", [diagnosticOn("unread", "x", "error")]),
    ]);
    const next = text.slice(text.indexOf('id="next"'), text.indexOf('id="repairs"'));
    const labels = [...next.matchAll(/<span class="name"><bdi>([^<]*)/g)].map(([, label]) => label);
    expect(labels).toEqual(["unread", "an-error", "many-warnings", "one-warning"]);
    expect(text).toContain("1 became no edition; 3 have");
  });

  it("says so when nothing has to be looked at", () => {
    const entry = entryOf("fine", { linked: 4 });
    expect(page([reportOf(sourceOf("fine"), "built", entry, null, [])])).toContain("Nothing waits");
  });

  it("adds up repairs by rule, with the tier of the rule", () => {
    const repairs = { "engine/conflict": { applied: 2, accepted: 1, proposed: 3, flagged: 1, rejected: 5 } } as const;
    const text = page(
      ["a", "b"].map((label) => reportOf(sourceOf(label), "built", entryOf(label, { repairs }), null, [])),
    );
    const row = /<tr><th scope="row"><code>engine\/conflict<\/code>.*?<\/tr>/s.exec(text)?.[0] ?? "";
    expect([...row.matchAll(/<td class="number">(\d+)/g)].map(([, figure]) => figure)).toEqual(["6", "8", "10", "2"]);
    expect(row).toContain("flagged only");
  });

  it("is the same whether a source was made now or earlier", () => {
    const entry = entryOf("a", { findings: { "engine/conflict": { warning: 1 } } });
    const diagnostics = [diagnosticOn("a", "told", "warning")];
    const [made, current] = (["built", "current"] as const).map((outcome) =>
      page([reportOf(sourceOf("a"), outcome, entry, null, diagnostics)]),
    );
    expect(current).toBe(made);
  });

  it("stays small and quick for many sources, and names the worst", () => {
    const many = Array.from({ length: 6000 }, (_, at) => {
      const findings = { "engine/conflict": { warning: (at * 7) % 6000 } };
      return reportOf(sourceOf(`source-${at}`), "built", entryOf(`source-${at}`, { findings }), null, []);
    });
    const text = page(many);
    expect(text.length).toBeLessThan(2_000_000);
    const worst = many.find(({ entry }) => entry?.findings["engine/conflict"]?.warning === 5999)?.source.label;
    expect(/<span class="name"><bdi>([^<]*)/.exec(text)?.[1]).toBe(worst);
    expect(text).toContain("The 2,000 worst of 6,000 sources");
  });
});

describe("the template", () => {
  it("escapes what is put in, but not HTML that it made", () => {
    expect(html`<b>${"<i>"}${html`<u>${"&"}</u>`}${[html`<s></s>`]}${3}</b>`.source).toBe(
      "<b>&lt;i&gt;<u>&amp;</u><s></s>3</b>",
    );
  });

  it("makes links that stay below the page", () => {
    expect(linkTo("a b/c?d#e.xml")).toBe("./a%20b/c%3Fd%23e.xml");
    expect(linkTo("javascript:alert(1)/x")).toBe("./javascript%3Aalert(1)/x");
  });
});
