import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { listPayments } from "../../payments/index.ts";
import {
  confirmCollectionPaid,
  issueCollectionFile,
  listMandates,
  readBankAnswer,
  readDebits,
} from "../index.ts";
import { aTownThatDebits, type DirectDebit, ON, OTHER_IBAN } from "../testing/a-direct-debit.ts";
import { invoiceOf, messagesOf } from "../testing/as-payer.ts";
import { aRejection, aReturn } from "../testing/bank-answers.ts";

let house: TestRuntime;
let caen: DirectDebit;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  caen = await aTownThatDebits(house);
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
