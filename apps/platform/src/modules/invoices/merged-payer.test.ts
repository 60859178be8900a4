import { afterAll, beforeAll, expect, test } from "vitest";
import { declareRepresentation, validateRepresentation } from "../households/index.ts";
import { type MergingTown, mergingTown } from "../merges/testing/merging-town.ts";
import { listInvoices, noteBrought } from "./index.ts";
import { aCanteen } from "./testing/a-canteen.ts";

let at: MergingTown;

beforeAll(async () => {
  at = await mergingTown();
});
afterAll(() => at?.house.close());

test("two records of one payer are one: what came under either pays their invoices, once they are known to be the same, and not those of the other parent", async () => {
  const { house, town, camille } = at;
  house.clock.set("2026-09-01T08:00:00Z");
  const canteen = await aCanteen(house, town.id);
  const { byHouse, counterId, system } = canteen.purse;
  const jeanne = await canteen.parent();
  const leo = await canteen.child([jeanne], { shared: true, together: true });
  const twice = await at.twice();
  const { one, other } = twice;
  await camille.transaction(async (tx) => {
    const link = { representativeId: one.personId, representedId: leo.personId };
    const id = await declareRepresentation(tx, camille, { ...link, kind: "parental_authority" });
    await validateRepresentation(tx, camille, { id, evidence: { kind: "family_record_book" } });
  });
  await canteen.meal(leo, "2026-09-07", { amount: 30_000 });
  await canteen.issue("2026-09", "2026-10-01");
  await canteen.namePayer(leo, one, "2026-10-01");
  await canteen.meal(leo, "2026-10-09", { amount: 7_000 });
  await canteen.issue();
  const { accountId } = leo;
  const bring = async (payer: typeof one, cents: number) => {
    const { id: transferId } = await byHouse({ kind: "credit", accountId, amount: cents });
    const money = { counterId, accountId, transferId, cents };
    await system.transaction((tx) => noteBrought(tx, system, { ...money, payerId: payer.personId }));
  };
  const left = async (who: typeof one) =>
    (await listInvoices(who, who.personId)).map(({ standing }) => standing?.left);
  await bring(other, 5_000);
  // Somebody who was invoiced nothing, as far as is known.
  expect([await left(jeanne), await left(one)]).toEqual([[25_000], [7_000]]);
  await at.merged(twice);
  expect([await left(jeanne), await left(one)]).toEqual([[30_000], [2_000]]);
  await bring(other, 1_000);
  await bring(one, 500);
  expect([await left(jeanne), await left(one)]).toEqual([[30_000], [500]]);
});
