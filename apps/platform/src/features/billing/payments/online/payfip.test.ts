import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getJob } from "../../../../kernel/module-jobs.ts";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { aPurse, type Purse } from "../../../ledger/counters/testing/a-purse.ts";
import {
  listPayable,
  listPayments,
  listToSettle,
  paymentsJobs,
  resolveOperation,
  resolvePayment,
  setOnlineAccount,
  startTopUp,
} from "../index.ts";
import { aPayfip, type Payfip } from "../testing/a-payfip.ts";
import { type ARegie, aRegie } from "../testing/a-regie.ts";
import { asked, balanceOf, type Holder, operationIn } from "../testing/asked-online.ts";

let payfip: Payfip;
/** A story closes the simulator, as production does. */
let isDemonstration = true;
let house: TestRuntime;
let purse: Purse;
let regie: ARegie;

beforeAll(async () => {
  payfip = await aPayfip();
  house = await testRuntime([paymentsJobs], { payfipUrl: payfip.url, simulator: () => isDemonstration });
});
afterAll(async () => {
  await house?.close();
  await payfip?.close();
});

let towns = 0;
beforeEach(async () => {
  house.clock.set("2026-11-30T09:00:00Z");
  isDemonstration = true;
  towns += 1;
  const { id } = await aTown(house, { slug: `saint-lo-${towns}`, name: "Saint-Lô" });
  purse = await aPurse(house, id, { ceiling: 10_000 });
  regie = await aRegie(house, id, purse);
  payfip.details = {};
  payfip.fault = undefined;
  payfip.heard.length = 0;
});

const by = (provider: "simulator" | "payfip", mode: "test" | "activation" | "production" = "production") =>
  setOnlineAccount(regie.mayor, { regieId: regie.regieId, provider, clientNumber: "012345", mode });
describe("by PayFiP", () => {
  const paid = (reference: string, more = {}) => ({
    refdet: reference,
    montant: "2000",
    numcli: "012345",
    resultrans: "P",
    saisie: "W",
    ...more,
  });
  const begun = async (holder: Holder, mode: "test" | "production" = "production") => {
    payfip.heard.length = 0;
    await by("payfip", mode);
    const input = asked(holder);
    const { page } = await startTopUp(holder.person, input);
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
      "<saisie>W<",
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
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test.each([
    ["another amount", { montant: "1" }],
    ["another reference", { refdet: "X" }],
    ["another régie", { numcli: "999999" }],
    ["the mode of tests, in which no money moves,", { saisie: "T" }],
    ["a mode that it does not say", { saisie: "" }],
  ])("%s credits nothing, and stays for the Treasury to see", async (_what, more) => {
    const holder = await purse.holder();
    const { operation, reference } = await begun(holder);
    payfip.details = paid(reference, more);
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "mismatch" });
    payfip.details = paid(reference);
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "mismatch" });
    expect(await balanceOf(holder)).toBe(0);
  });

  test("refused for something else than what was asked, no money came: nothing is to settle", async () => {
    const holder = await purse.holder();
    const { operation, reference } = await begun(holder);
    payfip.details = paid(reference, { resultrans: "R", montant: "1" });
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "refused" });
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
      mode: "production",
    });
    payfip.details = paid(reference);
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test("in the mode of tests, credits nothing where the simulator is closed, whenever it was begun", async () => {
    const holder = await purse.holder();
    const before = await begun(holder, "test");
    isDemonstration = false;
    payfip.details = paid(before.reference, { saisie: "T" });
    expect(await resolveOperation(purse.system, before.operation)).toMatchObject({ state: "abandoned" });
    expect(await balanceOf(holder)).toBe(0);
    // What it was set to before does not count either.
    await expect(startTopUp(holder.person, asked(holder))).rejects.toThrow("payments.no_regie");
    expect(await listPayable(holder.person)).toEqual([]);
    for (const refused of ["payfip", "simulator"] as const)
      await expect(by(refused, "test")).rejects.toThrow("payments.provider_not_valid");
    await expect(by("simulator", "production")).rejects.toThrow("payments.provider_not_valid");
    const after = await begun(holder);
    payfip.details = paid(after.reference);
    expect(await resolveOperation(purse.system, after.operation)).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
    payfip.details = paid(before.reference, { saisie: "T" });
    expect(await resolveOperation(purse.system, before.operation)).toMatchObject({ state: "abandoned" });
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test("back from paying while the service is silent, nobody is told that nothing was paid", async () => {
    const holder = await purse.holder();
    const { id, operation, reference } = await begun(holder);
    const back = () => resolvePayment(holder.person, { personId: holder.personId, id });
    payfip.fault = "T1";
    expect(await back()).toMatchObject({ state: "begun" });
    await expect(resolveOperation(purse.system, operation)).rejects.toThrow("payments.no_answer_yet");
    payfip.fault = undefined;
    payfip.details = paid(reference, { resultrans: "?" });
    expect(await back()).toMatchObject({ state: "begun" });
    payfip.details = paid(reference);
    expect(await back()).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test("notified ten times at once, before and after the payer is back, it is credited once", async () => {
    const holder = await purse.holder();
    const { id, operation, reference } = await begun(holder);
    payfip.details = paid(reference);
    const notified = () => resolveOperation(purse.system, operation);
    const back = () => resolvePayment(holder.person, { personId: holder.personId, id });
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
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "abandoned" });
    payfip.details = paid(reference);
    expect(await resolveOperation(purse.system, operation)).toMatchObject({ state: "paid" });
    expect(await balanceOf(holder)).toBe(2_000);
  });

  test("no notification came: the house asks again, and an unknown operation is given up", async () => {
    const holder = await purse.holder();
    const { id, reference } = await begun(holder);
    payfip.fault = "P5";
    const ask = () => getJob(paymentsJobs, "payments.ask_again").run(purse.system, {});
    house.clock.set("2026-11-30T09:30:00Z");
    await ask();
    expect(await resolvePayment(purse.system, { personId: holder.personId, id })).toMatchObject({
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
    expect(await resolvePayment(late.person, { personId: late.personId, id: other.id })).toMatchObject({
      state: "abandoned",
    });
  });

  test("what it never answered keeps the room of another payment for a minute, as nobody was sent to its page", async () => {
    const holder = await purse.holder(0);
    await by("payfip");
    payfip.fault = "T1";
    await expect(startTopUp(holder.person, asked(holder, { amount: 6_000 }))).rejects.toThrow(
      "payments.provider_silent",
    );
    payfip.fault = undefined;
    const again = () => startTopUp(holder.person, asked(holder, { amount: 6_000 }));
    await expect(again()).rejects.toThrow("payments.room_awaited");
    house.clock.set("2026-11-30T09:01:00Z");
    expect((await again()).page).toContain("op-");
  });

  test("silent, or refusing, it leaves nothing begun that would be paid, and says so", async () => {
    const holder = await purse.holder();
    await by("payfip");
    payfip.fault = "T1";
    await expect(startTopUp(holder.person, asked(holder))).rejects.toThrow("payments.provider_silent");
    await expect(startTopUp(holder.person, asked(holder, { amount: 99 }))).rejects.toThrow(
      "payments.amount_not_valid",
    );
    await expect(
      setOnlineAccount(regie.mayor, {
        regieId: regie.regieId,
        provider: "payfip",
        clientNumber: "12",
        mode: "production",
      }),
    ).rejects.toThrow("payments.provider_not_valid");
  });
});
