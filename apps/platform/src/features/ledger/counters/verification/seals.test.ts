import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anAgent, aTown } from "../../../../testing/builders.ts";
import { inSql } from "../../../../testing/in-sql.ts";
import { rewriteRows } from "../../../../testing/rewrite-rows.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import { debit, recordCounterAnchors, verifyCounter } from "../index.ts";
import { aPurse, type Holder, type Purse } from "../testing/a-purse.ts";

// Whoever writes in the database itself, past every function: what is found afterwards.

let house: TestRuntime;
let town: Purse["town"];
let purse: Purse;
let holder: Holder;

beforeAll(async () => {
  house = await testRuntime();
  ({ id: town } = await aTown(house, { slug: "saint-lo" }));
});
afterAll(() => house?.close());

/** Forty debits: a lone one, then those of two moments. */
beforeEach(async () => {
  purse = await aPurse(house, town);
  holder = await purse.holder(10_000);
  await take(100);
  for (const count of [19, 20]) await Promise.all(Array.from({ length: count }, () => take(100)));
  await recordCounterAnchors(purse.system);
});

const take = (amount: number) =>
  debit(purse.system, purse.canteen, {
    counterId: purse.counterId,
    subject: holder.subject,
    amount,
    key: randomUUID(),
  });

const verified = async () => verifyCounter(await anAgent(house, town, ["auditor"]), purse.counterId);
const kinds = async () => [...new Set((await verified()).faults.map(({ kind }) => kind))];

/** As the owner of the tables, the guard of lines put to sleep. */
const rewrite = (sql: string) =>
  rewriteRows(
    house,
    "counter_transfer",
    sql.replaceAll("$counter", `'${purse.counterId}'`),
    "counter_transfer_guard",
  );

describe("forty debits, in a few batches", () => {
  test("verify: lines, seals, balances, and what the journal keeps", async () => {
    const found = await verified();
    expect(found).toMatchObject({ lines: 41, anchors: 1, faults: [] });
    // The credit, the lone debit, and one of each moment: what is asked together is written together.
    expect(found.seals).toBe(4);
  });

  test("the head goes in the journal, once for each time it moved", async () => {
    await recordCounterAnchors(purse.system);
    await take(1);
    await recordCounterAnchors(purse.system);
    const { entries } = await purse.system.transaction((tx) => readAuthorityJournal(tx, purse.system));
    const heads = entries.filter(
      ({ action, data }) => action === "counters.sealed" && data.counter === purse.counterId,
    );
    expect(heads).toHaveLength(2);
    const [row] = await house.sqlAs<{ head: string }>(
      "owner",
      "select encode(head, 'hex') as head from counter_chain where counter_id = $1",
      [purse.counterId],
    );
    expect(heads[0]?.data.head).toBe(row?.head);
  });

  test.each([
    [
      "an amount changed, the balances with it",
      "update counter_transfer set amount = 1 where counter_id = $counter and sequence = 7; update counter_account set balance = balance + 99 where counter_id = $counter and kind = 'holder'; update counter_account set balance = balance - 99 where counter_id = $counter and kind = 'income'",
      ["seal_differs"],
    ],
    [
      "a line moved to another account",
      "update counter_transfer set credit_id = (select id from counter_account where counter_id = $counter and kind = 'expired') where counter_id = $counter and sequence = 7",
      ["seal_differs", "balance_differs"],
    ],
    [
      "a line removed",
      "delete from counter_transfer where counter_id = $counter and sequence = 7",
      ["line_missing", "seal_differs", "balance_differs"],
    ],
    [
      "words changed",
      "update counter_transfer set words = words || '\\x00'::bytea where counter_id = $counter and sequence = 7",
      ["words_differ"],
    ],
    [
      "a batch removed from the middle",
      "delete from counter_transfer t using counter_seal s where t.counter_id = $counter and s.counter_id = $counter and s.number = 2 and t.sequence between s.first_sequence and s.last_sequence; delete from counter_seal where counter_id = $counter and number = 2",
      ["seal_missing", "head_differs", "balance_differs", "anchor_differs"],
    ],
    [
      "a balance changed",
      "update counter_account set balance = balance + 1 where counter_id = $counter and kind = 'holder'",
      ["balance_differs"],
    ],
    [
      "a head changed",
      "update counter_chain set head = sha256('') where counter_id = $counter",
      ["head_differs"],
    ],
  ])("%s is found", async (_what, sql, expected) => {
    await rewrite(sql);
    expect(await kinds()).toEqual(expected);
  });

  test("one figure changed to make it endless is found at once, as one hole, counted as far as it goes", async () => {
    await rewrite(
      "update counter_seal set last_sequence = 4503599627370496 where counter_id = $counter and number = (select max(number) from counter_seal where counter_id = $counter)",
    );
    const { faults, faultCount } = await verified();
    const hole = faults.find(({ kind }) => kind === "line_missing");
    expect(hole?.at).toMatch(/^\d+–4503599627370496$/);
    expect([faults.length < 10, faultCount]).toEqual([true, 2_147_483_647]);
  });

  test("thousands of lines really removed are one hole, and each of them is counted", async () => {
    const before = (await verified()).faultCount;
    await rewrite("delete from counter_transfer where counter_id = $counter and sequence between 4 and 8");
    const { faults, faultCount } = await verified();
    expect(faults).toContainEqual({ kind: "line_missing", at: "4–8" });
    expect(faultCount - before).toBeGreaterThanOrEqual(5);
  });

  test("the last batches removed, with their chain and balances made right, are found by the journal", async () => {
    await rewrite(`
      with gone as (delete from counter_transfer where counter_id = $counter and sequence > 1 returning amount),
        back as (select sum(amount) as amount from gone)
      update counter_account set balance = balance + case kind when 'holder' then amount when 'income' then -amount else 0 end
        from back where counter_id = $counter;
      delete from counter_seal where counter_id = $counter and number > 1;
      update counter_chain set sequence = 1, seals = 1, anchored = 1, head = (select hash from counter_seal where counter_id = $counter and number = 1)
        where counter_id = $counter`);
    expect(await kinds()).toEqual(["anchor_differs"]);
  });
});

describe("the role of the application", () => {
  test.each([
    "insert into counter_transfer select * from counter_transfer",
    "update counter_transfer set amount = 1",
    "update counter_transfer set words = null",
    "delete from counter_transfer",
    "update counter_account set balance = 100000",
    "update counter_account set reserved = 0",
    "delete from counter_account",
    "update counter_chain set head = ''",
    "update counter_chain set sequence = 0",
    "delete from counter_chain",
    "insert into counter_seal select * from counter_seal",
    "update counter_seal set hash = ''",
    "delete from counter_seal",
    "delete from counter_hold",
    "update counter set unit = 'point'",
    "delete from counter",
    "update counter_alias set account_id = gen_random_uuid()",
  ])("is refused: %s", async (sql) => {
    await expect(inSql(purse.system, sql)).rejects.toThrow(/permission denied/);
  });

  test("opens no account with money in it", async () => {
    const rich = `insert into counter_account (authority_id, counter_id, id, kind, balance)
      values ('${town}', '${purse.counterId}', gen_random_uuid(), 'holder', 1)`;
    await expect(inSql(purse.system, rich)).rejects.toThrow(/row-level security/);
  });

  test("moves nothing in the name of the house when a person, an agent, nobody or another authority acts", async () => {
    const mint = `select * from counters_move('${town}', '${purse.counterId}', null, null, 'credit', 'cash', '${holder.accountId}', null,
      1000, null, null, gen_random_uuid(), sha256('a'), sha256('b'), current_date, now())`;
    const mayor = await anAgent(house, town, ["authority_administrator"]);
    const other = await aTown(house, { slug: `autre-${randomUUID().slice(0, 8)}` });
    for (const who of [holder.person, mayor, house.system(other.id)])
      await expect(inSql(who, mint)).rejects.toThrow("nobody acts");
    await expect(house.sqlAs("application", mint)).rejects.toThrow("nobody acts");
    const forget = `select counters_forget('${holder.accountId}')`;
    await expect(inSql(mayor, forget)).rejects.toThrow("only the system forgets");
    const some = `select counters_forget_after('${holder.accountId}', 0)`;
    await expect(inSql(mayor, some)).rejects.toThrow("only the system forgets");
    expect(await verified()).toMatchObject({ faults: [] });
  });

  test("even its owner neither rewrites nor removes a line without putting the guard to sleep", async () => {
    for (const sql of ["update counter_transfer set amount = 1", "delete from counter_transfer"])
      await expect(house.sqlAs("owner", sql)).rejects.toThrow(/a line is never/);
  });
});
