import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { aTown } from "../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { listPersonMessages } from "../../../messaging/notifications/index.ts";
import {
  confirmCollectionPaid,
  issueCollectionFile,
  listDebited,
  readBankAnswer,
} from "../../debits/index.ts";
import { aDirectDebit, type DirectDebit } from "../../debits/testing/a-direct-debit.ts";
import { aReturn } from "../../debits/testing/bank-answers.ts";
import { refundMoney } from "../../payments/index.ts";
import { invoicesContribution } from "../contribution.ts";
import { sendLateReminders, setReminders } from "../index.ts";
import type { Member, Someone } from "../testing/a-canteen.ts";

// What was seen wholly paid is opened no more by the reminders of each day, until something may have opened
// it again.

let house: TestRuntime;
let towns = 0;
let caen: DirectDebit;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  towns += 1;
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${towns}`, name: "Ville de Caen" });
  caen = await aDirectDebit(house, id);
  await setReminders(caen.canteen.mayor, { seriesId: caen.canteen.seriesId, days: [10, 30, 60] });
});

interface Family {
  readonly parent: Someone;
  readonly child: Member;
}
/** Of 3.50 €, sent on 2 November, to pay by the 17th. */
const aFamily = async (): Promise<Family> => {
  const { parent, child } = await caen.family();
  return { parent, child };
};
const pays = ({ child }: Family, facts: Partial<Parameters<typeof caen.regie.take>[0]> = {}) =>
  caen.regie.take({ personId: child.personId, accountId: child.accountId, amount: 350, ...facts });

/** The job of that day: how many payers were looked at, and how many questions were put to the database. */
async function on(day: string): Promise<{ readonly opened: number; readonly asked: number }> {
  house.clock.set(`${day}T08:10:00Z`);
  const sent = vi.spyOn(Client.prototype, "query");
  try {
    await sendLateReminders(house.system(caen.canteen.town), listDebited);
    const said = sent.mock.calls.map(([question]) => JSON.stringify(question));
    return {
      opened: said.filter((text) => text.includes("pg_advisory_xact_lock")).length,
      asked: said.length,
    };
  } finally {
    sent.mockRestore();
  }
}
const remindersOf = async ({ parent }: Family): Promise<number> =>
  (await listPersonMessages(parent, parent.personId)).filter(({ subject }) => subject.includes("rappel"))
    .length;

describe("an invoice that is wholly paid", () => {
  test("is opened once; the work of a day is the same for two of them as for six", async () => {
    const families = [await aFamily(), await aFamily()];
    for (const family of families) await pays(family);
    expect((await on("2026-11-27")).opened).toBe(2);
    const two = await on("2026-11-30");
    expect(two.opened).toBe(0);
    for (let more = 0; more < 4; more++) {
      const family = await aFamily();
      families.push(family);
      await pays(family);
    }
    expect((await on("2026-11-30")).opened).toBe(4);
    expect(await on("2026-12-01")).toEqual(two);
    for (const family of families) expect(await remindersOf(family)).toBe(0);
  });

  test("is not told from one of which something is left: that one is opened on each of its days", async () => {
    const family = await aFamily();
    await pays(family, { amount: 349 });
    expect((await on("2026-11-27")).opened).toBe(1);
    expect(await remindersOf(family)).toBe(1);
    expect((await on("2026-12-17")).opened).toBe(1);
    expect(await remindersOf(family)).toBe(2);
  });

  test("is kept so for a year, in which a reminder may leave, and no more", async () => {
    await pays(await aFamily());
    await on("2026-11-27");
    const marks = async () =>
      (await house.sqlAs("owner", `select from invoice_paid where series_id = '${caen.canteen.seriesId}'`))
        .length;
    const system = () => house.system(caen.canteen.town);
    const purged = () =>
      system().transaction((tx) => invoicesContribution.purge?.(tx, system()) ?? Promise.resolve(0));
    house.clock.set("2027-11-27T08:00:00Z");
    await purged();
    expect(await marks()).toBe(1);
    house.clock.set("2027-11-28T08:00:00Z");
    await purged();
    expect(await marks()).toBe(0);
  });
});

describe("is open again, and reminded of,", () => {
  const givenBack = async (
    { child: { personId } }: Family,
    aboutId: Awaited<ReturnType<typeof pays>>["id"],
    amount: number,
  ) =>
    refundMoney(caen.regie.mandataire, {
      id: parseId<"payment">(randomUUID()),
      ...{ regieId: caen.regie.regieId, personId, aboutId, amount, reason: "Trop versé" },
    });

  test.each([
    ["some of the money was given back", 100, undefined],
    [
      "its cheque came back unpaid, and its receipt with it",
      350,
      { bank: "Crédit du Port", number: "1234567", drawer: "Jeanne Lemoine" },
    ],
  ] as const)("once %s", async (_, amount, cheque) => {
    const family = await aFamily();
    const { id } = await pays(family, cheque ? { cheque } : {});
    expect((await on("2026-11-27")).opened).toBe(1);
    expect((await on("2026-11-30")).opened).toBe(0);
    await givenBack(family, id, amount);
    expect((await on("2026-12-01")).opened).toBe(1);
    expect(await remindersOf(family)).toBe(1);
  });

  test("once the bank gave its direct debit back, the day of the look itself", async () => {
    const { parent, child } = await caen.family();
    const { collection } = await caen.prepare("2026-12-01");
    await caen.send(collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    house.clock.set("2026-12-01T09:00:00Z");
    await confirmCollectionPaid(caen.regie.regisseur, collection.id);
    expect((await on("2026-12-02")).opened).toBe(1);
    expect((await on("2026-12-03")).opened).toBe(0);
    await readBankAnswer(caen.regie.regisseur, {
      seriesId: caen.canteen.seriesId,
      bytes: aReturn(xml, "MD06"),
    });
    expect((await on("2026-12-04")).opened).toBe(1);
    expect(await remindersOf({ parent, child })).toBe(1);
  });

  test("whatever happened while no reminder left for a month", async () => {
    const family = await aFamily();
    const { id } = await pays(family);
    await on("2026-11-27");
    house.clock.set("2026-11-30T09:00:00Z");
    await givenBack(family, id, 350);
    expect((await on("2026-12-30")).opened).toBe(1);
    expect(await remindersOf(family)).toBe(1);
  });

  test("where another is invoiced of its account: money that theirs was may have paid it, and it is looked at on each day", async () => {
    const { canteen } = caen;
    const jeanne = await canteen.parent();
    const karim = await canteen.parent({ given_name: "Karim" });
    const child = await canteen.child([jeanne, karim]);
    await canteen.meal(child, "2026-10-05");
    await canteen.namePayer(child, jeanne, "2026-10-01");
    await canteen.issue();
    await pays({ parent: jeanne, child });
    expect((await on("2026-11-27")).opened).toBe(1);
    expect((await on("2026-11-30")).opened).toBe(0);
    await canteen.meal(child, "2026-11-30");
    await canteen.namePayer(child, karim, "2026-11-01");
    expect((await canteen.issue("2026-11", "2026-12-01")).invoices).toHaveLength(1);
    for (const day of ["2026-12-02", "2026-12-03"]) expect((await on(day)).opened).toBe(1);
  });
});
