import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Outcome, runStep } from "./run-step.ts";
import { settleFailedFiles } from "./second-runs.ts";
import type { Step } from "./steps.ts";
import { countOutcome } from "./tally.ts";

/** A test that fails at its first run and passes at each later one. */
const UNSTABLE = `
import { existsSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
const marker = new URL("marker", import.meta.url);
const isSecond = existsSync(marker);
writeFileSync(marker, "");
test("a race", () => expect(isSecond).toBe(true));
test("a fact", () => expect(1).toBe(1));
`;
const BROKEN = `
import { expect, test } from "vitest";
test("a fault", () => expect(1).toBe(2));
`;

test("a file that fails at first and passes alone is listed, and fails the next run that sees it", async () => {
  const { folder, step, lists } = await startStory({ "unstable.test.ts": UNSTABLE });
  const first = await runStep(step);
  expect(countOutcome(first).failures).toHaveLength(1);

  const settled = await settleFailedFiles([first], lists);
  expect(settled.unstable).toHaveLength(1);
  expect(settled.refusals).toEqual([]);
  expect(settled.outcomes.map(countOutcome)).toEqual([{ passed: 2, skipped: [], failures: [] }]);

  await rm(join(folder, "marker"));
  const later = await settleFailedFiles([await runStep(step)], lists);
  expect(later.unstable).toEqual([]);
  expect(later.refusals).toHaveLength(1);
  expect(later.outcomes.map(countOutcome)).toMatchObject([{ passed: 1, failures: [expect.any(String)] }]);
}, 120_000);

test("a file that fails twice fails the run beside one that is unstable", async () => {
  const { step, lists } = await startStory({ "unstable.test.ts": UNSTABLE, "broken.test.ts": BROKEN });
  const settled = await settleFailedFiles([await runStep(step)], lists);
  expect(settled.unstable).toHaveLength(1);
  const [counted] = settled.outcomes.map(countOutcome);
  expect(counted).toMatchObject({ passed: 2, failures: [expect.stringContaining("a fault")] });
}, 120_000);

test("an error outside of the tests is not excused by a file that passes alone", async () => {
  const { step, lists } = await startStory({ "unstable.test.ts": UNSTABLE });
  const first: Outcome = { ...(await runStep(step)), output: "⎯⎯ Unhandled Errors ⎯⎯" };
  const settled = await settleFailedFiles([first], lists);
  expect(settled.outcomes.map((outcome) => countOutcome(outcome).failures)).toEqual([
    [expect.stringContaining("failed outside of its tests")],
  ]);
}, 120_000);

let stories = 0;

/** Real files of tests, in a folder that no configuration of the project looks into. */
async function startStory(files: Readonly<Record<string, string>>) {
  stories += 1;
  const folder = resolve(`.build/second-runs-${process.pid}-${stories}`);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(folder, { recursive: true });
  const config = join(folder, "vitest.config.mjs");
  await writeFile(config, `export default { root: ${JSON.stringify(folder)} };`);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const report = join(folder, "report.json");
  const step: Step = {
    name: `second runs ${process.pid} ${stories}`,
    program: "node_modules/.bin/vitest",
    arguments: ["run", `--config=${config}`, "--reporter=json", `--outputFile.json=${report}`],
    report,
    config,
  };
  return { folder, step, lists: { committed: join(folder, "none.json"), local: join(folder, "local.json") } };
}
