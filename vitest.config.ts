import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/fixed-seed.ts"],
    // a hang is caught; a slow machine is not: builds of every format take seconds on a quiet one
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
