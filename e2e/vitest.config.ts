import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Journeys over HTTP on the platform as it is started; one file at a time, since demonstration applications have fixed ports. */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    globalSetup: "support/global-setup.ts",
    fileParallelism: false,
    maxConcurrency: 3,
    testTimeout: 60_000,
    // As long as a browser waits for what it looks for: a second is short on a machine that has too much to do.
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
  },
});
