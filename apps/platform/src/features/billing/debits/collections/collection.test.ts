import { isTargetDay } from "@ardeco/sepa";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { countersContribution } from "../../../ledger/counters/index.ts";
import { listPayments, readTill } from "../../payments/index.ts";
import {
  cancelCollection,
  confirmCollectionPaid,
  issueCollectionFile,
  listMandates,
  readBankAnswer,
  readCollection,
  readDebits,
} from "../index.ts";
import { aTownThatDebits, type DirectDebit, ON, OTHER_IBAN } from "../testing/a-direct-debit.ts";
import { actionsOf, invoiceOf, messagesOf } from "../testing/as-payer.ts";
import { aRejection } from "../testing/bank-answers.ts";

let house: TestRuntime;
let caen: DirectDebit;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  caen = await aTownThatDebits(house);
});

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
