import { randomUUID } from "node:crypto";
import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { addRepresentation, validateRepresentation } from "../../../identity/households/index.ts";
import { endAccountSharing, refundServiceTransfer } from "../../../ledger/counters/index.ts";
import { checkSharedLeaving, endSharedHolding } from "../../payments/index.ts";
import { aCanteen, type Canteen, type Member, type Someone } from "../testing/a-canteen.ts";
import { whoOwes } from "./who-owes.ts";

// Jeanne shares the canteen's account with her son, and wants to leave it. Karim is his father, and lives
// elsewhere.

let house: TestRuntime;
let towns = 0;
let caen: Canteen;
let jeanne: Someone;
let karim: Someone;
let leo: Member;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  towns += 1;
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${towns}`, name: "Ville de Caen" });
  caen = await aCanteen(house, id);
  jeanne = await caen.parent();
  karim = await caen.parent({ given_name: "Karim" });
  leo = await caen.child([jeanne], { together: true, shared: true });
  const agent = await anAgent(house, id, ["reception", "validator"], "Basile Rainette");
  await agent.transaction(async (tx) => {
    const link = { representativeId: karim.personId, representedId: leo.personId };
    const edge = await addRepresentation(tx, agent, { ...link, kind: "parental_authority" });
    await validateRepresentation(agent, { id: edge, evidence: { kind: "family_record_book" } });
  });
});

const leaving = () => ({ personId: jeanne.personId, accountId: leo.accountId });
const ofJeanne = () => ({
  ...leaving(),
  counterId: caen.purse.counterId,
  holders: [
    { personId: jeanne.personId, left: null },
    { personId: leo.personId, left: null },
  ],
});

/**
 * Right after the first reading of an invoice, or of what invoices say already, the asker waits for what is
 * done.
 */
function afterFirstReading(done: () => Promise<unknown>): KyselyPlugin {
  const seen = new WeakSet();
  let isFirst = true;
  return {
    transformQuery: ({ node, queryId }) => {
      if (/"name":"(invoice|invoice_mark)"/.test(JSON.stringify(node))) seen.add(queryId);
      return node;
    },
    transformResult: async ({ queryId, result }) => {
      if (isFirst && seen.has(queryId)) {
        isFirst = false;
        await done();
      }
      return result;
    },
  };
}

test("an invoice of hers that a run writes while it is asked is seen: she does not leave her debt to him", async () => {
  await caen.meal(leo, "2026-10-05");
  house.clock.set("2026-11-02T08:00:00Z");
  await caen.namePayer(leo, karim, "2026-11-02");
  const system = house.system(caen.town);
  const reading = Promise.withResolvers<void>();
  // Begun outside of the transaction that asks: the run has its own.
  const sending = reading.promise.then(() => caen.issue());
  const plugin = afterFirstReading(() => {
    reading.resolve();
    return sending;
  });
  const ask = (...plugins: readonly KyselyPlugin[]) =>
    system.transaction((tx) =>
      whoOwes(
        plugins.reduce((read, one) => read.withPlugin(one), tx),
        system,
        ofJeanne(),
      ),
    );
  expect(await ask()).toBe("both");
  expect(await ask(plugin)).toBe("both");
  expect((await sending).invoices).toHaveLength(1);
  expect(await ask()).toBe("both");
});

test("a meal that came back whole, and one that no invoice takes any more, are owed by nobody: she goes, though another pays what follows", async () => {
  house.clock.set("2024-10-01T08:00:00Z");
  await caen.meal(leo, "2024-10-07");
  const { canteen, system, counterId } = caen.purse;
  const meal = await caen.meal(leo, "2026-10-05");
  const half = await caen.meal(leo, "2026-10-06");
  const giveBack = (about: string, amount: number) =>
    refundServiceTransfer(system, canteen, {
      counterId,
      about: parseId<"counterTransfer">(about),
      key: randomUUID(),
      amount,
    });
  await giveBack(meal.id, 350);
  await giveBack(half.id, 100);
  house.clock.set("2026-10-07T09:00:00Z");
  await caen.namePayer(leo, karim, "2026-10-07");
  const look = () => checkSharedLeaving(jeanne, leaving());
  expect(await look()).toMatchObject({ refusal: "counters.leave_owed" });
  await giveBack(half.id, 250);
  expect(await look()).toMatchObject({ refusal: null, otherPays: true, takesAlong: false });
  expect(await endSharedHolding(jeanne, leaving())).toEqual({ again: false });
});

test("while what says who pays does not open, nobody leaves; once it does, she goes", async () => {
  await caen.meal(leo, "2026-10-05");
  const write = (sealed: string) =>
    house.sqlAs(
      "owner",
      `update element set value_sealed = ${sealed} where person_id = $1 and name = 'birthdate'`,
      [leo.personId],
    );
  await write("value_sealed || '\\x00'::bytea");
  const code = "counters.leave_not_readable";
  expect(await checkSharedLeaving(jeanne, leaving())).toMatchObject({ refusal: code });
  await expect(endSharedHolding(jeanne, leaving())).rejects.toMatchObject({ code });
  await write("substring(value_sealed from 1 for octet_length(value_sealed) - 1)");
  expect(await endSharedHolding(jeanne, leaving())).toEqual({ again: false });
});

test("money that is taken back while she leaves is seen: her invoice is hers to pay again, and she does not leave it to him", async () => {
  await caen.meal(leo, "2026-10-05");
  await caen.issue();
  const { byHouse } = caen.purse;
  const { accountId } = leo;
  const paid = await byHouse({ kind: "credit", accountId, amount: 350 });
  await caen.namePayer(leo, karim, "2026-11-02");
  const owing: unknown[] = [];
  const leave = (meanwhile: () => Promise<unknown>) => {
    const asking = Promise.withResolvers<void>();
    // Begun outside of the transaction that leaves: it has its own.
    const moving = asking.promise.then(meanwhile);
    return endAccountSharing(jeanne, leaving(), {
      carriedOf: async () => 0,
      whoOwes: async (...asked) => {
        const found = await whoOwes(...asked);
        owing.push(found);
        asking.resolve();
        await moving;
        return found;
      },
    });
  };
  const takenBack = () => byHouse({ kind: "reverse", accountId: null, amount: 350, about: paid.id });
  await expect(leave(takenBack)).rejects.toMatchObject({ code: "counters.leave_owed" });
  expect(owing).toEqual(["another", "both"]);
  await byHouse({ kind: "credit", accountId, amount: 350 });
  owing.length = 0;
  // What moves on the counter of others asks nothing again.
  const other = await caen.child([await caen.parent()], { name: "Zoé" });
  expect(await leave(() => byHouse({ kind: "credit", accountId: other.accountId, amount: 100 }))).toEqual({
    again: false,
  });
  expect(owing).toEqual(["another"]);
});
