import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/fixed-seed.ts"],
    // a build of every format takes seconds on a small machine
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
