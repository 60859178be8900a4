import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { dumpEverything } from "../../../testing/dump.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { closeStatement, issueShortCode } from "./index.ts";
import { aPaperOf, aYouthPass, type Member, uses, type YouthPass } from "./testing/a-youth-pass.ts";

// Whoever would use an offer twice, a partner who would be paid for nothing or know more, an agent who would
// serve themselves.

let house: TestRuntime;
let pass: YouthPass;
let karim: Member;

beforeAll(async () => {
  house = await testRuntime();
  const town = await aTown(house, { slug: "caen" });
  pass = await aYouthPass(house, town.id);
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  karim = await pass.member();
});

describe("whoever speaks SQL", () => {
  const as = (kind: string, sql: string, roles = "") =>
    house.sqlAs(
      "application",
      `begin; set local ardeco.authority = '${pass.town}'; set local ardeco.actor_kind = '${kind}';
       set local ardeco.roles = '${roles}'; ${sql}; commit`,
    );

  test("adds no use by hand, rewrites none, nor what is owed: neither as an administrator, nor as the owner", async () => {
    const { code } = await aPaperOf(karim);
    await uses(pass.cinema.agent, code, pass.seats);
    house.clock.set("2026-11-25T08:00:00Z");
    const statement = { id: parseId<"passStatement">(randomUUID()), partnerId: pass.cinema.id };
    await closeStatement(pass.mayor, { ...statement, untilOn: "2026-11-24" });
    const { use } = await uses(pass.cinema.agent, code, pass.seats);
    const copy = `insert into pass_use (authority_id, id, pass_id, offer_id, partner_id, number, membership_id, rank, amount_cents, day, transfer_id, shown, staff_id) select authority_id, gen_random_uuid(), pass_id, offer_id, partner_id, 1, membership_id, 2, 500, day, gen_random_uuid(), 'live', staff_id from pass_use where id = '${use.id}'`;
    await expect(as("system", copy.replace(", 'live', staff_id", ", null, null"))).rejects.toThrow(
      "says how and by whom",
    );
    await expect(as("system", copy.replace(", 2, 500,", ", 3, 500,"))).rejects.toThrow("within its offer");
    await expect(as("system", copy.replace(", 2, 500,", ", 2, 501,"))).rejects.toThrow("within its offer");
    await expect(
      as("staff", `update pass_use set amount_cents = 400 where id = '${use.id}'`, "authority_administrator"),
    ).rejects.toThrow("denied");
    await expect(as("system", `delete from pass_use where id = '${use.id}'`)).rejects.toThrow("denied");
    for (const sql of [
      `update pass_use set amount_cents = 400 where id = '${use.id}'`,
      `update pass_use set shown = 'live' where id = '${use.id}'`,
      `update pass_use set partner_id = '${pass.bookshop.id}' where id = '${use.id}'`,
      `update pass_use set cancelled_on = day + 1, cancel_reason = 'mistake', cancel_transfer_id = gen_random_uuid() where id = '${use.id}'`,
      `delete from pass_use where id = '${use.id}'`,
      `insert into pass_statement values ('${pass.town}', gen_random_uuid(), '${pass.cinema.id}', 99, current_date - 2, current_date, 1, 500, sha256('x'))`,
      "update pass_statement set total_cents = total_cents + 100",
    ])
      await expect([
        sql,
        await house.sqlAs("owner", sql).then(
          () => "done",
          (error: Error) => error.message,
        ),
      ]).toEqual([sql, expect.stringMatching(/removed|cancelled on its day|adds up|rewritten/)]);
  });

  test("a dump names nobody beside a pass: neither a number, nor a name that another table has", async () => {
    const { code } = await aPaperOf(karim);
    await uses(pass.cinema.agent, code, pass.seats);
    await issueShortCode(karim, { passId: pass.passId, personId: karim.personId });
    const rows = (await dumpEverything(house)).filter(({ table }) => /^public\.pass(_|$)/.test(table));
    expect(rows.length).toBeGreaterThan(10);
    const text = JSON.stringify(rows);
    expect(text).not.toContain(karim.personId);
    expect(text).not.toMatch(/Karim|Benali/);
  });
});
