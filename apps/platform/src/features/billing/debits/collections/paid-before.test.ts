import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { rewriteRows } from "../../../../testing/rewrite-rows.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { addRepresentation, validateRepresentation } from "../../../identity/households/index.ts";
import { readPersonJournal } from "../../../trust/audit/index.ts";
import { listInvoices, sendLateReminders, setReminders } from "../../invoices/index.ts";
import type { Someone } from "../../invoices/testing/a-canteen.ts";
import {
  cancelCollection,
  confirmCollectionPaid,
  issueCollectionFile,
  listDebited,
  listMandates,
  readBankAnswer,
  readCollection,
} from "../index.ts";
import { formatEndToEndId } from "../rules.ts";
import { aDirectDebit } from "../testing/a-direct-debit.ts";
import { aReturn } from "../testing/bank-answers.ts";

// Jeanne owes what her son ate in September; from October on Karim pays, by direct debit. What his debit
// brings pays his invoice, never hers, and nothing that Jeanne does, or does not do, debits him twice.

let house: TestRuntime;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());

async function aChildOfTwo(slug: string) {
  house.clock.set("2026-09-01T08:00:00Z");
  const { id } = await aTown(house, { slug, name: "Ville de Caen" });
  const caen = await aDirectDebit(house, id);
  const { canteen } = caen;
  const jeanne = await canteen.parent();
  const karim = await canteen.parent({ given_name: "Karim" });
  const leo = await canteen.child([jeanne], { shared: true, together: true });
  const agent = await anAgent(house, id, ["reception", "validator"], "Basile Rainette");
  await agent.transaction(async (tx) => {
    const link = { representativeId: karim.personId, representedId: leo.personId };
    const edge = await addRepresentation(tx, agent, { ...link, kind: "parental_authority" });
    await validateRepresentation(agent, { id: edge, evidence: { kind: "family_record_book" } });
  });
  await canteen.meal(leo, "2026-09-07", { amount: 30_000 });
  await canteen.issue("2026-09", "2026-10-01");
  await canteen.namePayer(leo, karim, "2026-10-01");
  await canteen.meal(leo, "2026-10-09", { amount: 7_000 });
  await caen.family({ name: "Awa" });
  await canteen.issue();
  await caen.sign(karim);
  /** Prepared, sent, and received on its day. */
  const collect = async (collectOn: string, preparedOn: string) => {
    house.clock.set(`${preparedOn}T08:00:00Z`);
    const { collection, cents, leftOut } = await caen.prepare(collectOn);
    const { debits } = await readCollection(caen.regie.regisseur, collection.id);
    await caen.send(collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    house.clock.set(`${collectOn}T09:00:00Z`);
    await confirmCollectionPaid(caen.regie.regisseur, collection.id);
    return { id: collection.id, cents, leftOut, debits, xml };
  };
  return { caen, jeanne, karim, leo, collect };
}

/** What is left of each of their invoices, the latest first. */
const leftOf = async (who: Someone) =>
  (await listInvoices(who, who.personId)).map(({ standing }) => [standing?.state, standing?.left]);

test("what his debit brings pays his own invoice, and hers stays to pay: nobody reminds him of it, and the next collection takes what is new", async () => {
  const { caen, jeanne, karim, leo, collect } = await aChildOfTwo("caen");
  const { canteen } = caen;
  await setReminders(canteen.mayor, { seriesId: canteen.seriesId, days: [10] });
  expect((await collect("2026-11-17", "2026-11-02")).cents).toBe(7_350);
  expect(await leftOf(karim)).toEqual([["paid", 0]]);
  expect(await leftOf(jeanne)).toEqual([["late", 30_000]]);
  house.clock.set("2026-11-27T08:10:00Z");
  await sendLateReminders(house.system(canteen.town), listDebited);
  const { entries } = await readPersonJournal(karim, karim.personId);
  expect(entries.map(({ action }) => action)).not.toContain("invoices.reminded");
  const hers = await readPersonJournal(jeanne, jeanne.personId);
  expect(hers.entries.map(({ action }) => action)).toContain("invoices.reminded");

  await canteen.meal(leo, "2026-11-20", { amount: 500 });
  await canteen.issue("2026-11", "2026-12-01");
  const second = await collect("2026-12-16", "2026-12-01");
  expect(second.debits.map(({ cents, why }) => [cents, why])).toEqual([[500, null]]);
  expect(await leftOf(karim)).toEqual([
    ["paid", 0],
    ["paid", 0],
  ]);
});

test("given back by his bank, his is to pay again, and hers was never paid by it", async () => {
  const { caen, jeanne, karim, collect } = await aChildOfTwo("lisieux");
  const { debits, xml } = await collect("2026-11-17", "2026-11-02");
  const his = debits.find(({ cents }) => cents === 7_000);
  if (!his) throw new TypeError("his debit is expected");
  const bytes = aReturn(xml, "AM04", { endToEndId: formatEndToEndId(his.id), amount: "70.00" });
  const { seriesId } = caen.canteen;
  for (const returned of [1, 0])
    expect(await readBankAnswer(caen.regie.regisseur, { seriesId, bytes })).toMatchObject({ returned });
  expect(await leftOf(karim)).toEqual([["due", 7_000]]);
  expect(await leftOf(jeanne)).toEqual([["late", 30_000]]);
  house.clock.set("2026-12-01T08:00:00Z");
  expect((await caen.prepare("2026-12-16")).cents).toBe(7_000);
});

/** As of money that came before what it was brought for was noted. */
const forgetWhatFor = () => rewriteRows(house, "invoice_brought", "delete from invoice_brought");

test("brought before what for was noted, it paid her debt: his invoice is not taken again, an agent finds it on the next collection, and he in his journal", async () => {
  const { caen, karim, leo, collect } = await aChildOfTwo("bayeux");
  await collect("2026-11-17", "2026-11-02");
  await forgetWhatFor();
  expect(await leftOf(karim)).toEqual([["due", 7_000]]);
  await caen.canteen.meal(leo, "2026-11-20", { amount: 500 });
  await caen.canteen.issue("2026-11", "2026-12-01");
  const second = await collect("2026-12-16", "2026-12-01");
  expect(second.cents).toBe(500);
  const byAmount = second.debits.toSorted((one, other) => one.cents - other.cents);
  expect(byAmount.map(({ cents, state, why }) => [cents, state, why])).toEqual([
    [500, "prepared", null],
    [7_000, "left_out", "paid_before"],
  ]);
  const { entries } = await readPersonJournal(karim, karim.personId);
  expect(entries.map(({ action }) => action)).toContain("debits.left_out");
});

test("where nothing else is to take it is listed all the same, once however often preparing goes on; what his bank gave back is taken again", async () => {
  const { caen, karim, collect } = await aChildOfTwo("rouen");
  const { debits, xml } = await collect("2026-11-17", "2026-11-02");
  await forgetWhatFor();
  const his = debits.find(({ cents }) => cents === 7_000);
  house.clock.set("2026-12-01T08:00:00Z");
  const look = await caen.prepare("2026-12-16");
  expect([look.debits, look.leftOut]).toEqual([0, { paid_before: 1 }]);
  const { id } = look.collection;
  await caen.prepare("2026-12-16", caen.regie.mandataire, id);
  expect((await readCollection(caen.regie.mandataire, id)).debits).toMatchObject([
    { cents: 7_000, state: "left_out", why: "paid_before" },
  ]);
  await expect(caen.send(id)).rejects.toThrow("debits.nothing_left");
  await cancelCollection(caen.regie.mandataire, id);

  if (!his) throw new TypeError("his debit is expected");
  const bytes = aReturn(xml, "AM04", { endToEndId: formatEndToEndId(his.id), amount: "70.00" });
  await readBankAnswer(caen.regie.regisseur, { seriesId: caen.canteen.seriesId, bytes });
  expect((await caen.prepare("2026-12-17")).cents).toBe(7_000);
  expect((await listMandates(karim, karim.personId))[0]?.coming).toMatchObject([{ cents: 7_000 }]);
});
