import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  credit,
  debit,
  getCounter,
  refundServiceTransfer,
  updateCounterDefinition,
} from "../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../ledger/counters/testing/a-purse.ts";
import { listPersonMessages } from "../../messaging/notifications/index.ts";
import {
  confirmTreasuryRefund,
  countToSettle,
  listOwnUnderWay,
  listToSettle,
  paymentsJobs,
  receiveDebit,
  resolveOperation,
  setOnlineAccount,
  setSimulatedOutcome,
  startTopUp,
} from "./index.ts";
import { type ARegie, aRegie } from "./testing/a-regie.ts";
import { asked, balanceOf, type Holder, operationIn } from "./testing/asked-online.ts";

// A counter holds at most 100 €, and 60 € are on it: each way in, and what becomes of money that was taken
// all the same. By a guest and by an old card: features/ledger/guests/pages/space/guests,
// features/ledger/oldcards.

let house: TestRuntime;
let towns = 0;
let purse: Purse;
let regie: ARegie;
let holder: Holder;

beforeAll(async () => {
  house = await testRuntime([paymentsJobs]);
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-30T09:00:00Z");
  towns += 1;
  const { id } = await aTown(house, { slug: `saint-lo-${towns}`, name: "Saint-Lô" });
  purse = await aPurse(house, id, { ceiling: 10_000, servicesCredit: true });
  regie = await aRegie(house, id, purse);
  await setOnlineAccount(regie.mayor, {
    regieId: regie.regieId,
    provider: "simulator",
    clientNumber: "012345",
    mode: "test",
  });
  holder = await purse.holder(6_000);
});

const paid = (page: string) =>
  setSimulatedOutcome(purse.system, { operation: operationIn(page), state: "paid" });
const textsOf = async (who: Context, personId: PersonId) =>
  (await who.transaction((tx) => listPersonMessages(tx, who, personId))).map(({ text }) =>
    text.replaceAll(/\s/g, " "),
  );

describe("past its ceiling", () => {
  test.each([
    ["in cash", {}],
    ["by cheque", { cheque: { bank: "Crédit normand", number: "1234567", drawer: "Mme Perdrix" } }],
  ])("at the desk, %s, nothing is taken; up to it, it is", async (_way, more) => {
    const { personId, accountId } = holder;
    await expect(regie.take({ personId, accountId, amount: 4_001, ...more })).rejects.toThrow(
      "counters.over_ceiling",
    );
    await regie.take({ personId, accountId, amount: 4_000, ...more });
    expect(await balanceOf(holder)).toBe(10_000);
  });

  test("online, it is refused before anybody pays; so is a second payment while the first is under way", async () => {
    await expect(startTopUp(holder.person, asked(holder, { amount: 4_001 }))).rejects.toThrow(
      "payments.over_ceiling",
    );
    const first = await startTopUp(holder.person, asked(holder, { amount: 3_000 }));
    await expect(startTopUp(holder.person, asked(holder, { amount: 3_000 }))).rejects.toThrow(
      "payments.room_awaited",
    );
    // What fits beside it is not refused, nor is the same once the first came to nothing, or was left alone.
    await startTopUp(holder.person, asked(holder, { amount: 1_000 }));
    await setSimulatedOutcome(purse.system, { operation: operationIn(first.page), state: "abandoned" });
    await resolveOperation(purse.system, operationIn(first.page));
    await startTopUp(holder.person, asked(holder, { amount: 3_000 }));
    house.clock.set("2026-11-30T09:16:00Z");
    await startTopUp(holder.person, asked(holder, { amount: 4_000 }));
  });

  test("two forms sent at once begin one payment: the second is counted before the service answers", async () => {
    const forms = [1, 2].map(() => startTopUp(holder.person, asked(holder, { amount: 3_000 })));
    const done = await Promise.allSettled(forms);
    expect(done.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const [refused] = done.filter(({ status }) => status === "rejected");
    expect(refused).toMatchObject({ reason: { code: "payments.room_awaited" } });
  });

  test("whoever closed the page finds it again, and no other does", async () => {
    const { accountId } = holder;
    const { page } = await startTopUp(holder.person, asked(holder, { amount: 3_000 }));
    expect(await listOwnUnderWay(holder.person, accountId)).toMatchObject([{ amount: 3_000, page }]);
    const other = await purse.holder(0);
    expect(await listOwnUnderWay(other.person, accountId)).toEqual([]);
    expect(await listOwnUnderWay(regie.mayor, accountId)).toEqual([]);
    house.clock.set("2026-11-30T09:16:00Z");
    expect(await listOwnUnderWay(holder.person, accountId)).toEqual([]);
  });

  test("at a kiosk, it is refused before anybody pays; what is begun there keeps nobody from paying at home", async () => {
    const there = (amount: number) => asked(holder, { amount, machine: "Borne du hall" });
    await expect(startTopUp(holder.person, there(4_001))).rejects.toThrow("payments.over_ceiling");
    await startTopUp(holder.person, there(4_000));
    await expect(startTopUp(holder.person, there(500))).rejects.toThrow("payments.room_awaited");
    await startTopUp(holder.person, asked(holder, { amount: 4_000 }));
  });

  test("by a service that gives, and by direct debit, it is refused", async () => {
    const { counterId, system, canteen } = purse;
    const gift = { counterId, subject: holder.subject, amount: 4_001, key: randomUUID() };
    await expect(credit(system, canteen, gift)).rejects.toThrow("counters.over_ceiling");
    await expect(
      system.transaction((tx) =>
        receiveDebit(tx, system, {
          id: parseId<"payment">(randomUUID()),
          regieId: regie.regieId,
          counterId,
          accountId: holder.accountId,
          amount: 4_001,
          invoiceId: parseId<"invoice">(randomUUID()),
          payerId: holder.personId,
          payer: "Mme Perdrix",
          by: "Basile Rainette",
        }),
      ),
    ).rejects.toThrow("counters.over_ceiling");
    expect(await balanceOf(holder)).toBe(6_000);
  });

  test("a service gives back what it took, beyond it too: it was theirs", async () => {
    const { counterId, system, canteen } = purse;
    const key = randomUUID();
    const taken = await debit(system, canteen, { counterId, subject: holder.subject, amount: 6_000, key });
    const counter = await system.transaction((tx) => getCounter(tx, system, counterId));
    const services = counter.services.map(({ serviceId }) => serviceId);
    await updateCounterDefinition(regie.mayor, { ...counter, services, ceiling: 1_000 });
    await refundServiceTransfer(system, canteen, { counterId, about: taken.id, key: randomUUID() });
    expect(await balanceOf(holder)).toBe(6_000);
  });
});

test("paid all the same, it is held: whoever paid is told, and told again once the Treasury gave it back, each once", async () => {
  const { page } = await startTopUp(holder.person, asked(holder, { amount: 3_000 }));
  await regie.take({ personId: holder.personId, accountId: holder.accountId, amount: 3_000 });
  await paid(page);
  const operation = operationIn(page);
  await Promise.all([resolveOperation(purse.system, operation), resolveOperation(purse.system, operation)]);
  expect(await balanceOf(holder)).toBe(9_000);
  const told = async () => await textsOf(holder.person, holder.personId);
  expect(await told()).toMatchObject([
    expect.stringContaining("Le compteur n’a pas pu le recevoir : rien n’y a été ajouté."),
  ]);
  const [waiting] = await listToSettle(regie.regisseur, regie.regieId);
  if (!waiting) throw new TypeError("something is to settle");
  const { regieId } = regie;
  for (const _ of ["once", "twice"])
    await confirmTreasuryRefund(regie.regisseur, { regieId, id: waiting.id, reference: "VIR-2026-118" });
  expect(await told()).toHaveLength(2);
  expect((await told()).join(" ")).toContain("par le virement VIR-2026-118");
});

test("of what waits for the Treasury, the oldest are listed, and all are counted", async () => {
  const { regieId, regisseur, mandataire } = regie;
  const { page } = await startTopUp(holder.person, asked(holder, { amount: 3_000 }));
  await regie.take({ personId: holder.personId, accountId: holder.accountId, amount: 3_000 });
  await paid(page);
  await resolveOperation(purse.system, operationIn(page));
  // Two hundred more, as if a counter had refused a whole morning.
  await house.sqlAs(
    "owner",
    `insert into online_payment
     select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(), 'reference', 'R' || n, 'operation', null))).*
     from online_payment one, generate_series(1, 200) n where one.state = 'held' and one.regie_id = $1`,
    [regieId],
  );
  expect(await listToSettle(regisseur, regieId)).toHaveLength(200);
  expect(await countToSettle(regisseur, regieId)).toBe(201);
  expect(await countToSettle(mandataire, regieId)).toBe(0);
});
