import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * Journeys over HTTP on the platform as it is started; one file at a time, since demonstration applications
 * have fixed ports.
 */
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
    globalSetup: "support/global-setup.ts",
    fileParallelism: false,
    maxConcurrency: 3,
    // What a machine with many times too much to do takes: an earlier end tells nothing of the page.
    testTimeout: 240_000,
    // As long as a browser waits for what it looks for (support/chromium.ts).
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: 300_000,
  },
});
