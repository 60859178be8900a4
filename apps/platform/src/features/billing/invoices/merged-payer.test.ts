import { afterAll, beforeAll, expect, test } from "vitest";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { type MergingTown, mergingTown, type Someone } from "../../records/merges/testing/merging-town.ts";
import { invoicesContribution, listInvoices, saveBroughtMoney } from "./index.ts";
import { aCanteen } from "./testing/a-canteen.ts";

let at: MergingTown;
let series = 0;

beforeAll(async () => {
  at = await mergingTown();
});
afterAll(() => at?.house.close());

/**
 * Léo, whom Jeanne paid until October; then one of two records of his father, of whom nobody knows that they
 * are one.
 */
async function paidByTwo() {
  const { house, town, camille } = at;
  house.clock.set("2026-09-01T08:00:00Z");
  series += 1;
  const canteen = await aCanteen(house, town.id, { code: `REPAS${series}` });
  const { byHouse, counterId, system } = canteen.purse;
  const jeanne = await canteen.parent();
  const leo = await canteen.child([jeanne], { shared: true, together: true });
  const twice = await at.twice();
  const { one: payer } = twice;
  await camille.transaction(async (tx) => {
    const link = { representativeId: payer.personId, representedId: leo.personId };
    const id = await addRepresentation(tx, camille, { ...link, kind: "parental_authority" });
    await validateRepresentation(camille, { id, evidence: { kind: "family_record_book" } });
  });
  await canteen.meal(leo, "2026-09-07", { amount: 30_000 });
  await canteen.issue("2026-09", "2026-10-01");
  await canteen.namePayer(leo, payer, "2026-10-01");
  await canteen.meal(leo, "2026-10-09", { amount: 7_000 });
  await canteen.issue();
  const { accountId } = leo;
  const bring = async ({ personId }: Someone, cents: number) => {
    const { id: transferId } = await byHouse({ kind: "credit", accountId, amount: cents });
    const money = { counterId, accountId, transferId, cents };
    await system.transaction((tx) => saveBroughtMoney(tx, system, { money, people: [personId] }));
  };
  const left = async (who: Someone) =>
    (await listInvoices(who, who.personId)).map(({ standing }) => standing?.left);
  return { ...twice, twice, jeanne, bring, left, system };
}

test("two records of one payer are one: what comes under either pays their invoices, once they are known to be the same, and not those of the other parent", async () => {
  const { one, other, twice, jeanne, bring, left } = await paidByTwo();
  await bring(other, 5_000);
  // Somebody who was invoiced nothing, as far as is known: it paid the oldest, and that stays paid.
  expect([await left(jeanne), await left(one)]).toEqual([[25_000], [7_000]]);
  await at.merged(twice);
  expect([await left(jeanne), await left(one)]).toEqual([[25_000], [7_000]]);
  await bring(other, 1_000);
  await bring(one, 500);
  expect([await left(jeanne), await left(one)]).toEqual([[25_000], [5_500]]);
});

test("both erased, what the other parent owes stays what it was", async () => {
  const { one, other, twice, jeanne, bring, left, system } = await paidByTwo();
  await at.merged(twice);
  await bring(other, 5_000);
  expect([await left(jeanne), await left(one)]).toEqual([[30_000], [2_000]]);
  for (const { personId } of [other, one])
    await system.transaction((tx) => invoicesContribution.erasePerson(tx, system, personId));
  expect(await left(jeanne)).toEqual([30_000]);
  await bring(jeanne, 29_000);
  expect(await left(jeanne)).toEqual([1_000]);
});
