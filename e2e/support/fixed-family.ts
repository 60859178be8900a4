import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { type Program, startProgram } from "./program.ts";
import type { Sessions } from "./sessions.ts";

const PROGRAM = "apps/platform/dist/features/identity/home/testing/serve-family.js";

interface FamilyFacts {
  readonly url: string;
  /** The value of the cookie of each parent. */
  readonly sessions: Readonly<Record<"mother" | "father", string>>;
}

/** The family on which the home is measured, served for one file of tests: for `useChromium`. */
export function useFixedFamily(): () => { readonly url: string; readonly sessions: Sessions } {
  let facts: FamilyFacts;
  let directory: string;
  let program: Program;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "ardeco-family-"));
    const factsPath = join(directory, "family.json");
    program = await startProgram([PROGRAM, factsPath], "La famille est prête");
    facts = JSON.parse(await readFile(factsPath, "utf8"));
  });
  afterAll(async () => {
    await program?.stop();
    await rm(directory, { recursive: true, force: true });
  });
  const cookie = (value: string) => [{ name: "ardeco_espace", value, path: "/caen", attributes: [] }];
  return () => ({
    url: facts.url,
    sessions: { mother: cookie(facts.sessions.mother), father: cookie(facts.sessions.father) },
  });
}
