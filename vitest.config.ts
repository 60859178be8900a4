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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A second is short to reach a lock on a machine that has too much to do.
    expect: { poll: { timeout: 15_000 } },
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
