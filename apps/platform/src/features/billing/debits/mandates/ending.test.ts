import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { meanwhile } from "../../../../testing/one-transaction.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { waitingOnLocks } from "../../../../testing/waiting-on-locks.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import { readAuthorityJournal, readPersonJournal } from "../../../trust/audit/index.ts";
import { listInvoices, listToPay } from "../../invoices/index.ts";
import {
  confirmCollectionPaid,
  debitsContribution,
  issueCollectionFile,
  listDebited,
  listMandates,
  readCollection,
  revokeMandate,
} from "../index.ts";
import { findCollectionRow } from "../store/collections.ts";
import { aTownThatDebits, type DirectDebit, ON, OTHER_IBAN } from "../testing/a-direct-debit.ts";

let house: TestRuntime;
let caen: DirectDebit;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  caen = await aTownThatDebits(house);
});

type Family = Awaited<ReturnType<DirectDebit["family"]>>;
type Parent = Family["parent"];
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const stop = ({ parent, mandateId }: Family) =>
  revokeMandate(parent, { id: mandateId, personId: parent.personId });
const messagesOf = async (parent: Parent) =>
  (await listPersonMessages(parent, parseId<"person">(parent.personId))).map(({ text }) => plain(text));
const invoiceOf = async (parent: Parent) => {
  const [own] = await listInvoices(parent, parent.personId);
  if (!own) throw new TypeError("an invoice is expected");
  return own.invoice;
};
const debitsIn = async (id: Parameters<typeof readCollection>[1]) =>
  (await readCollection(caen.regie.mandataire, id)).debits.map(({ state, why }) => [state, why]);

describe("a mandate that its payer stops", () => {
  test("frees what was only prepared: the invoice is theirs to pay again, they read by when, and a new mandate takes it", async () => {
    const family = await caen.family();
    const { parent } = family;
    const { collection } = await caen.prepare(ON);
    const invoice = await invoiceOf(parent);
    const system = house.system(caen.canteen.town);
    const debited = () => system.transaction((tx) => listDebited(tx, system, [invoice.id]));
    expect([...(await debited()).debited]).toEqual([invoice.id]);
    await stop(family);
    await stop(family);
    // Reminders leave again, and the counters ask for it.
    expect([...(await debited()).debited]).toEqual([]);
    expect((await listToPay(parent, parent.personId, listDebited))[0]).toMatchObject({ debited: false });
    expect((await listMandates(parent, parent.personId))[0]).toMatchObject({ state: "revoked", coming: [] });
    expect(await debitsIn(collection.id)).toEqual([["left_out", "revoked"]]);
    const told = (await messagesOf(parent)).filter((text) => text.includes("Plus rien ne sera prélevé"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`Ces factures sont à payer par vous :\n${invoice.number} : 3,50 €, avant le `);
    expect((await messagesOf(parent)).filter((text) => text.includes("n’a pas eu lieu"))).toEqual([]);
    const { entries } = await readPersonJournal(parent, parent.personId);
    expect(entries.filter(({ action }) => action === "debits.left_out")).toHaveLength(1);
    expect(entries.filter(({ action }) => action === "debits.mandate_revoked")).toHaveLength(1);

    await expect(caen.send(collection.id)).rejects.toThrow("debits.mandates_ended");
    await caen.sign(parent);
    expect((await caen.prepare(ON, caen.regie.mandataire, collection.id)).debits).toBe(1);
    expect((await caen.send(collection.id)).state).toBe("sent");
  });

  test("leaves with the bank what is with the bank, and says so", async () => {
    const family = await caen.family();
    const { parent } = family;
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);
    await stop(family);
    expect(await debitsIn(collection.id)).toEqual([["sent", null]]);
    expect((await listMandates(parent, parent.personId))[0]).toMatchObject({
      state: "revoked",
      coming: [{ on: ON, cents: 350, isSent: true }],
    });
    const told = (await messagesOf(parent)).find((text) => text.includes("Plus rien ne sera prélevé"));
    expect(told).toContain("Déjà à la banque, rien à faire :");
    expect(told).toContain("3,50 €, prélevés le mardi 1er décembre 2026");
    expect(told).not.toContain("à payer par vous");
    house.clock.set("2026-12-01T09:00:00Z");
    expect((await confirmCollectionPaid(caen.regie.regisseur, collection.id)).debits).toBe(1);
  });

  test("keeps back no other: the file is made of those that are left", async () => {
    const family = await caen.family();
    await caen.family({ iban: OTHER_IBAN, name: "Awa" });
    const { collection } = await caen.prepare(ON);
    await stop(family);
    await caen.send(collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    expect(xml.match(/<EndToEndId>/g)).toHaveLength(1);
    expect((await debitsIn(collection.id)).map(([state]) => state).toSorted()).toEqual(["left_out", "sent"]);
  });

  test.each(["the file", "the payer"])(
    "as the file is made, with %s first: it is in the file, or ended with its mandate",
    async (first) => {
      const family = await caen.family();
      const { parent } = family;
      const { collection } = await caen.prepare(ON);
      const system = house.system(caen.canteen.town);
      const acts: (() => Promise<unknown>)[] = [() => caen.send(collection.id), () => stop(family)];
      if (first === "the payer") acts.reverse();
      const running: Promise<PromiseSettledResult<unknown>[]>[] = [];
      // Both wait for the same collection, in this order.
      await system.transaction(async (tx) => {
        await findCollectionRow(tx, caen.canteen.town, collection.id, { lock: true });
        for (const [index, act] of acts.entries()) {
          running.push(meanwhile(() => Promise.allSettled([act()])));
          await expect.poll(() => waitingOnLocks(house)).toBe(index + 1);
        }
      });
      const results = (await Promise.all(running)).flat().map(({ status }) => status);
      expect(results).toEqual(first === "the file" ? ["fulfilled", "fulfilled"] : ["fulfilled", "rejected"]);
      expect(await debitsIn(collection.id)).toEqual([
        first === "the file" ? ["sent", null] : ["left_out", "revoked"],
      ]);
      const [mandate] = await listMandates(parent, parent.personId);
      expect([mandate?.state, mandate?.coming.length]).toEqual(["revoked", first === "the file" ? 1 : 0]);
    },
  );

  test("says the true reason to whoever makes the file: paid, ended, or several", async () => {
    const first = await caen.family();
    const { collection } = await caen.prepare(ON);
    await caen.regie.take({ personId: first.child.personId, accountId: first.child.accountId, amount: 350 });
    await expect(caen.send(collection.id)).rejects.toThrow("debits.all_paid");
    const second = await caen.family({ name: "Awa" });
    await caen.prepare(ON, caen.regie.mandataire, collection.id);
    await stop(second);
    await expect(caen.send(collection.id)).rejects.toThrow("debits.nothing_left");
  });
});

describe("a mandate whose payer is erased", () => {
  test("ends what it prepared, in the journal without a name; nobody is told", async () => {
    const family = await caen.family();
    const { collection } = await caen.prepare(ON);
    const before = (await messagesOf(family.parent)).length;
    const system = house.system(caen.canteen.town);
    const erase = () =>
      system.transaction((tx) => debitsContribution.erasePerson(tx, system, family.parent.personId));
    await erase();
    await erase();
    expect(await debitsIn(collection.id)).toEqual([["left_out", "erased"]]);
    expect(await messagesOf(family.parent)).toHaveLength(before);
    const officer = await anAgent(house, caen.canteen.town, ["data_protection_officer"]);
    const { entries } = await officer.transaction((tx) => readAuthorityJournal(tx, officer));
    const lines = entries.filter(({ action }) => action === "debits.ended_by_erasure");
    expect(lines.map(({ data }) => data)).toMatchObject([{ on: ON, amount: 350 }]);
    await expect(caen.send(collection.id)).rejects.toThrow("debits.mandates_ended");
  });
});

describe("what was left prepared by a mandate that ended before", () => {
  test("ends with the purge, once, and its payer is told", async () => {
    const family = await caen.family();
    const { collection } = await caen.prepare(ON);
    await house.sqlAs(
      "owner",
      "update direct_debit_mandate set state = 'revoked', ended_on = '2026-11-03' where id = $1",
      [family.mandateId],
    );
    const system = house.system(caen.canteen.town);
    const purge = () => system.transaction((tx) => debitsContribution.purge(tx, system));
    expect(await purge()).toBe(1);
    expect(await purge()).toBe(0);
    expect(await debitsIn(collection.id)).toEqual([["left_out", "revoked"]]);
    const told = (await messagesOf(family.parent)).filter((text) => text.includes("n’a pas eu lieu"));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain("La facture reste à payer.");
  });
});
