import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { moduleJobs } from "../../app.ts";
import { asId } from "../../kernel/ids.ts";
import { aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { agreePlan, listOwnPlans, readToPlan } from "../invoices/index.ts";
import { listAtBank, prepareCollection, sendCollection } from "./index.ts";
import { aDirectDebit } from "./testing/a-direct-debit.ts";

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());

/** Transactions that wait for another one. */
const countWaiting = async () => {
  const [row] = await house.sqlAs<{ count: number }>(
    "owner",
    `select count(distinct pid)::int as count from pg_locks where not granted
      and pid in (select pid from pg_stat_activity where datname = current_database())`,
  );
  return row?.count ?? 0;
};

test("a plan asked for while the bank’s file is made waits for it, and is not promised: the bank takes the whole", async () => {
  house.clock.set("2026-10-01T08:00:00Z");
  const { id: town } = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  const direct = await aDirectDebit(house, town, "FCANTINE");
  const { canteen, regie } = direct;
  const zoe = await canteen.parent();
  await canteen.meal(await canteen.child([zoe]), "2026-10-06", { amount: 6_000 });
  const [invoice] = (await canteen.issue()).invoices;
  const mandateId = await direct.sign(zoe);
  const { seriesId } = canteen;
  const about = invoice?.id ?? "";
  const { collection } = await prepareCollection(regie.regisseur, {
    id: asId<"debitCollection">(randomUUID()),
    seriesId,
    collectOn: "2026-12-07",
  });
  const [held, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holding = house.system(town).transaction(async (tx) => {
    await tx
      .withTables<{ direct_debit_mandate: { id: string } }>()
      .selectFrom("direct_debit_mandate")
      .select("id")
      .where("id", "=", mandateId)
      .forUpdate()
      .execute();
    held.resolve();
    await gate.promise;
  });
  await held.promise;
  const sending = sendCollection(regie.regisseur, collection.id);
  await vi.waitFor(async () => expect(await countWaiting()).toBe(1), 10_000);
  const { leftCents: total } = await readToPlan(canteen.mayor, { seriesId, about });
  const plan = {
    id: randomUUID(),
    seriesId,
    about,
    total,
    count: 3,
    first: "2026-11-20",
    words: "",
  } as const;
  const agreeing = agreePlan(canteen.mayor, plan, listAtBank);
  const refused = expect(agreeing).rejects.toThrow("invoices.plan_debited");
  await vi.waitFor(async () => expect(await countWaiting()).toBe(2), 10_000);
  gate.resolve();
  await holding;
  expect((await sending).state).toBe("sent");
  await refused;
  expect(await listOwnPlans(zoe, zoe.personId)).toHaveLength(0);
});
