import { afterAll, beforeAll, expect, test } from "vitest";
import { duplicatesJobs, listPairs } from "../features/identity/duplicates/index.ts";
import { getJob } from "../kernel/module-jobs.ts";
import { anAgent, aTown } from "../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../testing/test-runtime.ts";
import { loadPeople } from "./load-people.ts";
import { readSeeds } from "./seed-files.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime([duplicatesJobs]);
});
afterAll(() => house?.close());

test("of the people of the demonstration, one was enrolled twice, and nobody else looks like anybody", async () => {
  const town = await aTown(house, { slug: "caen" });
  const agent = await anAgent(house, town.id, ["reception", "validator"]);
  await loadPeople(agent, (await readSeeds()).people);
  await getJob(duplicatesJobs, "duplicates.look").run(house.system(town.id), {});
  const pairs = await listPairs(agent);
  const names = pairs.map(({ one, other }) => [one.name, other.name].toSorted());
  expect(names).toEqual([["Yvonne Le Canu", "Yvonne Lecanu"]]);
});
