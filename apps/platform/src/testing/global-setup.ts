import type { TestProject } from "vitest/node";
import { openTestDatabases } from "./open-test-databases.ts";

/** Once per run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { databases, leave } = await openTestDatabases();
  project.provide("testDatabases", databases);
  return leave;
}

declare module "vitest" {
  export interface ProvidedContext {
    testDatabases: { ownerUrl: string; appUrl: string; template: string };
  }
}
