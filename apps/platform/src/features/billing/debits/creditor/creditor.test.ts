import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { rewriteRows } from "../../../../testing/rewrite-rows.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { addAgent } from "../../../access/access/index.ts";
import { aPurse } from "../../../ledger/counters/testing/a-purse.ts";
import { aRegie, staffOf } from "../../payments/testing/a-regie.ts";
import {
  type Creditor,
  confirmCollectionPaid,
  confirmCreditorChange,
  issueCollectionFile,
  listOffered,
  readCollection,
  readDebits,
  setCreditor,
  withdrawCreditorChange,
} from "../index.ts";
import { aDirectDebit, aTownThatDebits, type DirectDebit, IBAN, ON } from "../testing/a-direct-debit.ts";
import { applyDueCreditorChanges } from "./request-creditor-change.ts";

let house: TestRuntime;
let caen: DirectDebit;
const ELSEWHERE = "FR7630006000011234567890189";

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  caen = await aTownThatDebits(house);
});

const current = async (): Promise<Creditor> => {
  const [creditor] = await listOffered(caen.canteen.mayor);
  if (!creditor) throw new TypeError("a creditor is expected");
  return creditor;
};
const ask = async (change: Partial<Creditor>, by: Context = caen.canteen.mayor) =>
  setCreditor(by, { ...(await current()), ...change });
const waiting = async (by: Context = caen.canteen.mayor) => {
  const { change } = await readDebits(by, caen.canteen.seriesId);
  if (!change) throw new TypeError("a change is expected");
  return change;
};
const another = (name = "Yves Marie") => anAgent(house, caen.canteen.town, ["authority_administrator"], name);
/** Long known: whom one administrator added counts for one with them for a week. */
const longAgo = () => house.clock.set("2026-10-20T08:00:00Z");
const serveByJob = () => applyDueCreditorChanges(house.system(caen.canteen.town));

describe("where the money goes", () => {
  test("changes by the word of two: asked by one administrator, it serves once another has said yes, and everybody is told", async () => {
    const yves = await another();
    longAgo();
    const before = (await current()).iban;
    expect(await ask({ iban: IBAN })).toBe("asked");
    expect((await current()).iban).toBe(before);
    const change = await waiting(yves);
    expect(change).toMatchObject({ by: "Odile Baudroie", isTheirs: false, servesOn: null });
    expect((await waiting()).isTheirs).toBe(true);
    await house.drain();
    const told = house.mails.filter(({ text }) =>
      /… 0189, au lieu de … 2606/.test(text.replaceAll(/[  ]/g, " ")),
    );
    // Each administrator and the régisseur, at their address; nobody else.
    const concerned = await house.sqlAs<{ count: number }>(
      "owner",
      "select count(distinct staff_id) from staff_role where role = 'authority_administrator' and authority_id = $1",
      [caen.canteen.town],
    );
    expect(new Set(told.map(({ to }) => to)).size).toBe(Number(concerned[0]?.count) + 1);
    await confirmCreditorChange(yves, change.id);
    expect((await current()).iban).toBe(ELSEWHERE);
    await expect(confirmCreditorChange(yves, change.id)).rejects.toThrow("debits.change_over");
    const lines = await house.sqlAs<{ count: number }>(
      "owner",
      "select count(*) from direct_debit_creditor_change where state = 'served' and seen_by is not null",
    );
    expect(lines[0]?.count).toBe(1);
  });

  test("is not turned by one administrator under two names, nor by somebody they have just added", async () => {
    longAgo();
    await another();
    const odile = await another("Odile  BAUDROIE");
    await ask({ iban: IBAN });
    const { id } = await waiting();
    for (const same of [caen.canteen.mayor, caen.regie.mayor, odile])
      await expect(confirmCreditorChange(same, id)).rejects.toThrow("debits.another_administrator_needed");
    for (const other of [caen.regie.regisseur, caen.desk])
      await expect(confirmCreditorChange(other, id)).rejects.toThrow("access.capability_missing");
    expect((await current()).iban).not.toBe(ELSEWHERE);
    // Past the use cases, the database asks for two as well.
    for (const [statement, why] of [
      [`update direct_debit_creditor set iban = '${ELSEWHERE}'`, /changed by two/],
      ["update direct_debit_creditor set notice_days = 2", /changed by two/],
      ["update direct_debit_creditor_change set seen_by = asked_by", /count for one/],
      ["update direct_debit_creditor_change set state = 'served'", /second administrator/],
      ["update direct_debit_creditor_change set iban = 'DE89370400440532013000'", /stays as it was/],
    ] as const)
      await expect(
        house.sqlAs("owner", `${statement} where series_id = '${caen.canteen.seriesId}'`),
        statement,
      ).rejects.toThrow(why);
  });

  test("where one administrator is alone, changes fourteen days later; a third may give it up until then", async () => {
    longAgo();
    await house.sqlAs(
      "owner",
      "delete from staff_role where role = 'authority_administrator' and authority_id = $1 and staff_id <> $2",
      [caen.canteen.town, staffOf(caen.canteen.mayor)],
    );
    await ask({ iban: IBAN });
    expect(await waiting()).toMatchObject({ servesOn: "2026-11-03" });
    house.clock.set("2026-11-02T08:00:00Z");
    await serveByJob();
    expect((await current()).iban).not.toBe(ELSEWHERE);
    // Asked again, the fourteen days begin again.
    await ask({ iban: "DE89370400440532013000" });
    expect(await waiting()).toMatchObject({ servesOn: "2026-11-16" });
    house.clock.set("2026-11-15T08:00:00Z");
    await serveByJob();
    expect((await current()).iban).not.toContain("DE89");
    house.clock.set("2026-11-16T08:00:00Z");
    await serveByJob();
    await serveByJob();
    expect((await current()).iban).toBe("DE89370400440532013000");
    await ask({ noticeDays: 2 });
    const { id } = await waiting();
    await withdrawCreditorChange(await another(), id);
    house.clock.set("2026-12-20T08:00:00Z");
    await serveByJob();
    expect((await current()).noticeDays).toBe(14);
  });

  test("does not serve on its day once the régie no longer takes the money of all its counters: it is given up, and everybody told; nor is it confirmed", async () => {
    const yves = await another();
    longAgo();
    await ask({ iban: IBAN });
    await house.sqlAs("owner", "delete from regie_counter where authority_id = $1", [caen.canteen.town]);
    await expect(confirmCreditorChange(yves, (await waiting(yves)).id)).rejects.toMatchObject({
      fields: [{ field: "regie" }],
    });
    await rewriteRows(
      house,
      "direct_debit_creditor_change",
      `update direct_debit_creditor_change set serves_on = asked_on + 14 where series_id = '${caen.canteen.seriesId}'`,
    );
    house.clock.set("2026-11-05T08:00:00Z");
    await serveByJob();
    expect((await current()).iban).not.toBe(ELSEWHERE);
    expect((await readDebits(caen.canteen.mayor, caen.canteen.seriesId)).change).toBeNull();
    await house.drain();
    expect(house.mails.some(({ text }) => text.includes("ne peut plus servir"))).toBe(true);
  });

  test("one that cannot be served keeps back no other", async () => {
    longAgo();
    await house.sqlAs(
      "owner",
      "delete from staff_role where role = 'authority_administrator' and authority_id = $1 and staff_id <> $2",
      [caen.canteen.town, staffOf(caen.canteen.mayor)],
    );
    const pool = await aDirectDebit(house, caen.canteen.town, "PISCINE");
    await house.sqlAs(
      "owner",
      "delete from staff_role where role = 'authority_administrator' and authority_id = $1 and staff_id <> $2",
      [caen.canteen.town, staffOf(caen.canteen.mayor)],
    );
    const seriesIds = [caen.canteen.seriesId, pool.canteen.seriesId];
    for (const seriesId of seriesIds) {
      const { creditor } = await readDebits(caen.canteen.mayor, seriesId);
      await setCreditor(caen.canteen.mayor, { ...creditor, iban: IBAN });
    }
    await house.sqlAs(
      "owner",
      `create function refuses_one() returns trigger language plpgsql as $$
        begin if new.series_id = '${seriesIds[0]}' then raise exception 'no'; end if; return new; end $$;
       create trigger a_refuses_one before update on direct_debit_creditor for each row execute function refuses_one()`,
    );
    house.clock.set("2026-11-05T08:00:00Z");
    await expect(serveByJob()).rejects.toThrow("1 of 2 failed");
    await house.sqlAs(
      "owner",
      "drop trigger a_refuses_one on direct_debit_creditor; drop function refuses_one()",
    );
    const ibans = [];
    for (const seriesId of seriesIds)
      ibans.push((await readDebits(caen.canteen.mayor, seriesId)).creditor.iban);
    expect(ibans).toEqual(["FR1420041010050500013M02606", ELSEWHERE]);
  });

  test("the régisseur who is told of a change may give it up; a mandataire may not; asked anew, who waited is told too", async () => {
    longAgo();
    await another();
    await ask({ iban: IBAN });
    const { id } = await waiting();
    // Saved again as it is, or asked alike: what waits goes on waiting.
    expect(await ask({})).toBe("set");
    expect(await ask({ iban: IBAN })).toBe("asked");
    expect((await waiting()).id).toBe(id);
    expect((await waiting(caen.regie.mandataire)).mayStop).toBe(false);
    await expect(withdrawCreditorChange(caen.regie.mandataire, id)).rejects.toThrow("debits.not_named");
    await house.drain();
    const abandoned = () => house.mails.filter(({ subject }) => subject.includes("abandonné")).length;
    const before = abandoned();
    await ask({ iban: "DE89370400440532013000" });
    await house.drain();
    expect(abandoned()).toBeGreaterThan(before);
    const next = await waiting(caen.regie.regisseur);
    expect(next.mayStop).toBe(true);
    await withdrawCreditorChange(caen.regie.regisseur, next.id);
    expect((await readDebits(caen.canteen.mayor, caen.canteen.seriesId)).change).toBeNull();
  });

  test("who has just added the only other administrator is not alone: that yes is waited for, and no day serves instead", async () => {
    longAgo();
    await house.sqlAs(
      "owner",
      "delete from staff_role where role = 'authority_administrator' and authority_id = $1 and staff_id <> $2",
      [caen.canteen.town, staffOf(caen.canteen.mayor)],
    );
    const id = parseId<"staff">(randomUUID());
    await addAgent(caen.canteen.mayor, {
      id,
      displayName: "Yves Marie",
      email: `${id}@ville.example`,
      roles: [{ role: "authority_administrator" }],
    });
    await ask({ iban: IBAN });
    expect(await waiting()).toMatchObject({ servesOn: null });
    house.clock.set("2026-12-20T08:00:00Z");
    await serveByJob();
    expect((await current()).iban).not.toBe(ELSEWHERE);
  });

  test("a name, or families told earlier, needs nobody; a shorter notice does", async () => {
    expect(await ask({ name: "Régie de Caen", noticeDays: 20 })).toBe("set");
    expect(await current()).toMatchObject({ name: "Régie de Caen", noticeDays: 20 });
    expect(await ask({})).toBe("set");
    expect(await ask({ noticeDays: 14 })).toBe("asked");
    expect((await current()).noticeDays).toBe(20);
  });

  test("what was prepared before keeps its account and its régie, and says so; the next one shows that the account is another", async () => {
    const yves = await another();
    const { child } = await caen.family();
    const { collection } = await caen.prepare("2026-11-17");
    await ask({ iban: IBAN });
    await confirmCreditorChange(yves, (await waiting(yves)).id);
    const read = await readCollection(caen.regie.regisseur, collection.id);
    expect(read.collection.creditor.iban).toBe("FR1420041010050500013M02606");
    expect([read.creditor.iban, read.formerAccount]).toEqual([ELSEWHERE, null]);
    await caen.send(collection.id);
    const { xml } = await issueCollectionFile(caen.regie.regisseur, collection.id);
    expect(xml).toContain("FR1420041010050500013M02606");
    expect(xml).not.toContain(`<CdtrAcct><Id><IBAN>${ELSEWHERE}`);
    house.clock.set("2026-11-17T09:00:00Z");
    await confirmCollectionPaid(caen.regie.regisseur, collection.id);
    await caen.canteen.meal(child, "2026-11-05");
    await caen.canteen.issue("2026-11", "2026-12-01");
    const next = await caen.prepare("2026-12-16");
    expect((await readCollection(caen.regie.regisseur, next.collection.id)).formerAccount).toEqual({
      on: "2026-11-17",
      iban: "FR1420041010050500013M02606",
    });
  });

  test("a collection is of the régie that had it, though the series be another’s meanwhile", async () => {
    await caen.family();
    const { collection } = await caen.prepare(ON);
    await caen.send(collection.id);

    const purse = await aPurse(house, caen.canteen.town, { name: { fr: "Autre", en: "Other" } });
    const other = await aRegie(house, caen.canteen.town, purse, { code: "AUTRE" });
    await rewriteRows(
      house,
      "direct_debit_creditor",
      `update direct_debit_creditor set regie_id = '${other.regieId}' where series_id = '${caen.canteen.seriesId}'`,
      "direct_debit_creditor_guard",
    );
    house.clock.set(`${ON}T09:00:00Z`);
    await expect(confirmCollectionPaid(other.regisseur, collection.id)).rejects.toThrow("debits.not_named");
    expect((await confirmCollectionPaid(caen.regie.regisseur, collection.id)).debits).toBe(1);
    const receipts = await house.sqlAs<{ regie_id: string }>(
      "owner",
      "select regie_id from payment where means = 'direct_debit' and authority_id = $1",
      [caen.canteen.town],
    );
    expect(receipts.map(({ regie_id }) => regie_id)).toEqual([caen.regie.regieId]);
    await expect(
      house.sqlAs("owner", "update direct_debit_collection set regie_id = $1", [other.regieId]),
    ).rejects.toThrow(/what was asked/);
  });
});
