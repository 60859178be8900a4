import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { rewriteRows } from "../../../../testing/rewrite-rows.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { listAtBank } from "../../debits/index.ts";
import { findLastRun, getMonthPreview, listInvoices, readRun, requestInvoiceRun } from "../index.ts";
import { aCanteen, type Canteen, type Someone } from "../testing/a-canteen.ts";
import { resumeInvoiceRun } from "./resume-invoice-run.ts";

let house: TestRuntime;
let towns = 0;
let caen: Canteen;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
});
afterAll(() => house?.close());
beforeEach(async () => {
  towns += 1;
  house.clock.set("2026-10-01T08:00:00Z");
  const { id } = await aTown(house, { slug: `ville-${towns}`, name: "Ville de Caen" });
  caen = await aCanteen(house, id);
});

/** Families who ate on the fifth of October. */
async function families(count: number): Promise<readonly Someone[]> {
  const parents: Someone[] = [];
  for (let index = 0; index < count; index += 1) {
    const parent = await caen.parent();
    await caen.meal(await caen.child([parent]), "2026-10-05");
    parents.push(parent);
  }
  house.clock.set("2026-11-02T08:00:00Z");
  return parents;
}

async function ask(): Promise<string> {
  const { seriesId, mayor } = caen;
  const { seen } = await getMonthPreview(mayor, { seriesId, month: "2026-10" });
  return requestInvoiceRun(mayor, { seriesId, month: "2026-10", seen });
}

const read = (runId: string) => readRun(caen.mayor, { seriesId: caen.seriesId, runId });
const have = async (people: readonly Someone[]) =>
  Promise.all(people.map(async (who) => (await listInvoices(who, who.personId)).length));

describe("a month that was asked for", () => {
  test("is written by a job, in the name of who asked; asked twice, it is one run, and run twice it writes nothing again", async () => {
    const parents = await families(3);
    const runId = await ask();
    expect(await ask()).toBe(runId);
    expect((await read(runId)).run).toMatchObject({ state: "running", done: 0, askedBy: "Odile Baudroie" });
    expect(await have(parents)).toEqual([0, 0, 0]);
    await house.drain();
    expect((await read(runId)).run).toMatchObject({
      state: "done",
      total: 3,
      done: 3,
      invoices: 3,
      creditNotes: 0,
    });
    await resumeInvoiceRun(caen.mayor, { runId }, { listAtBank });
    expect(await have(parents)).toEqual([1, 1, 1]);
    const [own] = await listInvoices(parents[0] as Someone, (parents[0] as Someone).personId);
    expect(own?.content.by).toBe("Odile Baudroie");
    expect((await findLastRun(caen.mayor, { seriesId: caen.seriesId, month: "2026-10" }))?.id).toBe(runId);
  });

  test("stops when its turn is over and goes on from there; killed after a household, it gives nobody two invoices", async () => {
    const parents = await families(3);
    const runId = await ask();
    await resumeInvoiceRun(caen.mayor, { runId }, { listAtBank, turnMs: 0 });
    expect((await read(runId)).run).toMatchObject({ state: "running", total: 3, done: 1, invoices: 1 });
    // Killed, the server said nothing: what is next shares out what is left.
    await resumeInvoiceRun(caen.mayor, { runId }, { listAtBank, turnMs: 0 });
    expect((await read(runId)).run).toMatchObject({ total: 3, done: 2 });
    await house.drain();
    expect((await read(runId)).run).toMatchObject({ state: "done", total: 3, done: 3, invoices: 3 });
    expect(await have(parents)).toEqual([1, 1, 1]);
    house.clock.set("2026-11-02T08:30:00Z");
    expect((await read(runId)).run.state).toBe("done");
  });

  test("of which nobody is at work any more says that it stopped, and is sent on its way by asking again", async () => {
    const parents = await families(2);
    const runId = await ask();
    house.clock.set("2026-11-02T08:20:00Z");
    expect((await read(runId)).run.state).toBe("interrupted");
    expect(await ask()).toBe(runId);
    await house.drain();
    expect(await have(parents)).toEqual([1, 1]);
  });

  test("is not sent when it is no longer what the agent looked at", async () => {
    const parents = await families(1);
    const { seriesId, mayor } = caen;
    const { seen } = await getMonthPreview(mayor, { seriesId, month: "2026-10" });
    parents.concat(await families(1));
    const runId = await requestInvoiceRun(mayor, { seriesId, month: "2026-10", seen });
    await house.drain();
    expect((await read(runId)).run).toMatchObject({ state: "changed", done: 0 });
    expect(await have(parents)).toEqual([0]);
  });

  test("is not sent when two families exchanged ten euros since: the four sums are the same, and it is another month", async () => {
    const parents = await families(2);
    house.clock.set("2026-10-20T08:00:00Z");
    const children = [];
    for (const parent of parents) {
      const child = await caen.child([parent]);
      await caen.meal(child, "2026-10-06", { amount: 1_000 });
      children.push(child);
    }
    house.clock.set("2026-11-02T08:00:00Z");
    const { seriesId, mayor } = caen;
    const { seen } = await getMonthPreview(mayor, { seriesId, month: "2026-10" });
    await rewriteRows(
      house,
      "counter_transfer",
      `update counter_transfer t set amount = t.amount + case when t.debit_id = '${children[0]?.accountId}' then 500 else -500 end
         where t.debit_id in ('${children[0]?.accountId}', '${children[1]?.accountId}') and t.amount = 1000`,
    );
    const runId = await requestInvoiceRun(mayor, { seriesId, month: "2026-10", seen });
    await house.drain();
    expect((await read(runId)).run).toMatchObject({ state: "changed", done: 0 });
    expect(await have(parents)).toEqual([0, 0]);
  });

  test("of a town is asked for, and read, by its administrators alone", async () => {
    await families(1);
    const runId = await ask();
    const { seriesId, town } = caen;
    const desk = await anAgent(house, town, ["reception", "validator", "service_manager"]);
    const asked = { seriesId, month: "2026-10", seen: "" };
    await expect(requestInvoiceRun(desk, asked)).rejects.toMatchObject({ code: "access.capability_missing" });
    await expect(readRun(desk, { seriesId, runId })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    const { id: other } = await aTown(house, { slug: `autre-${towns}` });
    const elsewhere = await anAgent(house, other, ["authority_administrator"]);
    await expect(readRun(elsewhere, { seriesId, runId })).rejects.toMatchObject({
      code: "invoices.unknown_run",
    });
    await expect(requestInvoiceRun(elsewhere, asked)).rejects.toMatchObject({
      code: "invoices.unknown_series",
    });
    for (const month of ["2026-11", "2026-13"])
      await expect(requestInvoiceRun(caen.mayor, { ...asked, month })).rejects.toMatchObject({
        status: expect.any(Number),
      });
  });
});

describe("a household whose invoice cannot be written", () => {
  /**
   * Of somebody, as the owner of the database: a birth date or an address that opens no more, until it is
   * mended.
   */
  const spoil = (personId: string, name: string) =>
    house.sqlAs(
      "owner",
      `update element set value_sealed = value_sealed || '\\x00'::bytea where person_id = $1 and name = $2`,
      [personId, name],
    );
  const mend = (personId: string, name: string) =>
    house.sqlAs(
      "owner",
      `update element set value_sealed = substring(value_sealed from 1 for octet_length(value_sealed) - 1)
        where person_id = $1 and name = $2`,
      [personId, name],
    );

  test.each(["given_name", "birthdate"] as const)(
    "because its %s does not open stops no other; it is listed with its reason, and sent once it is mended",
    async (name) => {
      const [odd, ...others] = await families(3);
      if (!odd) throw new TypeError("a family is expected");
      const [child] = await house.sqlAs<{ id: string }>(
        "owner",
        "select represented_id as id from representation where representative_id = $1",
        [odd.personId],
      );
      const broken = child?.id ?? "";
      await spoil(broken, name);
      const runId = await ask();
      await house.drain();
      const { run, failures } = await read(runId);
      expect(run).toMatchObject({ state: "done", total: 3, done: 3, invoices: 2 });
      expect(failures).toMatchObject([{ what: "invoice", reason: "unreadable" }]);
      expect(await have(others)).toEqual([1, 1]);
      await mend(broken, name);
      await ask();
      await house.drain();
      expect(await have([odd, ...others])).toEqual([1, 1, 1]);
    },
  );

  test("for a cause that nobody expected stops no other, is listed, and is told to the operator", async () => {
    const [odd, ...others] = await families(3);
    await house.sqlAs(
      "owner",
      `create function refuse_one() returns trigger language plpgsql as $$
        begin if new.content_hash is not null and pg_trigger_depth() = 1
          and (select count(*) from invoice where authority_id = new.authority_id) = 1 then
          raise exception 'the disk is full'; end if; return new; end $$`,
    );
    await house.sqlAs(
      "owner",
      "create trigger refuse_one before insert on invoice for each row execute function refuse_one()",
    );
    const runId = await ask();
    const { failed } = await house.drain();
    await house.sqlAs("owner", "drop trigger refuse_one on invoice");
    expect(failed).toBe(1);
    const { run, failures } = await read(runId);
    // The second and the third meet it: one invoice is there.
    expect(run).toMatchObject({ state: "done", total: 3, done: 3, invoices: 1 });
    expect(failures.map(({ reason }) => reason)).toEqual(["unexpected", "unexpected"]);
    await ask();
    await house.drain();
    expect(await have([odd as Someone, ...others])).toEqual([1, 1, 1]);
  });

  test("for a cause of the server is written again at once, and nobody has two", async () => {
    const all = await families(3);
    // A sequence counts what is undone too: the second invoice meets a deadlock, once.
    await house.sqlAs("owner", "create sequence tried");
    await house.sqlAs("owner", "grant usage on sequence tried to public");
    await house.sqlAs(
      "owner",
      `create function deadlock_once() returns trigger language plpgsql as $$
        begin if nextval('public.tried') = 2 then raise exception 'deadlock detected' using errcode = '40P01'; end if;
        return new; end $$`,
    );
    await house.sqlAs(
      "owner",
      "create trigger deadlock_once before insert on invoice for each row execute function deadlock_once()",
    );
    const runId = await ask();
    const { failed } = await house.drain();
    const [tried] = await house.sqlAs<{ count: number }>(
      "owner",
      "select last_value::int as count from tried",
    );
    await house.sqlAs("owner", "drop trigger deadlock_once on invoice");
    await house.sqlAs("owner", "drop sequence tried");
    expect([failed, tried?.count]).toEqual([0, 4]);
    expect(await read(runId)).toMatchObject({ run: { state: "done", done: 3, invoices: 3 }, failures: [] });
    expect(await have(all)).toEqual([1, 1, 1]);
  });
});
