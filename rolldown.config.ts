import { defineConfig } from "rolldown";

/**
 * `dist/` as it runs: the command line, the library, and the process that works beside others. Its own modules are put
 * together into few files, because opening three hundred takes longer than building a short source. Packages stay
 * outside; what is loaded only when it is asked for, each format of an edition above all, has a file of its own.
 */
export default defineConfig({
  input: {
    "pipeline/cli": "pipeline/cli.ts",
    "pipeline/index": "pipeline/index.ts",
    // beside the parts, which start it
    "pipeline/parts/worker": "pipeline/batch/worker.ts",
  },
  platform: "node",
  // packages are named, own modules have paths
  external: (id, importer) => importer !== undefined && !/^(?:\.|\/|[A-Za-z]:[\\/])/.test(id),
  output: {
    dir: "dist",
    cleanDir: true,
    entryFileNames: "[name].js",
    chunkFileNames: "pipeline/parts/[name].js",
    // the declarations beside them have what is said of each function
    comments: false,
  },
});
