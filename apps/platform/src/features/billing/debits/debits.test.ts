import { randomUUID } from "node:crypto";
import { isTargetDay } from "@ardeco/sepa";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { countersContribution } from "../../ledger/counters/index.ts";
import { listPersonMessages } from "../../messaging/notifications/index.ts";
import { recordDeath } from "../../records/life/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { listInvoices } from "../invoices/index.ts";
import { listPayments, readTill } from "../payments/index.ts";
import {
  cancelCollection,
  confirmCollectionPaid,
  confirmMandateAccount,
  issueCollectionFile,
  listMandates,
  readBankAnswer,
  readCollection,
  readDebits,
  revokeMandate,
} from "./index.ts";
import { aTownThatDebits, type DirectDebit, endOf, IBAN, ON, OTHER_IBAN } from "./testing/a-direct-debit.ts";
import { aRejection, aReturn } from "./testing/bank-answers.ts";

let house: TestRuntime;
let caen: DirectDebit;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  caen = await aTownThatDebits(house);
});

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
type Person = Parameters<typeof listPersonMessages>[1] & { readonly personId: string };
const messagesOf = async (person: Person) => {
  const found = await person.transaction((tx) =>
    listPersonMessages(tx, person, parseId<"person">(person.personId)),
  );
  return found.map(({ subject, text }) => plain(`${subject}\n${text}`));
};
const actionsOf = async (person: Person) => {
  const { entries } = await person.transaction((tx) =>
    readPersonJournal(tx, person, parseId<"person">(person.personId)),
  );
  return entries.map(({ action }) => action);
};
const invoiceOf = async (person: Person) =>
  (await listInvoices(person, parseId<"person">(person.personId)))[0];

describe("a collection", () => {
  test("takes what is left of each open invoice, once; tells each family; gives one file, the same byte for byte; is received from its day on", async () => {
    const { parent } = await caen.family();
    const { parent: other } = await caen.family({ iban: OTHER_IBAN, name: "Awa" });
    expect(isTargetDay(ON)).toBe(true);
    const { collection, debits, cents, leftOut } = await caen.prepare(ON);
    expect([debits, cents, leftOut]).toEqual([2, 700, {}]);
    const [announced] = (await messagesOf(parent)).filter((text) => text.includes("seront prélevés"));
    expect(announced).toContain(
      "Le mardi 1er décembre 2026, 3,50 € seront prélevés sur votre compte qui finit par 0189.",
    );
    expect(announced).toContain("FR72ZZZ123456");
    expect((await listMandates(other, other.personId))[0]?.coming).toMatchObject([
      { on: ON, invoice: (await invoiceOf(other))?.invoice.number, cents: 350, lastFour: "3000" },
    ]);

    house.clock.set("2026-11-27T09:00:00.123Z");
    expect((await caen.send(collection.id)).state).toBe("sent");
    const { xml, name } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    house.clock.set("2026-11-28T10:00:00Z");
    expect((await issueCollectionFile(caen.regie.regisseur, collection.id)).xml).toBe(xml);
    expect(name).toMatch(/^CANTINE-20261201-[0-9A-F]{8}\.xml$/);
    expect(xml).toContain("<ReqdColltnDt>2026-12-01</ReqdColltnDt>");
    expect(xml).toContain("<CtrlSum>7.00</CtrlSum>");
    expect(xml.match(/<SeqTp>FRST<\/SeqTp>/g)).toHaveLength(1);
    expect(xml).toContain(`Facture ${(await invoiceOf(parent))?.invoice.number}`);

    await expect(confirmCollectionPaid(caen.regie.regisseur, collection.id)).rejects.toThrow(
      "debits.not_the_day_yet",
    );
    house.clock.set("2026-12-01T09:00:00Z");
    const settled = await confirmCollectionPaid(caen.regie.regisseur, collection.id);
    expect(settled).toEqual({ debits: 2, cents: 700, unposted: 0 });
    expect((await confirmCollectionPaid(caen.regie.regisseur, collection.id)).debits).toBe(0);
    expect((await invoiceOf(parent))?.standing).toEqual({ state: "paid", credited: 0, paid: 350, left: 0 });
    expect(await actionsOf(parent)).toEqual(expect.arrayContaining(["debits.announced", "debits.taken"]));
  });

  test("gives receipts by direct debit, that no till counts", async () => {
    const { parent, child } = await caen.family();
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);
    house.clock.set("2026-12-01T09:00:00Z");
    await confirmCollectionPaid(caen.regie.regisseur, collection.id);
    const [receipt, ...others] = await listPayments(parent, child.personId);
    expect(others).toEqual([]);
    expect(receipt?.payment).toMatchObject({
      means: "direct_debit",
      amount: 350,
      staffId: null,
      kind: "topup",
    });
    expect(receipt?.payment.words?.payer).toBe("Jeanne Lemoine");
    const till = await readTill(caen.regie.regisseur, caen.regie.regieId);
    expect([till.cash, till.cheque, till.payments]).toEqual([0, 0, []]);
  });

  test("pays an invoice of two children as two receipts, and leaves what was paid at the desk meanwhile", async () => {
    const parent = await caen.canteen.parent();
    const leo = await caen.canteen.child([parent]);
    const awa = await caen.canteen.child([parent], { name: "Awa" });
    await caen.canteen.meal(leo, "2026-10-05");
    await caen.canteen.meal(awa, "2026-10-06", { amount: 900 });
    await caen.canteen.issue();
    await caen.sign(parent);
    const { collection, cents } = await caen.prepare(ON);
    expect(cents).toBe(1_250);
    await caen.regie.take({ personId: awa.personId, accountId: awa.accountId, amount: 500 });
    await caen.send(collection.id);
    const { debits } = await readCollection(caen.regie.mandataire, collection.id);
    expect(debits.map((one) => [one.cents, one.state, one.sequence])).toEqual([[750, "sent", "FRST"]]);
    house.clock.set("2026-12-01T09:00:00Z");
    await confirmCollectionPaid(caen.regie.regisseur, collection.id);
    expect((await invoiceOf(parent))?.standing).toMatchObject({ state: "paid", paid: 1_250, left: 0 });
    const amounts = async (id: string) =>
      (await listPayments(parent, parseId<"person">(id))).map(({ payment: { means, amount } }) => [
        means,
        amount,
      ]);
    expect(await amounts(leo.personId)).toEqual([["direct_debit", 350]]);
    expect(await amounts(awa.personId)).toEqual(
      expect.arrayContaining([
        ["direct_debit", 400],
        ["cash", 500],
      ]),
    );
  });

  test("an account that closed meanwhile keeps back no other: it is counted, for the régisseur", async () => {
    const erased = await caen.family();
    const { parent } = await caen.family({ name: "Awa" });
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);
    const { system } = caen.canteen.purse;
    await system.transaction((tx) => countersContribution.erasePerson(tx, system, erased.child.personId));
    house.clock.set(`${ON}T18:00:00Z`);
    expect(await confirmCollectionPaid(caen.regie.regisseur, collection.id)).toEqual({
      debits: 1,
      cents: 350,
      unposted: 1,
    });
    expect((await invoiceOf(parent))?.standing?.left).toBe(0);
  });
  test("is on a day of TARGET, told fourteen days before; beyond three months it is a mistake", async () => {
    await caen.family();
    for (const [day, code] of [
      ["2026-11-15", "debits.day_too_soon"],
      ["2026-11-28", "debits.day_closed"],
      ["2026-12-25", "debits.day_closed"],
      ["2027-06-01", "debits.day_too_far"],
      ["2026-02-30", "debits.day_malformed"],
      ["demain", "debits.day_malformed"],
    ] as const)
      await expect(caen.prepare(day)).rejects.toThrow(code);
    expect((await readDebits(caen.regie.mandataire, caen.canteen.seriesId)).soonest).toBe("2026-11-16");
    expect((await caen.prepare("2026-11-17")).debits).toBe(1);
  });

  test("whose file was not made in time is cancelled, and families are told", async () => {
    const { parent } = await caen.family();
    const { collection } = await caen.prepare(ON);
    house.clock.set("2026-12-01T07:00:00Z");
    await expect(caen.send(collection.id)).rejects.toThrow("debits.too_late");
    await cancelCollection(caen.regie.mandataire, collection.id);
    await cancelCollection(caen.regie.mandataire, collection.id);
    const told = (await messagesOf(parent)).filter((text) => text.includes("n’a pas eu lieu"));
    expect(told).toHaveLength(1);
    expect((await invoiceOf(parent))?.standing?.left).toBe(350);
    expect((await caen.prepare("2026-12-16")).debits).toBe(1);
  });

  test("prepared with nothing open is refused; the next one is recurrent, and says that the account is another", async () => {
    const { parent, child } = await caen.family();
    const { collection } = await caen.prepare("2026-11-17");
    await expect(caen.prepare("2026-12-02")).rejects.toThrow("debits.nothing_to_take");
    await caen.send(collection.id);
    expect((await issueCollectionFile(caen.regie.regisseur, collection.id)).xml).not.toContain("SMNDA");
    house.clock.set("2026-11-17T09:00:00Z");
    await confirmCollectionPaid(caen.regie.regisseur, collection.id);
    await caen.canteen.meal(child, "2026-11-05");
    await caen.canteen.issue("2026-11", "2026-12-01");
    await caen.sign(parent, OTHER_IBAN);
    const next = await caen.prepare("2026-12-16");
    await caen.send(next.collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, next.collection.id);
    expect(xml).toContain("<SeqTp>RCUR</SeqTp>");
    expect(xml).toContain("<AmdmntInd>true</AmdmntInd>");
    expect(xml).toContain("SMNDA");
    // Its only block, refused whole: it bears the number of its type.
    const seriesId = caen.canteen.seriesId;
    const first = aRejection(xml, "BE05", { block: "1" });
    expect((await readBankAnswer(caen.regie.regisseur, { seriesId, bytes: first })).returned).toBe(0);
    const bytes = aRejection(xml, "BE05", { block: "2" });
    expect((await readBankAnswer(caen.regie.regisseur, { seriesId, bytes })).returned).toBe(1);
    expect((await invoiceOf(parent))?.standing?.left).toBe(350);
  });
});

describe("a mandate", () => {
  test("signed online serves at once; typed at the desk, once a colleague has seen it or after fourteen days", async () => {
    const { canteen, desk, colleague } = caen;
    const parent = await canteen.parent();
    await canteen.meal(await canteen.child([parent]), "2026-10-05");
    await canteen.issue();
    const id = await caen.type(parent);
    const [mandate] = await listMandates(desk, parent.personId);
    expect(mandate).toMatchObject({
      lastFour: "0189",
      waitsForLook: true,
      state: "active",
      holder: "Jeanne Lemoine",
    });
    expect(JSON.stringify(mandate)).not.toContain("FR7630006");
    const [told] = (await messagesOf(parent)).filter((text) => text.includes("Votre mandat de prélèvement"));
    expect(told).toContain("Un agent l’a saisi au guichet. Ce n’était pas vous ?");
    await expect(caen.prepare(ON)).rejects.toThrow("debits.nothing_to_take");
    await expect(
      confirmMandateAccount(desk, { id, personId: parent.personId, ending: endOf(IBAN) }),
    ).rejects.toThrow("debits.another_agent_needed");
    await confirmMandateAccount(colleague, { id, personId: parent.personId, ending: endOf(IBAN) });
    await confirmMandateAccount(colleague, { id, personId: parent.personId, ending: endOf(IBAN) });
    expect((await caen.prepare(ON)).debits).toBe(1);
  });

  test("expires after thirty-six months without a collection; signing again is a new mandate", async () => {
    const { parent } = await caen.family();
    const [first] = await listMandates(parent, parent.personId);
    house.clock.set("2029-11-03T08:00:00Z");
    expect((await listMandates(parent, parent.personId))[0]?.state).toBe("expired");
    await expect(caen.prepare("2029-12-03", caen.canteen.mayor)).rejects.toThrow("debits.nothing_to_take");
    await caen.sign(parent);
    const again = await listMandates(parent, parent.personId);
    expect(again.map(({ state }) => state)).toEqual(["active", "expired"]);
    expect(again[0]?.reference).not.toBe(first?.reference);
  });

  test("revoked, takes nothing any more, what is in no file yet included", async () => {
    const { parent, mandateId } = await caen.family();
    const { collection } = await caen.prepare(ON);
    await revokeMandate(parent, { id: mandateId, personId: parent.personId });
    await revokeMandate(parent, { id: mandateId, personId: parent.personId });
    await expect(caen.send(collection.id)).rejects.toThrow("debits.mandates_ended");
    await cancelCollection(caen.regie.mandataire, collection.id);
    const messages = await messagesOf(parent);
    expect(messages.filter((text) => text.includes("Plus rien ne sera prélevé"))).toHaveLength(1);
  });

  test("of somebody who died takes nothing, and announces nothing", async () => {
    const { parent } = await caen.family();
    const { collection } = await caen.prepare(ON);
    const { town } = caen.canteen;
    const validator = await anAgent(house, town, ["validator"], "Paul Pluvier");
    await recordDeath(validator, { personId: parent.personId, diedOn: "2026-11-01" });
    await expect(caen.send(collection.id)).rejects.toThrow("debits.nothing_left");
    await cancelCollection(caen.regie.mandataire, collection.id);
    await expect(caen.prepare("2026-12-16")).rejects.toThrow("debits.nothing_to_take");
  });

  test("is said with what is wrong beside its field, and no value in an error", async () => {
    const parent = await caen.canteen.parent();
    await expect(caen.sign(parent, "FR76 3000 6000 0112 3456 7890 188")).rejects.toMatchObject({
      code: "debits.account_not_valid",
      fields: [{ field: "iban", code: "debits.iban_check" }],
    });
  });
});

describe("what the bank answers", () => {
  test("after the day: what was received is reversed, the invoice is due again, the family is told plainly; read twice it changes nothing", async () => {
    const { parent, child } = await caen.family();
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);
    house.clock.set("2026-12-01T09:00:00Z");
    await confirmCollectionPaid(caen.regie.regisseur, collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    house.clock.set("2026-12-03T09:00:00Z");
    const seriesId = caen.canteen.seriesId;
    const bytes = aReturn(xml, "AM04");
    const first = await readBankAnswer(caen.regie.regisseur, { seriesId, bytes });
    expect(first).toEqual({ returned: 1, cents: 350, already: 0, anomalies: 0 });
    expect(await readBankAnswer(caen.regie.regisseur, { seriesId, bytes })).toEqual({
      returned: 0,
      cents: 0,
      already: 1,
      anomalies: 0,
    });
    expect((await invoiceOf(parent))?.standing).toEqual({ state: "late", credited: 0, paid: 0, left: 350 });
    const receipts = await listPayments(parent, child.personId);
    expect(receipts.map(({ payment }) => [payment.kind, payment.means, payment.amount])).toEqual(
      expect.arrayContaining([
        ["topup", "direct_debit", 350],
        ["refund", "direct_debit", 350],
      ]),
    );
    const [told] = (await messagesOf(parent)).filter((text) => text.includes("a été rendu par la banque"));
    expect(told).toContain("La facture est de nouveau à payer.");
    expect(told).not.toContain("n’a pas eu lieu");
    expect(told).toContain("Votre banque dit : Le compte n’avait pas assez d’argent ce jour-là.");
    expect(told).toContain("Quoi qu’il arrive, les enfants restent accueillis.");
    expect(told).not.toMatch(/poursuite|huissier|sanction|pénalité/i);
    expect((await caen.prepare("2026-12-18")).debits).toBe(1);
  });

  test("before the day: nothing was received; an account that the bank refuses serves no more until there is another", async () => {
    const { parent } = await caen.family();
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    const seriesId = caen.canteen.seriesId;
    const bytes = aRejection(xml, "AC04");
    expect((await readBankAnswer(caen.regie.regisseur, { seriesId, bytes })).returned).toBe(1);
    house.clock.set("2026-12-01T09:00:00Z");
    expect((await confirmCollectionPaid(caen.regie.regisseur, collection.id)).debits).toBe(0);
    expect((await invoiceOf(parent))?.standing?.left).toBe(350);
    await expect(caen.prepare("2026-12-16")).rejects.toThrow("debits.nothing_to_take");
    await caen.sign(parent, OTHER_IBAN);
    expect((await caen.prepare("2026-12-16")).debits).toBe(1);
  });

  test("a file refused whole gives back each of its debits, and no family’s account: the next one takes them", async () => {
    const { parent } = await caen.family();
    await caen.family({ name: "Awa" });
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    const seriesId = caen.canteen.seriesId;
    const bytes = aRejection(xml, "FF01", { whole: true });
    const read = await readBankAnswer(caen.regie.regisseur, { seriesId, bytes });
    expect(read).toEqual({ returned: 2, cents: 700, already: 0, anomalies: 0 });
    const refused = await caen.canteen.house.sqlAs(
      "owner",
      "select from direct_debit_mandate where refused_code is not null and series_id = $1",
      [seriesId],
    );
    expect(refused).toEqual([]);
    expect((await invoiceOf(parent))?.standing?.left).toBe(350);
  });
  test("a file refused as a duplicate was carried out: it is listed, and nothing moves, before the day nor after", async () => {
    const { parent } = await caen.family();
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    const seriesId = caen.canteen.seriesId;
    const answer = (code: string) =>
      readBankAnswer(caen.regie.regisseur, { seriesId, bytes: aRejection(xml, code, { whole: true }) });
    expect(await answer("AM05")).toMatchObject({ returned: 0, anomalies: 1 });
    house.clock.set(`${ON}T18:00:00Z`);
    await confirmCollectionPaid(caen.regie.regisseur, collection.id);
    expect((await invoiceOf(parent))?.standing?.left).toBe(0);
    expect(await answer("DU01")).toMatchObject({ returned: 0, anomalies: 1 });
    // Whatever is said of the whole of it once it was received.
    expect(await answer("MS03")).toMatchObject({ returned: 0, anomalies: 1 });
    expect((await invoiceOf(parent))?.standing?.left).toBe(0);
  });
  test("a file, or a block, that is none of ours is listed", async () => {
    await caen.family();
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    const seriesId = caen.canteen.seriesId;
    const elsewhere = xml.replace(/<MsgId>[^<]+</, "<MsgId>AILLEURS-1<");
    const bytes = aRejection(elsewhere, "FF01", { whole: true });
    expect(await readBankAnswer(caen.regie.regisseur, { seriesId, bytes })).toMatchObject({
      returned: 0,
      anomalies: 1,
    });
  });
  test("what was never asked, or not so, is listed and changes nothing", async () => {
    const { parent } = await caen.family();
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    const seriesId = caen.canteen.seriesId;
    const unknown = aReturn(xml, "AM04", { endToEndId: "F2026-000123" });
    const stranger = aReturn(xml, "AM04", {
      endToEndId: `P${randomUUID().replaceAll("-", "").toUpperCase()}`,
    });
    const other = aReturn(xml, "AM04", { amount: "999.99" });
    for (const bytes of [unknown, stranger, other, unknown])
      await readBankAnswer(caen.regie.regisseur, { seriesId, bytes });
    const { anomalies } = await readDebits(caen.regie.regisseur, seriesId);
    expect(anomalies.map(({ what }) => what).toSorted()).toEqual(["amount", "unknown", "unknown"]);
    expect((await listMandates(parent, parent.personId))[0]?.coming).toHaveLength(1);
  });
});
