import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { listAccounts } from "../../counters/index.ts";
import { aPurse, type Purse } from "../../counters/testing/a-purse.ts";
import {
  beginTopUp,
  chooseOutcome,
  listPayments,
  listToSettle,
  paymentsContribution,
  paymentsJobs,
  setOnlineAccount,
  settleOperation,
  settlePayment,
} from "../index.ts";
import { aPayfip, type Payfip } from "../testing/a-payfip.ts";
import { type ARegie, aRegie } from "../testing/a-regie.ts";

let payfip: Payfip;
let house: TestRuntime;
let purse: Purse;
let regie: ARegie;

beforeAll(async () => {
  payfip = await aPayfip();
  house = await testRuntime([paymentsJobs], { payfipUrl: payfip.url });
});
afterAll(async () => {
  await house?.close();
  await payfip?.close();
});

let towns = 0;
beforeEach(async () => {
  house.clock.set("2026-11-30T09:00:00Z");
  towns += 1;
  const { id } = await aTown(house, { slug: `saint-lo-${towns}`, name: "Saint-Lô" });
  purse = await aPurse(house, id, { ceiling: 10_000 });
  regie = await aRegie(house, id, purse);
  payfip.details = {};
  payfip.fault = undefined;
  payfip.heard.length = 0;
});

const by = (provider: "simulator" | "payfip") =>
  setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider,
    clientNumber: "012345",
    mode: "test",
  });
type Holder = Awaited<ReturnType<Purse["holder"]>>;
const asked = (holder: Pick<Holder, "personId" | "accountId">, more = {}) => ({
  id: asId<"payment">(randomUUID()),
  personId: holder.personId,
  accountId: holder.accountId,
  amount: 2_000,
  payer: "Mme Perdrix",
  email: "perdrix@oiseaux.example",
  returnTo: "http://localhost:3000/retour",
  notifyAt: "http://localhost:3000/notification",
  ...more,
});
const balanceOf = async ({ person, personId }: Holder) => (await listAccounts(person, personId))[0]?.balance;
const operationIn = (page: string) => page.split(/[/=]/).at(-1) ?? "";

describe("a top-up online", () => {
  test("credits once, whoever says it first and however often", async () => {
    await by("simulator");
    const holder = await purse.holder();
    const input = asked(holder);
    const { page } = await beginTopUp(holder.person, input);
    const operation = operationIn(page);
    expect(await settleOperation(purse.system, operation)).toMatchObject({ state: "begun" });
    expect(await balanceOf(holder)).toBe(0);
    await chooseOutcome(purse.system, { operation, state: "paid" });
    const said = await Promise.all([
      settleOperation(purse.system, operation),
      settlePayment(holder.person, input),
      settleOperation(purse.system, operation),
    ]);
    expect(said.map(({ state }) => state)).toEqual(["paid", "paid", "paid"]);
    expect(await settlePayment(holder.person, input)).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
    const receipts = await listPayments(holder.person, holder.personId);
    expect(receipts).toHaveLength(1);
    expect(receipts[0]?.payment).toMatchObject({ means: "online", staffId: null, amount: 2_000 });
    expect(receipts[0]?.payment.words).toMatchObject({ payer: "Mme Perdrix", by: "en ligne" });
  });

  test("the same form sent twice goes to the same page; for another amount it is refused", async () => {
    await by("simulator");
    const holder = await purse.holder();
    const input = asked(holder);
    const { page } = await beginTopUp(holder.person, input);
    expect(await beginTopUp(holder.person, input)).toEqual({ page });
    await expect(beginTopUp(holder.person, { ...input, amount: 500 })).rejects.toThrow("payments.id_reused");
  });

  test.each(["refused", "abandoned"] as const)("%s, it credits nothing", async (state) => {
    await by("simulator");
    const holder = await purse.holder();
    const { page } = await beginTopUp(holder.person, asked(holder));
    const operation = operationIn(page);
    await chooseOutcome(purse.system, { operation, state });
    expect(await settleOperation(purse.system, operation)).toMatchObject({ state });
    expect(await balanceOf(holder)).toBe(0);
  });

  test("past the ceiling, it is refused before the money leaves; met meanwhile, it is held for the Treasury", async () => {
    await by("simulator");
    const holder = await purse.holder();
    await expect(beginTopUp(holder.person, asked(holder, { amount: 10_001 }))).rejects.toThrow(
      "payments.over_ceiling",
    );
    const { page } = await beginTopUp(holder.person, asked(holder, { amount: 6_000 }));
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 6_000 });
    await chooseOutcome(purse.system, { operation: operationIn(page), state: "paid" });
    expect(await settleOperation(purse.system, operationIn(page))).toMatchObject({ state: "held" });
    expect(await balanceOf(holder)).toBe(6_000);
  });

  test("nobody tops up an account that is not theirs, nor settles what was not asked", async () => {
    await by("simulator");
    const [holder, other] = [await purse.holder(), await purse.holder()];
    await expect(beginTopUp(other.person, asked(holder))).rejects.toThrow("households.cannot_act_for");
    await expect(
      beginTopUp(other.person, asked({ personId: other.personId, accountId: holder.accountId })),
    ).rejects.toThrow("payments.no_regie");
    await expect(settleOperation(purse.system, randomUUID())).rejects.toThrow("payments.unknown");
    const input = asked(holder);
    await beginTopUp(holder.person, input);
    await expect(settlePayment(other.person, { personId: other.personId, id: input.id })).rejects.toThrow(
      "payments.unknown",
    );
  });

  test("its id is of no payment at the desk, nor of another online: neither is lost for the other", async () => {
    await by("simulator");
    const holder = await purse.holder();
    const { id } = await regie.take({ personId: holder.personId, accountId: holder.accountId });
    await expect(beginTopUp(holder.person, asked(holder, { id }))).rejects.toThrow("payments.id_reused");
    const input = asked(holder);
    const { page } = await beginTopUp(holder.person, input);
    const { personId, accountId } = holder;
    await expect(regie.take({ personId, accountId, id: input.id })).rejects.toThrow("payments.id_reused");
    await chooseOutcome(purse.system, { operation: operationIn(page), state: "paid" });
    expect(await settleOperation(purse.system, operationIn(page))).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(4_000);
  });

  test("what the counter could not take is seen by the régisseur, and by no mandataire nor another régie", async () => {
    await by("simulator");
    const holder = await purse.holder();
    const { page } = await beginTopUp(holder.person, asked(holder, { amount: 6_000 }));
    await purse.byHouse({ kind: "credit", accountId: holder.accountId, amount: 6_000 });
    await chooseOutcome(purse.system, { operation: operationIn(page), state: "paid" });
    await settleOperation(purse.system, operationIn(page));
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
    await expect(beginTopUp(holder.person, asked(holder))).rejects.toThrow("payments.no_regie");
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

describe("by PayFiP", () => {
  const paid = (reference: string, more = {}) => ({
    refdet: reference,
    montant: "2000",
    numcli: "012345",
    resultrans: "P",
    ...more,
  });
  const begun = async (holder: Holder) => {
    await by("payfip");
    const input = asked(holder);
    const { page } = await beginTopUp(holder.person, input);
    return {
      id: input.id,
      operation: operationIn(page),
      reference: /<refdet>(\w+)</.exec(payfip.heard[0] ?? "")?.[1] ?? "",
    };
  };

  test("asks with what the guide says, and nobody's name", async () => {
    const holder = await purse.holder();
    const { reference, operation } = await begun(holder);
    expect(reference).toMatch(/^[A-Z0-9]{30}$/);
    expect(operation).toMatch(/^op-\d+$/);
    for (const said of [
      "<montant>2000<",
      "<numcli>012345<",
      "<saisie>T<",
      "<exer>2026<",
      "<mel>perdrix@oiseaux.example<",
    ])
      expect(payfip.heard[0]).toContain(said);
    expect(payfip.heard[0]).not.toContain("Mme");
  });

  test.each(["P", "V"])("credits on %s", async (resultrans) => {
    const holder = await purse.holder();
    const { operation, reference } = await begun(holder);
    payfip.details = paid(reference, { resultrans });
    expect(await settleOperation(purse.system, operation)).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test.each([
    ["another amount", { montant: "1" }],
    ["another reference", { refdet: "X" }],
    ["another régie", { numcli: "999999" }],
  ])("%s credits nothing, and stays for the Treasury to see", async (_what, more) => {
    const holder = await purse.holder();
    const { operation, reference } = await begun(holder);
    payfip.details = paid(reference, more);
    expect(await settleOperation(purse.system, operation)).toMatchObject({ state: "mismatch" });
    payfip.details = paid(reference);
    expect(await settleOperation(purse.system, operation)).toMatchObject({ state: "mismatch" });
    expect(await balanceOf(holder)).toBe(0);
  });

  test("refused for something else than what was asked, no money came: nothing is to settle", async () => {
    const holder = await purse.holder();
    const { operation, reference } = await begun(holder);
    payfip.details = paid(reference, { resultrans: "R", montant: "1" });
    expect(await settleOperation(purse.system, operation)).toMatchObject({ state: "refused" });
    expect(await listToSettle(regie.regisseur, regie.regieId)).toEqual([]);
  });

  test("the régie changes its number meanwhile: what was asked under the former one is still credited", async () => {
    const holder = await purse.holder();
    const { operation, reference } = await begun(holder);
    const { regieId } = regie;
    await setOnlineAccount(regie.mayor, {
      regieId,
      provider: "payfip",
      clientNumber: "543210",
      mode: "test",
    });
    payfip.details = paid(reference);
    expect(await settleOperation(purse.system, operation)).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test("notified ten times at once, before and after the payer is back, it is credited once", async () => {
    const holder = await purse.holder();
    const { id, operation, reference } = await begun(holder);
    payfip.details = paid(reference);
    const notified = () => settleOperation(purse.system, operation);
    const back = () => settlePayment(holder.person, { personId: holder.personId, id });
    const said = await Promise.all([...Array.from({ length: 10 }, notified), back(), back()]);
    expect(new Set(said.map(({ state }) => state))).toEqual(new Set(["paid"]));
    await notified();
    expect(await balanceOf(holder)).toBe(2_000);
    expect(await listPayments(holder.person, holder.personId)).toHaveLength(1);
  });

  test("given up, then paid after all: it is credited", async () => {
    const holder = await purse.holder();
    const { operation, reference } = await begun(holder);
    payfip.details = paid(reference, { resultrans: "A" });
    expect(await settleOperation(purse.system, operation)).toMatchObject({ state: "abandoned" });
    payfip.details = paid(reference);
    expect(await settleOperation(purse.system, operation)).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test("no notification came: the house asks again, and an unknown operation is given up", async () => {
    const holder = await purse.holder();
    const { id, reference } = await begun(holder);
    payfip.fault = "P5";
    const ask = () => paymentsJobs.handlers["payments.ask_again"]?.run(purse.system, {});
    house.clock.set("2026-11-30T09:30:00Z");
    await ask();
    expect(await settlePayment(purse.system, { personId: holder.personId, id })).toMatchObject({
      state: "begun",
    });
    payfip.fault = undefined;
    payfip.details = paid(reference);
    await ask();
    expect(await balanceOf(holder)).toBe(2_000);
    const late = await purse.holder();
    const other = await begun(late);
    payfip.fault = "P1";
    house.clock.set("2026-12-02T09:30:00Z");
    await ask();
    expect(await settlePayment(late.person, { personId: late.personId, id: other.id })).toMatchObject({
      state: "abandoned",
    });
  });

  test("silent, or refusing, it leaves nothing begun that would be paid, and says so", async () => {
    const holder = await purse.holder();
    await by("payfip");
    payfip.fault = "T1";
    await expect(beginTopUp(holder.person, asked(holder))).rejects.toThrow("payments.provider_silent");
    await expect(beginTopUp(holder.person, asked(holder, { amount: 99 }))).rejects.toThrow(
      "payments.amount_not_valid",
    );
    await expect(
      setOnlineAccount(regie.mayor, {
        regieId: regie.regieId,
        provider: "payfip",
        clientNumber: "12",
        mode: "test",
      }),
    ).rejects.toThrow("payments.provider_not_valid");
  });
});

test("erased, a payment under way names nobody any more", async () => {
  await by("simulator");
  const holder = await purse.holder();
  await beginTopUp(holder.person, asked(holder));
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
