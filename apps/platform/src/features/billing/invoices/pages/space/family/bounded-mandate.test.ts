import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId, type ServiceId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../../../testing/test-runtime.ts";
import { addRepresentation, validateRepresentation } from "../../../../../identity/households/index.ts";
import { listAccounts, listLines, listMonths, openAccount } from "../../../../../ledger/counters/index.ts";
import { aCaller, aPurse } from "../../../../../ledger/counters/testing/a-purse.ts";
import { listPayments, readReceipt } from "../../../../payments/index.ts";
import { aRegie } from "../../../../payments/testing/a-regie.ts";
import { listInvoices, readInvoice } from "../../../index.ts";
import { aCanteen, type Canteen } from "../../../testing/a-canteen.ts";

// A neighbour who may look after the library looks after the library: not into the canteen, the bus, nor who
// paid.

let house: TestRuntime;
let town: AuthorityId;
let canteen: Canteen;
let library: Awaited<ReturnType<typeof aCaller>>;
beforeAll(async () => {
  house = await testRuntime();
  house.clock.set("2026-10-01T08:00:00Z");
  ({ id: town } = await aTown(house, { slug: "caen" }));
  canteen = await aCanteen(house, town);
  library = await aCaller(house, town, "Bibliothèque");
});
afterAll(() => house?.close());

type Someone = Context & { readonly personId: PersonId };

const mandate = async (to: Someone, from: Someone, scope?: readonly ServiceId[]) => {
  const id = await from.transaction((tx) =>
    addRepresentation(tx, from, {
      representativeId: to.personId,
      representedId: from.personId,
      kind: "mandate",
      until: "2027-06-30",
      ...(scope ? { scope } : {}),
    }),
  );
  const agent = await anAgent(house, town, ["reception", "validator"]);
  await validateRepresentation(agent, { id, evidence: { kind: "mandate" } });
};

const names = async (reader: Context, personId: PersonId) =>
  (await listAccounts(reader, personId)).map(({ counter }) => counter.name.fr).toSorted();

test("a mandate bounded to a service reads its counters, receipts and invoices, and no other", async () => {
  const jeanne = await canteen.parent();
  const child = await canteen.child([jeanne]);
  const agent = await anAgent(house, town, ["reception"]);
  const printing = await aPurse(
    house,
    town,
    { name: { fr: "Impressions", en: "Printing" }, services: [library.service.serviceId] },
    library,
  );
  const shared = await aPurse(house, town, {
    name: { fr: "Porte-monnaie", en: "Purse" },
    services: [library.service.serviceId, canteen.purse.canteen.service.serviceId],
  });
  const open = (counterId: typeof printing.counterId) =>
    openAccount(agent, { counterId, personId: jeanne.personId });
  const printingId = await open(printing.counterId);
  const sharedId = await open(shared.counterId);
  const [reader, purse] = [
    await aRegie(house, town, printing, { code: "BIBLIO" }),
    await aRegie(house, town, shared, { code: "PURSE" }),
  ];
  const printed = await reader.take({ personId: jeanne.personId, accountId: printingId });
  const put = await purse.take({ personId: jeanne.personId, accountId: sharedId });
  await canteen.meal(child, "2026-10-05");
  await canteen.issue();
  const neighbour = await aPerson(house, town, {});
  const sister = await aPerson(house, town, {});
  await mandate(neighbour, jeanne, [library.service.serviceId]);
  await mandate(sister, jeanne);

  expect(await names(sister, jeanne.personId)).toEqual(["Impressions", "Porte-monnaie"]);
  expect(await names(neighbour, jeanne.personId)).toEqual(["Impressions"]);
  const found = await listMonths(neighbour, { personIds: [jeanne.personId], since: "2026-01-01" });
  const months = found.get(jeanne.personId) ?? [];
  expect(months.map(({ account }) => account.accountId)).toEqual([printingId]);
  await expect(
    listLines(neighbour, { personId: jeanne.personId, accountId: sharedId, limit: 10 }),
  ).rejects.toMatchObject({ code: "counters.unknown_account" });

  expect((await listPayments(neighbour, jeanne.personId)).map(({ payment }) => payment.id)).toEqual([
    printed.id,
  ]);
  await expect(readReceipt(neighbour, { personId: jeanne.personId, id: put.id })).rejects.toMatchObject({
    code: "payments.unknown",
  });

  const [invoice] = await listInvoices(sister, jeanne.personId);
  expect(invoice?.content.lines).toHaveLength(1);
  expect(await listInvoices(neighbour, jeanne.personId)).toEqual([]);
  await expect(
    readInvoice(neighbour, { personId: jeanne.personId, id: invoice?.invoice.id ?? parseId("none") }),
  ).rejects.toMatchObject({ code: "invoices.unknown" });
});

test("what several services share is read by whoever may act for each of them", async () => {
  const paul = await canteen.parent({ given_name: "Paul" });
  const agent = await anAgent(house, town, ["reception"]);
  const services = [library.service.serviceId, canteen.purse.canteen.service.serviceId];
  const shared = await aPurse(house, town, { name: { fr: "Les deux", en: "Both" }, services });
  await openAccount(agent, { counterId: shared.counterId, personId: paul.personId });
  const [one, both] = [await aPerson(house, town, {}), await aPerson(house, town, {})];
  await mandate(one, paul, services.slice(0, 1));
  await mandate(both, paul, services);
  expect(await names(one, paul.personId)).toEqual([]);
  expect(await names(both, paul.personId)).toEqual(["Les deux"]);
});
