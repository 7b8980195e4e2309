// Converts every case of a benchmark folder to TEI with the built package, in one process:
//   node bench/convert-cases.mjs CASES OUT [--view=hocr|alto.xml|txt] [STYLE…]
// --view names the ending of the files to read where a case has several views of one scan.
// CASES/<style>/<case>.<txt|md> becomes OUT/<style>/<case>.xml; the ledgers go beside it as <case>.ledger.json.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { assemble, convert } from "../dist/pipeline/index.js";

const view = process.argv.find((word) => word.startsWith("--view="))?.slice("--view=".length);
const [cases, out, ...styles] = process.argv.slice(2).filter((word) => !word.startsWith("--view="));
const assembly = await assemble({
  profile: "auto",
  language: "en",
  out: "output",
  to: ["tei"],
  failOn: "never",
  date: "2000-01-01T00:00:00Z",
  maxBytes: 1e8,
  transforms: { tei: { check: false } },
  plugins: [],
  folder: ".",
});
const tei = await assembly.emitter("tei");
for (const style of styles.length > 0 ? styles : ["web", "markdown"]) {
  mkdirSync(join(out, style), { recursive: true });
  for (const name of readdirSync(join(cases, style))) {
    if (view ? !name.endsWith(`.${view}`) : !/\.(?:txt|md)$/.test(name)) continue;
    const bytes = readFileSync(join(cases, style, name));
    const text = bytes.toString("utf8");
    const file = { name, bytes, text, encoding: "utf-8", byteOrderMark: false };
    const record = {
      name,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      bytes: bytes.length,
      encoding: "utf-8",
      byteOrderMark: false,
    };
    const { edition, ledger } = convert(file, record, assembly.pipelineFor(text), []);
    const stem = basename(name).replace(/\.(?:alto\.xml|[^.]*)$/, "");
    const context = {
      template: async () => new Uint8Array(),
      artifact: async () => {
        throw new Error("none");
      },
    };
    const artifact = await tei.run(
      { edition, ledger, rules: assembly.rules, stem, version: "bench", date: "2000-01-01T00:00:00Z" },
      context,
    );
    writeFileSync(join(out, style, `${stem}.xml`), artifact.bytes);
    writeFileSync(join(out, style, `${stem}.ledger.json`), JSON.stringify(ledger, null, 1));
  }
}
