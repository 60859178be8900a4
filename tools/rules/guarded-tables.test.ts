import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { guardedTables } from "./guarded-tables.ts";

const check = (sql: string, later = "") =>
  saidOf(guardedTables, {
    "apps/platform/sql/desk/tables/desk.sql": sql,
    "apps/platform/migrations/2001_desk_guard_visit.sql": later,
  });

test("a bare table is told all that it lacks", () => {
  expect(check("-- visits\n\ncreate table visit (id uuid primary key, first_name text);")).toEqual([
    expect.stringMatching(/desk\.sql:3 .*no COMMENT ON TABLE/),
    expect.stringContaining("not under ENABLE ROW LEVEL SECURITY"),
    expect.stringContaining("Column visit.first_name sounds personal"),
  ]);
});

test("a personal column added later is seen", () => {
  const guarded =
    "create table visit (id uuid); comment on table visit is 'x'; alter table visit enable row level security;";
  expect(check(guarded, "alter table visit add column email text not null, add column note text;")).toEqual([
    expect.stringContaining("visit.email"),
  ]);
});

test("a guarded table passes, its guards written in any file", () => {
  const sql = `
    CREATE TABLE visit (
      id uuid PRIMARY KEY, -- never a name; chosen by the caller
      email_sealed bytea NOT NULL, email_index bytea,
      desk_name text NOT NULL DEFAULT 'a;b', birth_year numeric(4, 0),
      CONSTRAINT one_visit UNIQUE (id, desk_name)
    );
    COMMENT ON TABLE visit IS 'A person''s visit; kept one year.';
    COMMENT ON COLUMN visit.desk_name IS 'not personal: the desk''s';`;
  const later = `
    COMMENT ON COLUMN visit.birth_year IS 'personal: in clear for statistics by age, one year';
    ALTER TABLE visit ENABLE ROW LEVEL SECURITY;`;
  expect(check(sql, later)).toEqual([]);
});
