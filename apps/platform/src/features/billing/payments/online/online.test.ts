import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseId } from "../../../../kernel/ids.ts";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { aPurse, type Purse } from "../../../ledger/counters/testing/a-purse.ts";
import {
  listPayments,
  listToSettle,
  paymentsContribution,
  paymentsJobs,
  resolveOperation,
  resolvePayment,
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
describe("a top-up online", () => {
  test("credits once, whoever says it first and however often", async () => {
    await simulated();
    const holder = await purse.holder();
    const input = asked(holder);
    const { page } = await startTopUp(holder.person, input);
    const operation = operationIn(page);
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "begun" });
    expect(await balanceOf(holder)).toBe(0);
    await setSimulatedOutcome(purse.system, { operation, state: "paid" });
    const said = await Promise.all([
      resolveOperation(purse.system, operation),
      resolvePayment(holder.person, input),
      resolveOperation(purse.system, operation),
    ]);
    expect(said.map(({ state }) => state)).toEqual(["paid", "paid", "paid"]);
    expect(await resolvePayment(holder.person, input)).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
    // The day, no hour, in clear.
    const [kept] = await house.sqlAs<{ at: string; asked: string | null }>(
      "owner",
      `select to_char(begun_at at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') as at, asked_at as asked
       from online_payment where id = '${input.id}'`,
    );
    expect(kept).toEqual({ at: "2026-11-30 00:00", asked: null });
    const receipts = await listPayments(holder.person, holder.personId);
    expect(receipts).toHaveLength(1);
    expect(receipts[0]?.payment).toMatchObject({ means: "online", staffId: null, amount: 2_000 });
    expect(receipts[0]?.payment.words).toMatchObject({ payer: "Mme Perdrix", by: "en ligne" });
  });

  test("the same form sent twice goes to the same page; for another amount it is refused", async () => {
    await simulated();
    const holder = await purse.holder();
    const input = asked(holder);
    const { page } = await startTopUp(holder.person, input);
    expect(await startTopUp(holder.person, input)).toEqual({ page });
    await expect(startTopUp(holder.person, { ...input, amount: 500 })).rejects.toThrow("payments.id_reused");
    // Thirty of its thirty-two digits are the reference: a form that gives the same is no other payment.
    const close = parseId<"payment">(`${input.id.slice(0, -2)}${input.id.endsWith("00") ? "11" : "00"}`);
    await expect(startTopUp(holder.person, { ...input, id: close })).rejects.toThrow("payments.id_reused");
  });

  test.each(["refused", "abandoned"] as const)("%s, it credits nothing", async (state) => {
    await simulated();
    const holder = await purse.holder();
    const { page } = await startTopUp(holder.person, asked(holder));
    const operation = operationIn(page);
    await setSimulatedOutcome(purse.system, { operation, state });
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state });
    expect(await balanceOf(holder)).toBe(0);
  });

  test("past the ceiling, it is refused before the money leaves; met meanwhile, it is held for the Treasury", async () => {
    await simulated();
    const holder = await purse.holder();
    await expect(startTopUp(holder.person, asked(holder, { amount: 10_001 }))).rejects.toThrow(
      "payments.over_ceiling",
    );
    const { page } = await startTopUp(holder.person, asked(holder, { amount: 6_000 }));
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 6_000 });
    await setSimulatedOutcome(purse.system, { operation: operationIn(page), state: "paid" });
    expect(await resolveOperation(purse.system, operationIn(page))).toMatchObject({ state: "held" });
    expect(await balanceOf(holder)).toBe(6_000);
  });

  test("nobody tops up an account that is not theirs, nor settles what was not asked", async () => {
    await simulated();
    const [holder, other] = [await purse.holder(), await purse.holder()];
    await expect(startTopUp(other.person, asked(holder))).rejects.toThrow("households.cannot_act_for");
    await expect(
      startTopUp(other.person, asked({ personId: other.personId, accountId: holder.accountId })),
    ).rejects.toThrow("payments.no_regie");
    await expect(resolveOperation(purse.system, randomUUID())).rejects.toThrow("payments.unknown");
    const input = asked(holder);
    await startTopUp(holder.person, input);
    await expect(resolvePayment(other.person, { personId: other.personId, id: input.id })).rejects.toThrow(
      "payments.unknown",
    );
  });

  test("its id is of no payment at the desk, nor of another online: neither is lost for the other", async () => {
    await simulated();
    const holder = await purse.holder();
    const { id } = await regie.take({ personId: holder.personId, accountId: holder.accountId });
    await expect(startTopUp(holder.person, asked(holder, { id }))).rejects.toThrow("payments.id_reused");
    const input = asked(holder);
    const { page } = await startTopUp(holder.person, input);
    const { personId, accountId } = holder;
    await expect(regie.take({ personId, accountId, id: input.id })).rejects.toThrow("payments.id_reused");
    await setSimulatedOutcome(purse.system, { operation: operationIn(page), state: "paid" });
    expect(await resolveOperation(purse.system, operationIn(page))).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(4_000);
  });

  test("what the counter could not take is seen by the régisseur, and by no mandataire nor another régie", async () => {
    await simulated();
    const holder = await purse.holder();
    const { page } = await startTopUp(holder.person, asked(holder, { amount: 6_000 }));
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 6_000 });
    await setSimulatedOutcome(purse.system, { operation: operationIn(page), state: "paid" });
    await resolveOperation(purse.system, operationIn(page));
    expect(await listToSettle(regie.regisseur, regie.regieId)).toMatchObject([
      { amount: 6_000, why: "held", day: "2026-11-30" },
    ]);
    expect(await listToSettle(regie.mandataire, regie.regieId)).toEqual([]);
    const pool = await aPurse(house, purse.system.authorityId);
    const other = await aRegie(house, purse.system.authorityId, pool, { code: "PISCINE" });
    expect(await listToSettle(other.regisseur, regie.regieId)).toEqual([]);
    expect(await listToSettle(regie.regisseur, other.regieId)).toEqual([]);
  });

  test("without a payment service, none is begun", async () => {
    const holder = await purse.holder();
    await expect(startTopUp(holder.person, asked(holder))).rejects.toThrow("payments.no_regie");
    await expect(
      setOnlineAccount(regie.mandataire, {
        regieId: regie.regieId,
        provider: "simulator",
        clientNumber: "1",
        mode: "test",
      }),
    ).rejects.toThrow("access.capability_missing");
  });
});

test("erased, a payment under way names nobody any more", async () => {
  await simulated();
  const holder = await purse.holder();
  await startTopUp(holder.person, asked(holder));
  const told = await holder.person.transaction((tx) =>
    paymentsContribution.exportPerson(tx, holder.person, holder.personId),
  );
  expect(told).toMatchObject({ paiements_en_ligne: [{ montant_en_centimes: 2_000, state: "begun" }] });
  await purse.system.transaction((tx) => paymentsContribution.erasePerson(tx, purse.system, holder.personId));
  const [row] = await house.sqlAs(
    "owner",
    `select words from online_payment where account_id = '${holder.accountId}'`,
  );
  expect(row).toEqual({ words: null });
});
