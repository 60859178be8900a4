import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";

export interface Step {
  readonly name: string;
  readonly program: string;
  readonly arguments: readonly string[];
  /** The step is left out, and said so, until this file exists. */
  readonly requires?: string;
  /** Where Vitest writes its results; a step without report counts for one. */
  readonly report?: string;
  /** Added to the environment of the program. */
  readonly env?: Readonly<Record<string, string>>;
  /** Vitest's configuration, in a step of tests. */
  readonly config?: string;
}

const FIRST_START = "e2e/support/fill-directory.ts";

/**
 * The file that says where the first start left its data: both steps in a browser copy them
 * (e2e/support/global-setup.ts).
 */
export const FILLED_DIRECTORY = resolve(".build/filled-directory");

const bin = (name: string) => `node_modules/.bin/${name}`;

/**
 * In this order: what is quick and explains later failures comes first. Steps of one line run together: a
 * browser waits much of the time, and looking at every page leaves a core for the journeys. Each has a
 * platform of its own.
 */
export const steps: readonly (readonly Step[])[] = [
  [
    { name: "format and lint", program: bin("biome"), arguments: ["ci", "--colors=off"] },
    { name: "types", program: bin("tsc"), arguments: ["-b"] },
  ],
  [
    ownCheck("borders of the house", "tools/dist/check.js"),
    {
      name: "first start for the journeys",
      program: process.execPath,
      arguments: [FIRST_START, FILLED_DIRECTORY],
      requires: FIRST_START,
    },
  ],
  [
    ownCheck("generated documents", "tools/dist/generate.js", "--check"),
    { name: "unused code", program: bin("knip"), arguments: ["--no-progress"] },
  ],
  [testStep("unit and database tests", "vitest.config.ts")],
  [
    testStep("journeys in a browser", "e2e/vitest.config.ts", "--exclude=accessibility/**"),
    testStep("every page in a browser", "e2e/vitest.config.ts", "accessibility/"),
  ],
];

export function isReady({ requires }: Step): boolean {
  return requires === undefined || existsSync(requires);
}

/** The step that runs one file of tests once more, by itself. */
export function secondRunStep({ name, config }: Step, path: string): Step {
  if (config === undefined) throw new TypeError(`${name} is not made of tests`);
  return testStep(`again ${basename(path)}`, config, path);
}

function ownCheck(name: string, script: string, ...rest: string[]): Step {
  return { name, program: process.execPath, arguments: [script, ...rest], requires: script };
}

function testStep(name: string, config: string, ...which: string[]): Step {
  // Whole: Vitest takes a relative one from the folder of its configuration.
  const report = resolve(`.build/${basename(name.replaceAll(" ", "-"))}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return {
    name,
    program: bin("vitest"),
    arguments: ["run", `--config=${config}`, ...which, ...reporters],
    requires: config,
    env: { FILLED_DIRECTORY },
    report,
    config,
  };
}
