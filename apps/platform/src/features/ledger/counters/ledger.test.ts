import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { computeCarriedByCards } from "../../cards/terminals/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import {
  applyHouseTransfer,
  cancelReservation,
  countersContribution,
  credit,
  debit,
  defineCounter,
  defineCountersJobs,
  getCounter,
  listAccounts,
  listLines,
  openAccount,
  postReservation,
  readBalance,
  refundServiceTransfer,
  reserve,
  updateCounterDefinition,
} from "./index.ts";
import { aCaller, aPurse, type Holder, type Purse } from "./testing/a-purse.ts";

let house: TestRuntime;
let purse: Purse;

beforeAll(async () => {
  house = await testRuntime([defineCountersJobs(computeCarriedByCards)]);
  const { id } = await aTown(house, { slug: "saint-lo", name: "Saint-Lô" });
  purse = await aPurse(house, id);
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-29T08:00:00Z"));

const lunch = (holder: Holder, more: Partial<Parameters<typeof debit>[2]> = {}) =>
  debit(purse.system, purse.canteen, {
    counterId: purse.counterId,
    subject: holder.subject,
    amount: 350,
    key: randomUUID(),
    label: "Cantine, 12 mars",
    ...more,
  });

const balanceOf = (holder: Holder) =>
  readBalance(purse.system, purse.canteen, { counterId: purse.counterId, subject: holder.subject });

describe("a purse sealed to the canteen", () => {
  test("is debited for a meal; the person reads it in words", async () => {
    const holder = await purse.holder(2_000);
    const moved = await lunch(holder);
    expect(moved).toMatchObject({ again: false, amount: 350, balance: 1_650 });
    expect(await balanceOf(holder)).toEqual({
      balance: 1_650,
      reserved: 0,
      available: 1_650,
      expiresOn: null,
    });
    const { personId, accountId, person } = holder;
    const { lines } = await listLines(person, { personId, accountId, limit: 10 });
    expect(lines).toMatchObject([
      { kind: "debit", change: -350, balance: 1_650, label: "Cantine, 12 mars", day: "2026-11-29" },
      { kind: "credit", change: 2_000, balance: 2_000, label: null, other: { kind: "cash" } },
    ]);
    expect(lines[0]?.other).toEqual({ kind: "income", serviceId: purse.canteen.service.serviceId });
  });

  test("ten retries are one debit, and the same key for something else is refused", async () => {
    const holder = await purse.holder(2_000);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => lunch(holder, { key })));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers.filter(({ again }) => !again)).toHaveLength(1);
    expect(await balanceOf(holder)).toMatchObject({ balance: 1_650 });
    await expect(lunch(holder, { key, amount: 351 })).rejects.toThrow("counters.key_reused");
    await expect(lunch(holder, { key, label: "Autre" })).rejects.toThrow("counters.key_reused");
    await expect(lunch(holder, { key })).resolves.toMatchObject({ again: true, balance: 1_650 });
  });

  test("gives nothing that it does not hold, nor a part of a cent", async () => {
    const holder = await purse.holder(349);
    await expect(lunch(holder)).rejects.toThrow("counters.insufficient_balance");
    for (const amount of [0, -350, 3.5, Number.NaN, 2 ** 53])
      await expect(lunch(holder, { amount })).rejects.toThrow("counters.amount_not_valid");
    expect(await balanceOf(holder)).toMatchObject({ balance: 349 });
  });

  test("holds a reservation, then takes less than it held; the rest is free again", async () => {
    const holder = await purse.holder(1_000);
    const { counterId, canteen, system } = purse;
    const until = new Date("2026-11-29T08:15:00Z");
    const hold = { counterId, subject: holder.subject, until };
    const { id } = await reserve(system, canteen, { ...hold, amount: 700, key: randomUUID() });
    expect(await balanceOf(holder)).toMatchObject({ balance: 1_000, reserved: 700, available: 300 });
    await expect(lunch(holder)).rejects.toThrow("counters.insufficient_balance");
    const about = { counterId, about: id, key: randomUUID() };
    await expect(postReservation(system, canteen, { ...about, amount: 701 })).rejects.toThrow(
      "counters.over_hold",
    );
    const posted = await postReservation(system, canteen, { ...about, amount: 650 });
    expect(posted).toMatchObject({ amount: 650, balance: 350, again: false });
    expect(await postReservation(system, canteen, { ...about, amount: 650 })).toMatchObject({
      again: true,
      balance: 350,
    });
    expect(await balanceOf(holder)).toMatchObject({ balance: 350, reserved: 0, available: 350 });
    await expect(cancelReservation(system, canteen, { counterId, about: id, key: "v" })).rejects.toThrow(
      "counters.already_ended",
    );
  });

  test("a reservation lets go when it is voided, or past its end", async () => {
    const holder = await purse.holder(1_000);
    const { counterId, canteen, system } = purse;
    const hold = { counterId, subject: holder.subject, until: new Date("2026-11-29T08:15:00Z") };
    const first = await reserve(system, canteen, { ...hold, amount: 400, key: randomUUID() });
    const second = await reserve(system, canteen, { ...hold, amount: 500, key: randomUUID() });
    await cancelReservation(system, canteen, { counterId, about: first.id, key: randomUUID() });
    expect(await balanceOf(holder)).toMatchObject({ balance: 1_000, reserved: 500 });
    house.clock.set("2026-11-29T08:15:00Z");
    const late = { counterId, about: second.id, key: randomUUID() };
    await expect(postReservation(system, canteen, late)).rejects.toThrow("counters.hold_over");
    await night("counters.end_holds");
    expect(await balanceOf(holder)).toMatchObject({ balance: 1_000, reserved: 0 });
    const { personId, accountId, person } = holder;
    const { lines } = await listLines(person, { personId, accountId, limit: 10 });
    expect(lines.map(({ kind, change }) => [kind, change])).toEqual([
      ["end", 0],
      ["void", 0],
      ["reserve", 0],
      ["reserve", 0],
      ["credit", 1_000],
    ]);
  });

  test("a refund is a line of its own, never more than was taken, in as many parts as one likes", async () => {
    const holder = await purse.holder(1_000);
    const { counterId, canteen, system } = purse;
    const { id } = await lunch(holder);
    const refund = { counterId, about: id };
    await refundServiceTransfer(system, canteen, {
      ...refund,
      amount: 100,
      key: randomUUID(),
      label: "Repas froid",
    });
    await expect(
      refundServiceTransfer(system, canteen, { ...refund, amount: 251, key: randomUUID() }),
    ).rejects.toThrow("counters.over_refund");
    const rest = await refundServiceTransfer(system, canteen, { ...refund, key: randomUUID() });
    expect(rest).toMatchObject({ amount: 250, balance: 1_000 });
    await expect(refundServiceTransfer(system, canteen, { ...refund, key: randomUUID() })).rejects.toThrow(
      "counters.over_refund",
    );
    await expect(
      refundServiceTransfer(system, canteen, { counterId, about: rest.id, key: randomUUID() }),
    ).rejects.toThrow("counters.not_reversible");
  });

  test("gives back in cash what is there, and no arrears", async () => {
    const holder = await purse.holder(1_000);
    const { accountId } = holder;
    await purse.byHouse({ kind: "payout", accountId, amount: 600 });
    await expect(purse.byHouse({ kind: "payout", accountId, amount: 401 })).rejects.toThrow(
      "counters.insufficient_balance",
    );
    expect(await balanceOf(holder)).toMatchObject({ balance: 400 });
  });
});

test("what a movement tells the planner ends with it", async () => {
  const { accountId } = await purse.holder();
  const settings = await purse.system.transaction(async (tx) => {
    await applyHouseTransfer(tx, purse.system, {
      ...{ counterId: purse.counterId, caller: "test", key: randomUUID(), other: "cash" },
      ...{ kind: "credit", accountId, amount: 1 },
    });
    const read = sql<{ told: string }>`select current_setting('enable_seqscan') as told`;
    return (await read.execute(tx)).rows;
  });
  expect(settings).toEqual([{ told: "on" }]);
});

describe("limits", () => {
  test("arrears go to their bound, a top-up to the ceiling, a debit to its maximum", async () => {
    const limited = await aPurse(house, purse.town, {
      floor: -1_000,
      ceiling: 5_000,
      debitMax: 900,
    });
    const holder = await limited.holder();
    const take = (amount: number) =>
      debit(limited.system, limited.canteen, {
        counterId: limited.counterId,
        subject: holder.subject,
        amount,
        key: randomUUID(),
      });
    await expect(take(901)).rejects.toThrow("counters.over_debit_max");
    await take(900);
    await expect(take(101)).rejects.toThrow("counters.insufficient_balance");
    await expect(take(100)).resolves.toMatchObject({ balance: -1_000 });
    const { accountId } = holder;
    await expect(limited.byHouse({ kind: "credit", accountId, amount: 6_001 })).rejects.toThrow(
      "counters.over_ceiling",
    );
    await expect(limited.byHouse({ kind: "credit", accountId, amount: 6_000 })).resolves.toMatchObject({
      balance: 5_000,
    });
  });

  test("a balance that receives nothing for its time expires, once, and a top-up prolongs it", async () => {
    const dated = await aPurse(house, purse.town, { unit: "token", expiresMonths: 12 });
    const holder = await dated.holder(10);
    const read = () =>
      readBalance(dated.system, dated.canteen, { counterId: dated.counterId, subject: holder.subject });
    expect(await read()).toMatchObject({ balance: 10, expiresOn: "2027-11-29" });
    house.clock.set("2027-06-01T08:00:00Z");
    await dated.byHouse({ kind: "credit", accountId: holder.accountId, amount: 5 });
    house.clock.set("2028-06-01T08:00:00Z");
    await night("counters.lapse");
    expect(await read()).toMatchObject({ balance: 15, expiresOn: "2028-06-01" });
    house.clock.set("2028-06-02T08:00:00Z");
    const one = { counterId: dated.counterId, subject: holder.subject, amount: 1, key: randomUUID() };
    await expect(debit(dated.system, dated.canteen, one)).rejects.toThrow("counters.expired");
    await night("counters.lapse");
    await night("counters.lapse");
    expect(await read()).toMatchObject({ balance: 0 });
  });

  test("an expired balance is not shown as something that may be taken", async () => {
    house.clock.set("2026-11-29T08:00:00Z");
    const dated = await aPurse(house, purse.town, { unit: "token", expiresMonths: 12 });
    const holder = await dated.holder(10);
    const shown = () => listAccounts(holder.person, holder.personId);
    expect(await shown()).toMatchObject([{ balance: 10, takeable: 10 }]);
    house.clock.set("2028-01-01T08:00:00Z");
    expect(await shown()).toMatchObject([{ balance: 10, takeable: 0 }]);
  });

  test("that do not go together are refused by field", async () => {
    const mayor = await anAgent(house, purse.town, ["authority_administrator"]);
    const wrong = {
      id: parseId<"counter">(randomUUID()),
      name: { fr: " ", en: "x".repeat(81) },
      unit: "point",
      floor: 1,
      ceiling: 0,
      debitMax: -1,
      expiresMonths: 121,
      servicesCredit: true,
      servicesSee: false,
      services: [],
    } as const;
    const refused = await defineCounter(mayor, wrong).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: "counters.limits_not_valid",
      fields: ["name_fr", "name_en", "floor", "ceiling", "debit_max", "expires_months", "services"].map(
        (field) => ({ field }),
      ),
    });
  });
});

describe("a counter that services share", () => {
  test("each finds the same balance under its own name for the person, and refunds its own debits only", async () => {
    const pool = await aCaller(house, purse.town, "Piscine");
    const canteen = await aCaller(house, purse.town, "Cantine");
    const shared = await aPurse(house, purse.town, {
      services: [pool.service.serviceId, canteen.service.serviceId],
      servicesSee: true,
    });
    const { system, counterId } = shared;
    const holder = await shared.holder(1_000);
    const under = (caller: typeof pool) => computePairwiseSubject(system, caller.service, holder.personId);
    const by = (caller: typeof pool, subject = under(caller)) =>
      debit(system, caller, { counterId, subject, amount: 300, key: randomUUID() });
    const atPool = await by(pool);
    expect(await by(canteen)).toMatchObject({ balance: 400 });
    // The name that one knows says nothing to the other.
    await expect(by(pool, under(canteen))).rejects.toThrow("counters.unknown_account");
    await expect(
      refundServiceTransfer(system, canteen, { counterId, about: atPool.id, key: randomUUID() }),
    ).rejects.toThrow("counters.unknown_transfer");
    await expect(
      refundServiceTransfer(system, pool, { counterId, about: atPool.id, key: randomUUID() }),
    ).resolves.toMatchObject({ balance: 700 });
  });

  test("a service that joins later finds the accounts of before; one that leaves takes nothing more, and refunds", async () => {
    const holder = await purse.holder(1_000);
    const { id } = await lunch(holder);
    const { counterId, system, town, canteen } = purse;
    const rink = await aCaller(house, town, "Patinoire");
    const mayor = await anAgent(house, town, ["authority_administrator"]);
    const known = await mayor.transaction((tx) => getCounter(tx, mayor, counterId));
    const both = [canteen.service.serviceId, rink.service.serviceId];
    await updateCounterDefinition(mayor, { ...known, services: both, servicesSee: true });
    await night("counters.name_again");
    const subject = computePairwiseSubject(system, rink.service, holder.personId);
    const skate = { counterId, subject, amount: 200, key: randomUUID() };
    await expect(debit(system, rink, skate)).resolves.toMatchObject({ balance: 450 });
    await expect(updateCounterDefinition(mayor, { ...known, services: both })).rejects.toThrow(
      "request.changed_meanwhile",
    );
    await updateCounterDefinition(mayor, {
      ...known,
      servicesSee: true,
      revision: 2,
      services: [rink.service.serviceId],
    });
    await expect(lunch(holder)).rejects.toThrow("counters.not_in_scope");
    await expect(
      refundServiceTransfer(system, canteen, { counterId, about: id, key: randomUUID() }),
    ).resolves.toMatchObject({ balance: 800 });
    await updateCounterDefinition(mayor, {
      ...known,
      servicesSee: true,
      revision: 3,
      services: [canteen.service.serviceId],
    });
    await expect(lunch(holder)).resolves.toMatchObject({ balance: 450 });
  });

  test("points are given by the service where the counter says so, and nowhere else", async () => {
    const points = await aPurse(house, purse.town, { unit: "point", servicesCredit: true });
    const holder = await points.holder();
    const gift = { counterId: points.counterId, subject: holder.subject, amount: 20, key: randomUUID() };
    await expect(credit(points.system, points.canteen, gift)).resolves.toMatchObject({ balance: 20 });
    const cents = await purse.holder();
    await expect(
      credit(purse.system, purse.canteen, {
        ...gift,
        counterId: purse.counterId,
        subject: cents.subject,
        key: randomUUID(),
      }),
    ).rejects.toThrow("counters.credit_not_allowed");
  });
});

describe("whose it is", () => {
  test("opened twice it is one; somebody else reads none of it", async () => {
    const holder = await purse.holder(500);
    const { personId, person, accountId } = holder;
    expect(await openAccount(person, { personId, counterId: purse.counterId })).toBe(accountId);
    const stranger = await purse.holder();
    await expect(listAccounts(stranger.person, personId)).rejects.toThrow("households.cannot_act_for");
    const page = { personId: stranger.personId, accountId, limit: 5 };
    await expect(listLines(stranger.person, page)).rejects.toThrow("counters.unknown_account");
    expect(await listAccounts(person, personId)).toMatchObject([{ balance: 500, accountId }]);
  });

  test("taken away, it is told whole; erased, figures stay and nothing leads to the person", async () => {
    const holder = await purse.holder(1_000);
    await lunch(holder);
    const { personId, person, accountId } = holder;
    const told = await person.transaction((tx) => countersContribution.exportPerson(tx, person, personId));
    expect(told).toMatchObject({
      compteurs: [
        {
          solde_en_centimes: 650,
          mouvements: [{ libelle: "Cantine, 12 mars", mouvement_en_centimes: -350 }, {}],
        },
      ],
    });
    const { system } = purse;
    for (let times = 0; times < 2; times += 1)
      await system.transaction((tx) => countersContribution.erasePerson(tx, system, personId));
    const left = await house.sqlAs<{ words: Buffer | null }>(
      "owner",
      "select words from counter_transfer where holder_id = $1",
      [accountId],
    );
    expect(left.map(({ words }) => words)).toEqual([null, null]);
    expect(
      await house.sqlAs("owner", "select from counter_alias where account_id = $1", [accountId]),
    ).toEqual([]);
    expect(await house.sqlAs("owner", "select from counter_holder where person_id = $1", [personId])).toEqual(
      [],
    );
    await expect(lunch(holder)).rejects.toThrow("counters.unknown_account");
  });
});

async function night(job: string): Promise<void> {
  await getJob(defineCountersJobs(computeCarriedByCards), job).run(purse.system, {});
}
