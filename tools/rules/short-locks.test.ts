import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { shortLocks } from "./short-locks.ts";

const check = (sql: string, path = "migrations/2000_desk_change_visit") =>
  saidOf(shortLocks, { [`apps/platform/${path}.sql`]: sql });

test.each([
  ["create index visits_of_a_day on visit (day);", /CREATE INDEX lets nobody write/],
  ["create unique index on public.visit (day);", /CREATE INDEX lets nobody write/],
  ["alter table visit alter column day set not null;", /SET NOT NULL reads every row/],
  ["alter table visit alter day type timestamptz;", /change of type rewrites/],
  ["alter table visit add constraint a_day check (day is not null);", /NOT VALID, and VALIDATE/],
  ["alter table visit add foreign key (desk) references desk (id);", /NOT VALID, and VALIDATE/],
  ["alter table visit add constraint one_a_day unique (day);", /builds an index/],
  ["alter table visit drop constraint a, add constraint a check (b in ('c'));", /NOT VALID/],
  ["alter table visit add column code uuid not null default gen_random_uuid();", /differs from row to row/],
  ["alter table visit add column desk uuid references desk (id);", /reads or rewrites/],
  ["update visit set day = now();", /UPDATE keeps/],
  ["delete from visit;", /DELETE keeps/],
  ["lock table visit;", /LOCK keeps/],
])("%s is refused where the table has rows already", (sql, why) => {
  expect(check(sql)).toEqual([expect.stringMatching(why)]);
});

test("the line is told, and what to write there", () => {
  expect(check("-- faster\n\ncreate index on visit (day);")).toEqual([
    expect.stringMatching(/visit\.sql:3 Table visit may be large.*“-- lock: /),
  ]);
});

test("a reason just above is enough; one elsewhere, or empty, is not", () => {
  expect(check("-- Found by day.\n-- lock: one row a desk and a day\ncreate index on visit (day);")).toEqual(
    [],
  );
  expect(check("-- lock: one row a desk\n\ncreate index on visit (day);")).toHaveLength(1);
  expect(check("-- lock: short\ncreate index on visit (day);")).toHaveLength(1);
});

test.each([
  "create table visit (id uuid primary key); create index on visit (id); alter table visit add check (id is not null);",
  "alter table visit add constraint a_day check (day is not null) not valid;",
  "alter table visit validate constraint a_day;",
  "alter table visit add column note text;",
  "alter table visit add column kind text not null default 'walk_in';",
  "alter table visit enable row level security; create policy p on visit for update using (true);",
  "create function f() returns void language sql as $$ update visit set day = now() $$;",
])("%s passes", (sql) => {
  expect(check(sql)).toEqual([]);
});

test("the baseline, which an empty database receives, is left alone", () => {
  expect(check("create index on visit (day);", "sql/desk/keys/desk")).toEqual([]);
});
