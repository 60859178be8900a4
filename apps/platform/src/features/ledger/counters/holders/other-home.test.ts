import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { createHousehold } from "../../../identity/households/index.ts";
import { families } from "../../../identity/households/testing/families.ts";
import { computePairwiseSubject } from "../../../trust/keys/index.ts";
import { debit, listAccounts, openAccount } from "../index.ts";
import { aPurse } from "../testing/a-purse.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());

test("a child who has another parent elsewhere keeps an account of their own, and that parent reads nothing of what this home shares", async () => {
  house.clock.set("2026-10-01T08:00:00Z");
  const people = await families(house);
  const { agent, authorityId: town } = people;
  const purse = await aPurse(house, town);
  const { counterId, system, canteen } = purse;
  const anne = await people.someone("Anne", "1985-03-02");
  const bruno = await people.someone("Bruno", "1984-01-12");
  const tom = (await people.aChildOf(anne, "2016-05-04")).personId;
  const lea = (await people.aChildOf(anne, "2018-02-01")).personId;
  await people.alsoParent(bruno, tom);
  const members = [
    { personId: anne.personId, role: "adult", sharePercent: 100 },
    { personId: tom, role: "child", sharePercent: 50 },
    { personId: lea, role: "child", sharePercent: 100 },
  ] as const;
  await agent.transaction((tx) => createHousehold(tx, agent, { members }));
  const shared = await openAccount(anne, { personId: anne.personId, counterId, household: true });
  await purse.byHouse({ kind: "credit", accountId: shared, amount: 2_000 });
  const subject = computePairwiseSubject(system, canteen.service, anne.personId);
  await debit(system, canteen, { counterId, subject, amount: 350, key: randomUUID(), label: "Café d’Anne" });
  expect(await listAccounts(anne, lea)).toMatchObject([{ accountId: shared, shared: true }]);
  expect(await listAccounts(bruno, tom)).toEqual([]);
  // Asked for the household from the child's own page, it is the child's alone, which both parents read.
  const own = await openAccount(anne, { personId: tom, counterId, household: true });
  expect(own).not.toBe(shared);
  for (const parent of [anne, bruno])
    expect(await listAccounts(parent, tom)).toMatchObject([{ accountId: own, shared: false, balance: 0 }]);
});
