import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getJob } from "../../../../kernel/module-jobs.ts";
import { aTown } from "../../../../testing/builders.ts";
import { rewriteRows } from "../../../../testing/rewrite-rows.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { aPurse, type Purse } from "../../../ledger/counters/testing/a-purse.ts";
import {
  paymentsJobs,
  resolveOperation,
  setOnlineAccount,
  setSimulatedOutcome,
  startTopUp,
} from "../index.ts";
import { type ARegie, aRegie } from "../testing/a-regie.ts";
import { asked, balanceOf, operationIn } from "../testing/asked-online.ts";

let house: TestRuntime;
let purse: Purse;
let regie: ARegie;

beforeAll(async () => {
  house = await testRuntime([paymentsJobs]);
});
afterAll(async () => {
  await house?.close();
});

let towns = 0;
beforeEach(async () => {
  house.clock.set("2026-11-30T09:00:00Z");
  towns += 1;
  const { id } = await aTown(house, { slug: `saint-lo-${towns}`, name: "Saint-Lô" });
  purse = await aPurse(house, id, { ceiling: 10_000 });
  regie = await aRegie(house, id, purse);
});

const simulated = () =>
  setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider: "simulator",
    clientNumber: "012345",
    mode: "test",
  });
describe("the job that asks again", () => {
  const ask = async () => getJob(paymentsJobs, "payments.ask_again").run(purse.system, {});

  test("one that fails to settle stops no other", async () => {
    await simulated();
    const [poisoned, holder] = [await purse.holder(), await purse.holder()];
    const [first, second] = [asked(poisoned), asked(holder)];
    const pages = [
      await startTopUp(poisoned.person, first),
      await startTopUp(holder.person, second),
      await startTopUp(poisoned.person, asked(poisoned)),
    ];
    for (const { page } of pages)
      await setSimulatedOutcome(purse.system, { operation: operationIn(page), state: "paid" });
    // One whose words no key opens any more: nothing that the use cases write.
    await rewriteRows(
      house,
      "online_payment",
      `update online_payment set words = '\\x00' where id = '${first.id}'`,
      "online_payment_guard",
    );
    house.clock.set("2026-11-30T09:30:00Z");
    await expect(ask()).rejects.toThrow("1 of 3 failed");
    expect(await balanceOf(holder)).toBe(2_000);
    expect(await balanceOf(poisoned)).toBe(2_000);
  });

  test("a receipt that has its id already holds it for the Treasury, and no 5xx", async () => {
    await simulated();
    const holder = await purse.holder();
    const { id: receipt } = await regie.take(holder);
    const input = asked(holder);
    const { page } = await startTopUp(holder.person, input);
    await house.sqlAs(
      "owner",
      `update online_payment set id = '${receipt}', words = null where id = '${input.id}'`,
    );
    await setSimulatedOutcome(purse.system, { operation: operationIn(page), state: "paid" });
    expect(await resolveOperation(purse.system, operationIn(page))).toMatchObject({ state: "held" });
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test("two hundred begun and never paid keep none from being asked", async () => {
    await simulated();
    const [idle, holder] = [await purse.holder(), await purse.holder()];
    const never = asked(idle);
    await startTopUp(idle.person, never);
    const copies = `select 'COPY' || n as reference, 'copy-' || n as operation from generate_series(1, 200) n`;
    await house.sqlAs(
      "owner",
      `insert into online_payment (authority_id, id, regie_id, counter_id, account_id, provider, client_number, mode, amount, credited,
         reference, operation, state, begun_at)
       select p.authority_id, gen_random_uuid(), p.regie_id, p.counter_id, p.account_id, p.provider, p.client_number, p.mode, p.amount,
         p.credited, c.reference, '${towns}-' || c.operation, 'begun', p.begun_at from online_payment p, (${copies}) c where p.id = '${never.id}'`,
    );
    await house.sqlAs(
      "owner",
      `insert into simulated_payment (authority_id, operation, reference, amount, client_number, state, return_to)
       select authority_id, operation, reference, amount, client_number, 'pending', '/' from online_payment where operation like '${towns}-copy-%'`,
    );
    house.clock.set("2026-11-30T09:01:00Z");
    const { page } = await startTopUp(holder.person, asked(holder));
    await setSimulatedOutcome(purse.system, { operation: operationIn(page), state: "paid" });
    house.clock.set("2026-11-30T09:30:00Z");
    await ask();
    house.clock.set("2026-11-30T09:40:00Z");
    await ask();
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test("pending for days, it is given up; paid after all, it is credited", async () => {
    await simulated();
    const holder = await purse.holder();
    const { page } = await startTopUp(holder.person, asked(holder));
    const operation = operationIn(page);
    house.clock.set("2026-12-02T08:00:00Z");
    await ask();
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "begun" });
    house.clock.set("2026-12-03T09:00:00Z");
    await ask();
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "abandoned" });
    await setSimulatedOutcome(purse.system, { operation, state: "paid" });
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test("nobody leaves more than five under way on an account; once one is over, another may begin", async () => {
    await simulated();
    const holder = await purse.holder();
    const pages: string[] = [];
    for (let begun = 0; begun < 5; begun += 1)
      pages.push((await startTopUp(holder.person, asked(holder, { amount: 100 }))).page);
    const sixth = asked(holder, { amount: 100 });
    await expect(startTopUp(holder.person, sixth)).rejects.toThrow("payments.too_many_under_way");
    const operation = operationIn(pages[0] ?? "");
    await setSimulatedOutcome(purse.system, { operation, state: "paid" });
    await resolveOperation(purse.system, operation);
    await startTopUp(holder.person, sixth);
  });
});
