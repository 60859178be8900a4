import { afterAll, beforeAll, expect, test } from "vitest";
import { contributions } from "../../app.ts";
import { listRetentionClocks } from "../../features/compliance/people/index.ts";
import { parseId } from "../../kernel/ids.ts";
import { type FullTown, fullTown } from "../testing/full-town.ts";

// A table that holds something personal ends some day, and says when. A new one fails here until it does.

let town: FullTown;
beforeAll(async () => {
  town = await fullTown();
});
afterAll(() => town?.close());

test("every table with something personal has one clock", async () => {
  const rows = await town.house.sqlAs<{ name: string }>(
    "owner",
    `select distinct c.relname as name from pg_description d join pg_class c on c.oid = d.objoid
       join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and d.objsubid > 0 and d.description like 'personal:%' order by 1`,
  );
  const listed = listRetentionClocks(24).flatMap(({ tables }) => tables);
  expect(new Set(listed).size).toBe(listed.length);
  expect(rows.map(({ name }) => name).filter((name) => !listed.includes(name))).toEqual([]);
});

test("ten years on, the nightly purge leaves nothing that is over in a table said to be purged", async () => {
  const { house } = town;
  const before = await sizes();
  expect(Object.values(before).some((size) => size > 0)).toBe(true);
  house.clock.set("2036-12-01T03:40:00Z");
  for (const { id } of await house.sqlAs<{ id: string }>("owner", "select id from authority")) {
    const system = house.system(parseId<"authority">(id));
    // Each as the nightly job runs it: in a transaction of its own.
    for (const { purge } of contributions) await system.transaction((tx) => purge(tx, system));
  }
  const left = await sizes();
  expect(
    Object.entries(left)
      .filter(([, size]) => size > 0)
      .map(([table]) => table)
      .toSorted(),
  ).toEqual(Object.keys(living).toSorted());
});

/**
 * Under way all the same, however many years pass: they end with the person, whom inactivity erases
 * (features/compliance/people).
 */
const living: Readonly<Record<string, string>> = {
  representation: "links that last",
  enrolment_file: "a file that nobody decided",
  enrolment_step: "of that file",
  enrolment_decision: "of that file",
  enrolment_request: "of that file",
  service_grant: "agreements not withdrawn",
  subscription: "of those agreements",
  coupling_agreement: "a yes to an offer that goes on",
  contact: "a question that nobody answered",
  rights_request: "a right that nobody answered",
};

async function sizes(): Promise<Readonly<Record<string, number>>> {
  const purged = listRetentionClocks(24)
    .filter(({ kind }) => kind === "purged")
    .flatMap(({ tables }) => tables);
  const counts = purged.map((name) => `select '${name}' as name, count(*)::int as size from ${name}`);
  const rows = await town.house.sqlAs<{ name: string; size: number }>("owner", counts.join(" union all "));
  return Object.fromEntries(rows.map(({ name, size }) => [name, size]));
}
