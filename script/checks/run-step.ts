import { spawn } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { delimiter, dirname, resolve } from "node:path";
import { type FileResult, readReport } from "./report.ts";
import type { Step } from "./steps.ts";

/**
 * A step that hangs fails instead of blocking the rest; four times what the longest takes on a quiet machine.
 */
const LIMIT_MS = 80 * 60_000;

export interface Outcome {
  readonly step: Step;
  readonly succeeded: boolean;
  /** One for each file of tests; undefined for a step that is not made of tests, or that wrote no report. */
  readonly files: readonly FileResult[] | undefined;
  readonly seconds: number;
  readonly output: string;
}

export async function runStep(step: Step): Promise<Outcome> {
  if (step.report) await rm(step.report, { force: true });
  const start = performance.now();
  const { succeeded, output } = await run(step);
  const seconds = (performance.now() - start) / 1000;
  await writeFile(`.build/${step.name.replaceAll(/[ /]/g, "-")}.log`, output);
  const files = step.report ? await readReport(step.report) : undefined;
  return { step, succeeded, files, seconds, output };
}

function run({ program, arguments: args, env }: Step): Promise<{ succeeded: boolean; output: string }> {
  // Programs of node_modules start by `env node`: they get the Node of the project, not that of the machine.
  const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  // What was compiled once is read back by the next process: the platform alone is 3,700 files, started some
  // forty times.
  const child = spawn(program, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PATH, NO_COLOR: "1", NODE_COMPILE_CACHE: resolve(".build/compile-cache"), ...env },
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
