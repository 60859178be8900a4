import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../app.ts";
import { listManagedCouplings } from "../features/activities/couplings/index.ts";
import { type TestRuntime, testRuntime } from "../testing/test-runtime.ts";
import { getAgentContext, loadDemonstration } from "./load-demonstration.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());

test("the demonstration starts on the first day of a school year, as its tariffs do", async () => {
  house.clock.set("2027-09-01T06:00:00Z");
  const { seeds, systemFor } = await loadDemonstration(house.runtime, () => {});
  const helene = getAgentContext(systemFor, seeds, "helene");
  expect((await listManagedCouplings(helene)).map(({ startsOn }) => startsOn)).toEqual([
    "2027-09-01",
    "2027-09-01",
  ]);
}, 180_000);
