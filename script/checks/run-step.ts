import { spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { delimiter, dirname } from "node:path";
import type { Step } from "./steps.ts";
import { readReport, type Tally } from "./tally.ts";

/** A step that hangs fails instead of blocking the rest; four times what the longest takes on a quiet machine. */
const LIMIT_MS = 40 * 60_000;

export interface Outcome extends Tally {
  readonly seconds: number;
  readonly output: string;
}

export async function runStep(step: Step): Promise<Outcome> {
  if (step.report) await rm(step.report, { force: true });
  const start = performance.now();
  const { succeeded, output } = await run(step.program, step.arguments);
  const seconds = (performance.now() - start) / 1000;
  await writeFile(`.build/${step.name.replaceAll(" ", "-")}.log`, output);
  return { ...(await tallyOf(step, succeeded)), seconds, output };
}

async function tallyOf({ report }: Step, succeeded: boolean): Promise<Tally> {
  const tally = report ? await readReport(report) : undefined;
  if (!tally) {
    return succeeded
      ? { passed: 1, failed: 0, skipped: [], failures: [] }
      : { passed: 0, failed: 1, skipped: [], failures: ["did not end well"] };
  }
  // Vitest also fails for what no test reports: an unhandled rejection, a setup that throws.
  return succeeded || tally.failed > 0
    ? tally
    : { ...tally, failed: 1, failures: ["failed outside of its tests"] };
}

function run(program: string, args: readonly string[]): Promise<{ succeeded: boolean; output: string }> {
  // Programs of node_modules start by `env node`: they get the Node of the project, not that of the machine.
  const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PATH, NO_COLOR: "1" },
    timeout: LIMIT_MS,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ succeeded: false, output: output + error.message }));
    child.once("close", (code) => resolve({ succeeded: code === 0, output }));
  });
}
