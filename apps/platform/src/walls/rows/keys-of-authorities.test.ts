import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";

// Every unique key begins with an authority: the rows of one can be moved to another cluster, and nothing
// that an authority writes can be refused because of what another one wrote.

/** Columns that hold an authority under the name of what it is there. */
const authorities = ["authority_id", "provider_id", "front_id"];

/** Why each of these does not. A new one is to be reasoned here, or mended. */
const reasons: Readonly<Record<string, string>> = {
  authority_pkey: "it is the authority",
  one_authority_per_slug: "the name in the address, which is of the whole platform",
  one_tenant_per_official_authority: "the official code names one authority of France",
  authority_member_pkey: "two authorities, neither of which comes first",
  backup_pkey: "a backup is of the whole platform",
  migration_pkey: "the schema is of the whole platform",
  schema_baseline_pkey: "the schema is of the whole platform",
  sql_function_pkey: "the schema is of the whole platform",
  one_territory_import_at_a_time: "the official code is imported for the whole platform",
  person_tree_pkey: "a file of keys is of the whole platform",
  root_key_pkey: "a root key is of the whole platform",
  erased_leaf_pkey: "a place in a file of keys, which authorities share",
  a_leaf_serves_one_person:
    "a place in a file of keys: two people, of two authorities even, under one key would be erased together",
  a_leaf_serves_one_row: "the same, of rows",
  source_pace_pkey: "the pace that a register of the State allows to the whole platform",
  an_operation_is_of_one_payment:
    "a payment service pays an operation once: two authorities that claimed the same one would both credit it",
};

interface Key {
  readonly table: string;
  readonly name: string;
  /** Null where it begins with an expression. */
  readonly first: string | null;
}

let house: TestRuntime;
let keys: readonly Key[];
beforeAll(async () => {
  house = await testRuntime();
  keys = await house.sqlAs<Key>(
    "owner",
    `select t.relname as table, i.relname as name, a.attname as first
     from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
       left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
     where t.relnamespace = 'public'::regnamespace and x.indisunique and not t.relispartition order by 1, 2`,
  );
});
afterAll(() => house?.close());

const isOfAnAuthority = ({ first }: Key): boolean => first !== null && authorities.includes(first);

test("every unique key begins with an authority, or says why not", () => {
  expect(keys.length).toBeGreaterThan(150);
  const others = keys.filter((key) => !isOfAnAuthority(key)).map(({ name }) => name);
  expect(others.sort()).toEqual(Object.keys(reasons).sort());
});

test("a column that is taken for an authority refers to one", async () => {
  const tables = keys.filter(
    ({ first }) => first !== null && first !== "authority_id" && authorities.includes(first),
  );
  const referring = await house.sqlAs<{ table: string; column: string }>(
    "owner",
    `select t.relname as table, a.attname as column from pg_constraint c join pg_class t on t.oid = c.conrelid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = any (c.conkey)
     where c.contype = 'f' and a.attname = any ($1)`,
    [authorities],
  );
  for (const { table, first } of tables) expect(referring, table).toContainEqual({ table, column: first });
});
