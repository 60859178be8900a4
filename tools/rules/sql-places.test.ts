import { expect, test } from "vitest";
import { FEATURES, manifest, saidOf } from "../testing/fixture.ts";
import { sqlPlaces } from "./sql-places.ts";

const SQL = "apps/platform/sql";
const features = {
  [`${FEATURES}/keys/module.json`]: manifest(),
  [`${FEATURES}/audit/module.json`]: manifest(),
  [`${SQL}/trust/tables/keys.sql`]: "create table person_key (id uuid primary key);\n",
};
const check = (files: Readonly<Record<string, string>>) =>
  saidOf(sqlPlaces, {
    ...features,
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`${SQL}/${path}`, text])),
  });

test("each object in its phase, with the feature that owns its table, passes", () => {
  const said = check({
    "kernel/schema/kernel.sql":
      "revoke all on schema public from public; create extension if not exists pg_trgm;",
    "trust/tables/audit/journal.sql": `create table journal (key_id uuid, "at" date);
      create unique index on journal ("at"); comment on column journal.at is 'a; b';`,
    "trust/keys/audit.sql": "alter table journal add foreign key (key_id) references person_key (id);",
    "trust/functions/journal_guard.sql": `create or replace function journal_guard() returns trigger language plpgsql
      as $$ begin delete from person_key; return new; end $$;
      comment on function journal_guard is 'x'; revoke all on function journal_guard from public;`,
    "trust/functions/journal_size.sql": `create or replace function journal_size() returns bigint language sql
      begin atomic select 1::bigint; select count(*) from journal; end;`,
    "trust/policies/audit.sql": `alter table journal enable row level security;
      create policy reads on journal for select using (true);
      grant select, update (at) on journal to ardeco_app;`,
    "trust/triggers/audit.sql":
      "create trigger guard before update of at on journal for each row execute function journal_guard();",
  });
  expect(said).toEqual([]);
});

test.each([
  ["trust/policies/audit.sql", "grant select on person_key to ardeco_app;", /person_key, which keys owns/],
  [
    "trust/triggers/keys.sql",
    "create trigger t after insert on nothing execute function f();",
    /no file creates/,
  ],
  ["trust/keys/keys.sql", "create policy reads on person_key using (true);", /not belong to the phase keys/],
  ["trust/tables/keys/rows.sql", "insert into person_key values (null);", /not belong to the phase tables/],
  ["trust/views/keys.sql", "", /views is no phase/],
  [
    "trust/tables/ghosts.sql",
    "create table ghost (id uuid);",
    /No feature or context stands at trust\/ghosts/,
  ],
  ["ghosts/functions/f.sql", "create or replace function f() returns int return 1;", /stands at ghosts/],
  ["trust/tables/audit.sql", "create table person_key (id uuid);", /table person_key is in .* already/],
  [
    "trust/functions/f.sql",
    "create or replace function g() returns int return 1;",
    /Begin with .*function f\(/,
  ],
  [
    "trust/functions/f.sql",
    "create or replace function f() returns int return 1; create or replace function g() returns int return 1;",
    /not about the function f/,
  ],
])("%s: %s is told", (path, text, why) => {
  expect(check({ [path]: text })).toEqual(expect.arrayContaining([expect.stringMatching(why)]));
});

test("a file that is too long, or too wide, is told", () => {
  const long = "-- x\n".repeat(301);
  expect(check({ "trust/tables/audit.sql": long })).toEqual([expect.stringContaining("Over 300 lines")]);
  expect(check({ "trust/keys/audit.sql": `-- ${"x".repeat(110)}` })).toEqual([
    expect.stringContaining("audit.sql:1 Over 110 columns"),
  ]);
});

test("a function that two files define is told once", () => {
  const text = "create or replace function f() returns int return 1;";
  const said = check({ "trust/functions/f.sql": text, "kernel/functions/f.sql": text });
  expect(said).toEqual([expect.stringMatching(/function f is in .*\/functions\/f\.sql already/)]);
});
