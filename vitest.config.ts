import { defineConfig } from "vitest/config";

// The `source` condition makes the workspace packages resolve to their TypeScript, so that tests need no build.
export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    // Importing the platform costs more than many a file of tests: each process does it once. What a file changes, it puts back.
    isolate: false,
    restoreMocks: true,
    // What a machine with ten times too much to do takes: a clock that ends a test earlier tells nothing of what is tried. The slowest file
    // begins by building a whole town, five seconds of processor.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    setupFiles: ["vitest.setup.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    projects: [
      {
        extends: true,
        test: {
          name: "packages",
          include: ["{packages,tools,examples,script,apps/reader}/**/*.test.{ts,tsx}"],
        },
      },
      {
        extends: true,
        test: {
          name: "platform",
          include: ["apps/platform/**/*.test.{ts,tsx}"],
          globalSetup: "apps/platform/src/testing/global-setup.ts",
        },
      },
    ],
  },
});
