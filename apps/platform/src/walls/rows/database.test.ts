import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staffRoles } from "../../kernel/context.ts";
import {
  type Attacker,
  DENIED,
  isNotRefused,
  openAttacker,
  refused,
  type Settings,
  type Tried,
} from "../testing/attack-in-sql.ts";
import { type FullTown, fullTown } from "../testing/full-town.ts";

// An attacker who speaks SQL as the application, with the settings of their choice.

let town: FullTown;
let attacker: Attacker;
const tries: Attacker["tries"] = (...attempt) => attacker.tries(...attempt);
const tryEach: Attacker["tryEach"] = (...attempt) => attacker.tryEach(...attempt);
let tables: readonly string[];

/**
 * Hashes and signatures that prove the journal of an authority, read by whoever says which: they tell of
 * nobody.
 */
const proof = ["journal_log", "journal_tile", "journal_checkpoint", "journal_cosignature"];

/** What is published by each authority, for everybody. */
const published = new Set([
  "accessibility_statement",
  "authority",
  "authority_member",
  "desk",
  "organisation",
  "service",
  "service_version",
  // Drafts have their own test below.
  "campaign",
  // Agents' notes have theirs, in authorities/help.
  "help_text",
  "logo",
  // The site says that one agent may approve alone, since when and why.
  "small_staff_mode",
  // Anybody reads what a meal costs; drafts have their own test, in tariffs.
  "tariff",
  "tariff_version",
]);
const READABLE = "a table that everybody may read is listed in `published` of this file, with the reason";
/** Names of files and checksums, no row about anybody: written by the owner only. */
const withoutRows = new Set(["migration", "schema_baseline", "sql_function"]);
/** Of no authority and about nobody, hence apart: a test of its own says who reads it. */
const ofThePlatform = new Set(["backup", "erased_leaf", "person_tree", "root_key", "source_pace"]);

beforeAll(async () => {
  town = await fullTown();
  attacker = await openAttacker(town.house);
  const rows = await town.house.sqlAs<{ name: string }>(
    "owner",
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
  );
  tables = rows.map(({ name }) => name).filter((name) => !withoutRows.has(name) && !ofThePlatform.has(name));
});
afterAll(async () => {
  await attacker?.close();
  await town?.close();
});

const elsewhere = "99999999-9999-4999-8999-999999999999";

/** Every kind of actor of an authority, in the name of one id. */
function actorsOf(authority: string, actor_id: string): readonly Settings[] {
  const kinds = ["none", "anonymous", "person", "client", "system"].map((actor_kind) => ({
    authority,
    actor_kind,
    actor_id,
  }));
  const roles = [...staffRoles, staffRoles.join(",")];
  return [...kinds, ...roles.map((held) => ({ authority, actor_kind: "staff", actor_id, roles: held }))];
}

const columns = new Map<string, readonly string[]>();

async function columnsOf(table: string): Promise<readonly string[]> {
  const known = columns.get(table);
  if (known) return known;
  const rows = await town.house.sqlAs<{ name: string }>(
    "owner",
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = ''",
    [table],
  );
  const names = rows.map(({ name }) => name);
  columns.set(table, names);
  return names;
}

/** PostgreSQL refuses them to everybody, before any policy speaks. */
const listComputedColumns = async (table: string): Promise<ReadonlySet<string>> => {
  const computed = await town.house.sqlAs<{ name: string }>(
    "owner",
    "select attname as name from pg_attribute where attrelid = $1::regclass and attgenerated <> ''",
    [table],
  );
  return new Set(computed.map(({ name }) => name));
};

const writtenColumnsOf = async (table: string): Promise<readonly string[]> => {
  const computed = await listComputedColumns(table);
  return (await columnsOf(table)).filter((column) => !computed.has(column));
};

/** Every way to empty this table, or a column of it. */
const changesOf = async (table: string): Promise<readonly string[]> => [
  `delete from ${table}`,
  ...(await writtenColumnsOf(table)).map((column) => `update ${table} set "${column}" = null`),
];

test("every table is under row-level security, and holds something here, so that the tests below prove something", async () => {
  const open = await town.house.sqlAs<{ relname: string }>(
    "owner",
    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity order by 1",
  );
  expect(open.map(({ relname }) => relname)).toEqual([...withoutRows]);
  const empty = [];
  for (const table of tables) {
    const rows = await town.house.sqlAs("owner", `select from ${table} limit 1`);
    if (rows.length === 0) empty.push(table);
  }
  expect(empty, "walls/testing/full-town.ts puts a row in every table: these have none").toEqual([]);
});

test("no policy lets through whoever does not say for which authority", async () => {
  const policies = await town.house.sqlAs<{ name: string; rule: string }>(
    "owner",
    `select tablename || '.' || policyname as name, coalesce(qual, '') || coalesce(with_check, '') as rule
     from pg_policies where schemaname = 'public' and permissive = 'PERMISSIVE'`,
  );
  const unbound = policies.filter(({ rule }) => !rule.includes("ardeco_authority()")).map(({ name }) => name);
  expect(unbound.toSorted()).toEqual([
    "accessibility_statement.everybody_reads",
    "authority.everybody_reads",
    "authority_member.everybody_reads",
    "backup.operators_read",
    "campaign.everybody_reads_what_is_published",
    "desk.everybody_reads",
    "erased_leaf.only_the_system_erases",
    "erased_leaf.only_the_system_purges",
    "erased_leaf.only_the_system_reads",
    "help_text.everybody_reads",
    "logo.everybody_sees_what_was_published",
    "organisation.everybody_reads",
    "person_tree.only_the_system_adds",
    "person_tree.only_the_system_closes",
    "person_tree.only_the_system_reads",
    "root_key.only_the_system_adds",
    "root_key.only_the_system_closes",
    "root_key.only_the_system_reads",
    "service.everybody_reads_what_was_offered",
    "service_version.everybody_reads_what_was_offered",
  ]);
});

test("backups are told to operators alone, and written by the owner alone", async () => {
  await town.house.sqlAs("owner", "insert into backup values (now(), 1, 1, 1)");
  const actors = [{}, ...actorsOf(elsewhere, elsewhere)];
  for (const actor of actors) {
    const reads = await tries(actor, "select * from backup");
    const may = actor.actor_kind === "system" || actor.roles?.split(",").includes("operator");
    expect([actor, reads]).toEqual([actor, may ? 1 : 0]);
    expect(await tries(actor, "insert into backup values (now(), 9, 9, 9)")).toBe(DENIED);
    expect(await tries(actor, "delete from backup")).toBe(DENIED);
  }
});

test("what is tried together goes through, is undone, and is counted, as what is tried alone", async () => {
  const system = { authority: town.world.caen, actor_kind: "system" };
  const statements = [
    "delete from session",
    "select from person",
    "select from session",
    "select from nowhere",
  ];
  const alone: Tried[] = [];
  for (const sql of statements) alone.push([sql, await tries(system, sql)]);
  expect(await tryEach(system, statements)).toEqual(alone);
  expect(alone.slice(0, 3).every(([, done]) => Number(done) > 0)).toBe(true);
  expect(alone[3]?.[1]).toBe("42P01");
  expect(await tryEach({}, ["update element set state = 'validated'"])).toSatisfy(
    ([one]: readonly Tried[]) => one !== undefined && !isNotRefused(one),
  );
});

test("which leaves were erased, and of which trees, is the system's alone to read, to write and to purge", async () => {
  await town.house.sqlAs("owner", "insert into erased_leaf values (7, 1) on conflict do nothing");
  for (const actor of [{}, ...actorsOf(town.world.caen, town.zelie.personId)].filter(
    (one) => one.actor_kind !== "system",
  ))
    for (const sql of [
      "select from erased_leaf",
      "select from person_tree",
      "select from root_key",
      "insert into root_key values (9, decode(repeat('00', 16), 'hex'), now())",
      "update root_key set sealed_again_at = now()",
      "insert into erased_leaf values (8, 1)",
      "insert into person_tree values (9, decode(repeat('00', 16), 'hex'))",
      "delete from erased_leaf",
      "update person_tree set closed_at = now()",
    ])
      expect([actor, sql, await tries(actor, sql)]).toSatisfy(([, , done]) => refused.includes(done));
});

describe("without settings", () => {
  test("nothing is read but what is published", async () => {
    const looks = tables.filter((name) => !published.has(name)).map((table) => `select * from ${table}`);
    expect((await tryEach({}, looks)).filter(isNotRefused), READABLE).toEqual([]);
  });

  test("nothing is inserted, updated or deleted, published or not", async () => {
    for (const table of tables) {
      expect((await tryEach({}, await changesOf(table))).filter(isNotRefused)).toEqual([]);
      const [row] = await town.house.sqlAs<{ row: object }>(
        "owner",
        `select to_jsonb(t) as row from ${table} t limit 1`,
      );
      // An empty table has failed above already.
      if (row === undefined) continue;
      const computed = await listComputedColumns(table);
      const columns = Object.keys(row.row)
        .filter((column) => !computed.has(column))
        .map((column) => `"${column}"`)
        .join(", ");
      const copy = `insert into ${table} (${columns}) overriding system value select ${columns} from jsonb_populate_record(null::${table}, $1)`;
      // 23514: a guard of the table's machine speaks before row-level security does.
      expect([table, await tries({}, copy, [JSON.stringify(row.row)])]).toSatisfy(([, done]) =>
        [DENIED, "23514"].includes(String(done)),
      );
    }
  });
});

describe("with the settings of another authority, whoever acts there, even in the name of one of ours", () => {
  test("no row of ours is read, except what is published", async () => {
    const looks = tables.filter((name) => !published.has(name)).map((table) => `select * from ${table}`);
    for (const id of [elsewhere, town.zelie.personId])
      for (const settings of actorsOf(elsewhere, id))
        expect([settings, (await tryEach(settings, looks)).filter(isNotRefused)]).toEqual([settings, []]);
  });

  test("no row of ours is changed or deleted", { timeout: 300_000 }, async () => {
    const changes = (await Promise.all(tables.map(changesOf))).flat();
    expect(changes.length).toBeGreaterThan(tables.length * 5);
    for (const settings of actorsOf(elsewhere, town.zelie.personId))
      expect([settings, (await tryEach(settings, changes)).filter(isNotRefused)]).toEqual([settings, []]);
  });

  test("a draft of a campaign is not published", async () => {
    for (const settings of actorsOf(elsewhere, elsewhere))
      expect(await tries(settings, "select from campaign where state = 'draft'")).toBe(0);
  });

  test("a draft of a service is not published", async () => {
    for (const settings of actorsOf(elsewhere, elsewhere))
      expect(
        await tries(settings, "select from service_version where state not in ('published', 'retired')"),
      ).toBe(0);
  });

  test("no authority enters another, nor speaks in its name", async () => {
    const system = { authority: elsewhere, actor_kind: "system" };
    const { caen, agglomeration } = town.world;
    expect(await tries(system, "insert into authority_member values ($1, $2)", [agglomeration, caen])).toBe(
      DENIED,
    );
    expect(
      await tries(
        system,
        "insert into journal_entry (authority_id, id, day, sealed, leaf_hash) values ($1, gen_random_uuid(), now(), '', sha256(''))",
        [caen],
      ),
    ).toBe(DENIED);
  });
});

describe("in our own authority", () => {
  const as = (actor_kind: string, more: Settings = {}): Settings => ({
    authority: town.world.caen,
    actor_kind,
    ...more,
  });
  const reads = (settings: Settings, table: string) => tries(settings, `select from ${table}`);

  test("nobody unknown, and no business application, reads or destroys anything of anybody", async () => {
    const open = new Set([...published, ...proof, "delivery"]);
    const looks = tables.filter((name) => !open.has(name)).map((table) => `select * from ${table}`);
    for (const kind of ["none", "anonymous", "client"]) {
      const seen = await tryEach(as(kind, { actor_id: elsewhere }), looks);
      expect([kind, seen.filter(isNotRefused)], READABLE).toEqual([kind, []]);
    }
  });

  test("nobody but the system destroys a key, an account, a session", async () => {
    const everyone = actorsOf(town.world.caen, town.zelie.personId).filter(
      (one) => one.actor_kind !== "system",
    );
    for (const settings of everyone)
      for (const table of ["person_key", "account", "session", "sign_in_link", "journal_entry"])
        expect([table, settings, await tries(settings, `delete from ${table}`)]).toSatisfy(([, , gone]) =>
          refused.includes(gone),
        );
  });

  test("roles written in a person's settings give no role", async () => {
    const cheat = as("person", { actor_id: elsewhere, roles: staffRoles.join(",") });
    for (const table of ["element", "person_key", "account", "staff", "enrolment_file"])
      expect([table, await reads(cheat, table)]).toEqual([table, 0]);
  });

  test("a person neither validates their own element, nor rewrites it, nor declares themselves enrolled", async () => {
    const zelie = as("person", { actor_id: town.zelie.personId });
    expect(await tries(zelie, "update element set state = 'validated' where state = 'declared'")).toBe(
      DENIED,
    );
    expect(await tries(zelie, "update element set value_sealed = ''")).toBe(DENIED);
    expect(await tries(zelie, "update person set status = 'enrolled'")).toBe(DENIED);
    const validated =
      "insert into element select authority_id, gen_random_uuid(), person_id, 'school', 'validated', value_sealed from element limit 1";
    expect(
      await tries(
        zelie,
        validated.replace("value_sealed from", "value_sealed, null, provenance_sealed from"),
      ),
    ).toBe(DENIED);
    expect(await tries(zelie, "update element set assurance = 'high' where state = 'validated'")).toBe(0);
  });

  test("a person reads what the platform found of their documents, and neither changes nor erases it", async () => {
    const [row] = await town.house.sqlAs<{ person_id: string }>(
      "owner",
      "select person_id from document_check",
    );
    const holder = as("person", { actor_id: row?.person_id ?? "" });
    expect(await reads(holder, "document_check")).toBeGreaterThan(0);
    expect(await tries(holder, "update document_check set names_agree = true")).toBe(0);
    expect(await tries(holder, "delete from document_check")).toBe(0);
    const another =
      "insert into document_check select authority_id, gen_random_uuid(), person_id, code_index, true, false, checked_on, purge_on, finding_sealed from document_check limit 1";
    expect(await tries(holder, another)).toBe(DENIED);
  });

  test("nobody makes, prolongs or opens again a session, nor moves an account to somebody else", async () => {
    const zelie = as("person", { actor_id: town.zelie.personId });
    expect(await tries(zelie, "update session set expires_at = '2099-01-01'")).toBe(DENIED);
    expect(await tries(zelie, "update session set revoked_at = null")).toBe(DENIED);
    expect(await tries(zelie, "insert into session select * from session")).toBe(DENIED);
    const desk = as("staff", { actor_id: elsewhere, roles: "reception" });
    expect(await tries(desk, "update account set person_id = gen_random_uuid()")).toBe(DENIED);
  });

  test.each(["reception", "validator", "service_validator", "service_manager", "operator"])(
    "the role %s reads no journal, no sign-in link, no message to an agent",
    async (roles) => {
      const agent = as("staff", { actor_id: elsewhere, roles });
      expect(await reads(agent, "journal_entry")).toBe(0);
      expect(await reads(agent, "sign_in_link")).toBe(0);
      expect(await tries(agent, "select from message where person_id is null")).toBe(0);
    },
  );
});
