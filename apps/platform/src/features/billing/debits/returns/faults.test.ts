import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { rewriteRows } from "../../../../testing/rewrite-rows.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import { debitMandateSafely, type Preparing } from "../collections/debit-mandate.ts";
import {
  type CollectionId,
  cancelCollection,
  issueCollectionFile,
  listMandates,
  readCollection,
  startCollectionPreparation,
} from "../index.ts";
import { toDebitsSystem } from "../read-rows.ts";
import { aTownThatDebits, type DirectDebit, ON } from "../testing/a-direct-debit.ts";

// What cannot be read of one family keeps back no other, and somebody finds which, and why.

let house: TestRuntime;
let caen: DirectDebit;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  caen = await aTownThatDebits(house);
});

const newId = (): CollectionId => parseId<"debitCollection">(randomUUID());
const prepare = (id: CollectionId, batch?: number) =>
  startCollectionPreparation(
    caen.regie.mandataire,
    { id, seriesId: caen.canteen.seriesId, collectOn: ON },
    batch === undefined ? {} : { batch },
  );
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

/** A family, and the invoice that it was sent. */
async function aFamily(name: string) {
  const known = await invoiceIds();
  const family = await caen.family({ name });
  const [invoiceId = ""] = (await invoiceIds()).filter((one) => !known.includes(one));
  return { ...family, invoiceId };
}
/** By the order in which their mandates are looked at. */
async function twoFamilies() {
  const [one, other] = [await aFamily("Ana"), await aFamily("Bob")];
  return one.mandateId < other.mandateId ? ([one, other] as const) : ([other, one] as const);
}
const invoiceIds = async () => {
  const rows = await house.sqlAs<{ id: string }>("owner", "select id from invoice where series_id = $1", [
    caen.canteen.seriesId,
  ]);
  return rows.map(({ id }) => id);
};
/** Who writes in the database itself, or a row that was restored under another key. */
const spoil = (table: "invoice" | "direct_debit", id: string) =>
  rewriteRows(house, table, `update ${table} set content = content || 'x'::bytea where id = '${id}'`);
const referenceOf = async (mandateId: string): Promise<string> => {
  const [row] = await house.sqlAs<{ reference: string }>(
    "owner",
    "select reference from direct_debit_mandate where id = $1",
    [mandateId],
  );
  return row?.reference ?? "";
};
/** What the journal says of it, the last first. */
async function unreadable() {
  const auditor = await anAgent(house, caen.canteen.town, ["auditor"]);
  const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 50 }));
  return entries.filter(({ action }) => action === "debits.not_readable").map(({ data }) => data);
}

describe("a collection", () => {
  test("of five mandates, one that does not open is left out, counted and told; the four others are taken, and the file is made", async () => {
    const families = [];
    for (const name of ["Ana", "Bob", "Cyd", "Dia", "Eli"]) families.push(await caen.family({ name }));
    const ids = families.map(({ mandateId }) => mandateId).toSorted();
    await house.sqlAs(
      "owner",
      `update direct_debit_mandate set content = content || 'x'::bytea where id = '${ids[2]}'`,
    );
    const id = newId();
    const { debits, leftOut } = await prepare(id);
    expect([debits, leftOut]).toEqual([4, { fault: 1 }]);
    // Two by two, with the job, it is one that could not be read as well.
    await prepare(id, 2);
    await house.drain();
    expect((await readCollection(caen.regie.mandataire, id)).collection.faults).toBe(1);
    const auditor = await anAgent(house, caen.canteen.town, ["auditor"]);
    const { entries } = await auditor.transaction((tx) => readAuthorityJournal(tx, auditor, { limit: 30 }));
    expect(entries.map(({ action }) => action)).toContain("debits.not_readable");
    expect((await caen.send(id)).state).toBe("sent");
  });

  test("one that no longer opens when the file is made is in no file, and keeps back no other", async () => {
    const { mandateId } = await caen.family();
    await caen.family({ name: "Awa" });
    const id = newId();
    await prepare(id);
    await house.sqlAs(
      "owner",
      `update direct_debit_mandate set content = content || 'x'::bytea where id = '${mandateId}'`,
    );
    expect((await caen.send(id)).state).toBe("sent");
    const { debits } = await readCollection(caen.regie.mandataire, id);
    expect(debits.map(({ state, why }) => [state, why]).toSorted()).toEqual([
      ["left_out", "fault"],
      ["sent", null],
    ]);
  });

  test("an invoice that does not open stops no collection; which mandate is left out, and why, is in the journal", async () => {
    const [broken, whole] = await twoFamilies();
    await spoil("invoice", broken.invoiceId);
    const id = newId();
    const { debits, leftOut } = await prepare(id);
    expect([debits, leftOut]).toEqual([1, { fault: 1 }]);
    const [mandate] = await listMandates(broken.parent, broken.parent.personId);
    expect(await unreadable()).toMatchObject([
      { count: 1, references: [mandate?.reference], errors: ["keys.cannot_open"] },
    ]);
    expect((await caen.send(id)).state).toBe("sent");
    expect((await issueCollectionFile(caen.regie.regisseur, id)).xml).toContain(
      await referenceOf(whole.mandateId),
    );
  });

  test("an invoice, or a debit, that no longer opens is in no file, is told, and keeps back no other; one that was announced is told too", async () => {
    const [one, other] = await twoFamilies();
    const third = await aFamily("Cyd");
    const id = newId();
    await prepare(id);
    await spoil("invoice", one.invoiceId);
    const [row] = await house.sqlAs<{ id: string }>(
      "owner",
      "select id from direct_debit where mandate_id = $1",
      [other.mandateId],
    );
    await spoil("direct_debit", row?.id ?? "");
    expect((await caen.send(id)).state).toBe("sent");
    const { collection, debits } = await readCollection(caen.regie.mandataire, id);
    const byMandate = Object.fromEntries(
      debits.map(({ mandateId, state, why }) => [mandateId, [state, why]]),
    );
    expect(byMandate).toEqual({
      [one.mandateId]: ["left_out", "fault"],
      [other.mandateId]: ["left_out", "fault"],
      [third.mandateId]: ["sent", null],
    });
    expect(collection.faults).toBe(2);
    const references = await Promise.all([one, other].map(({ mandateId }) => referenceOf(mandateId)));
    const [line] = await unreadable();
    expect(line).toMatchObject({ count: 2, references: expect.arrayContaining(references) });
    const { parent } = one;
    const messages = await listPersonMessages(parent, parent.personId);
    expect(messages.some(({ text }) => plain(text).includes("n’a pas eu lieu"))).toBe(true);
    // The file is of those that were read; each time the same.
    const { xml } = await issueCollectionFile(caen.regie.regisseur, id);
    expect(xml).toContain(await referenceOf(third.mandateId));
    expect((await issueCollectionFile(caen.regie.regisseur, id)).xml).toBe(xml);
  });

  test("a collection of which a debit does not open is given up all the same, and its invoices are taken by the next one", async () => {
    const [one] = await twoFamilies();
    const id = newId();
    await prepare(id);
    const [row] = await house.sqlAs<{ id: string }>(
      "owner",
      "select id from direct_debit where mandate_id = $1",
      [one.mandateId],
    );
    await spoil("direct_debit", row?.id ?? "");
    await cancelCollection(caen.regie.mandataire, id);
    expect(await unreadable()).toMatchObject([{ count: 1, errors: ["keys.cannot_open"] }]);
    expect((await caen.prepare("2026-12-02")).debits).toBe(2);
  });

  test("a connection that is lost under a query is no fault of a mandate; what is thrown each time is one, with its kind", async () => {
    await caen.family();
    const id = newId();
    const { collection } = await prepare(id);
    const { mandateId } = await caen.family({ name: "Awa" });
    const system = toDebitsSystem(house.system(caen.canteen.town));
    /** As `pg` answers when a connection ends under a query: without a code. */
    const losing = (times: number): Preparing => {
      let lost = 0;
      const transaction: Context["transaction"] = async (work) => {
        lost += 1;
        if (lost <= times) throw new Error("Connection terminated unexpectedly");
        return system.transaction(work);
      };
      return { context: system, system: { ...system, transaction }, collection };
    };
    expect(await debitMandateSafely(losing(2), mandateId)).toEqual({
      cents: [],
      why: "fault",
      fault: { mandateId, error: "Error" },
    });
    expect((await debitMandateSafely(losing(1), mandateId)).cents).toHaveLength(1);
  });
});
