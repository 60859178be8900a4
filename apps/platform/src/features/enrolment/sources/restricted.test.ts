import { type ApiParticulier, startApiParticulier } from "@ardeco/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readValidated } from "../../identity/identity/index.ts";
import { restrictEverything } from "../../trust/restrictions/testing/restrict.ts";
import { listQuestions, sourcesJobs } from "./index.ts";
import { aFamily, aQuotient, asks, entitle, odile, TOKEN } from "./testing/a-family.ts";

let house: TestRuntime;
let town: { readonly id: AuthorityId };
let api: ApiParticulier;
beforeAll(async () => {
  house = await testRuntime([sourcesJobs]);
  town = await aTown(house, { slug: "caen" });
  api = await startApiParticulier({ cases: [aQuotient(odile, { value: 700 })], tokens: [TOKEN] });
  await entitle(house, town.id, api.address);
});
afterAll(async () => {
  await api?.[Symbol.asyncDispose]();
  await house?.close();
});

test("no register is asked about who restricts everything, nor answers what was asked before; lifted, it is", async () => {
  const person = await aFamily(house, town.id, { family_quotient: 742 });
  const system = house.system(town.id);
  const quotient = async () =>
    (await system.transaction((tx) => readValidated(tx, system, person.personId))).family_quotient;
  await asks(person, "quotient");
  const lift = await restrictEverything(system, person.personId);
  await house.drain();
  expect(await quotient()).toBe(742);
  const [question] = await listQuestions(person, person.personId);
  expect(question).toMatchObject({ outcome: "not_enough" });
  await expect(asks(person, "quotient")).rejects.toMatchObject({ code: "restrictions.restricted" });
  await lift();
  house.clock.advance(86_400_000);
  await asks(person, "quotient");
  await house.drain();
  expect(await quotient()).toBe(700);
});
