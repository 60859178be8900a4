import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";

// The role of the application, whatever its settings: what PostgreSQL itself refuses.

let house: TestRuntime;
beforeAll(async () => {
  house = await testRuntime();
});
afterAll(() => house.close());

const names = async (sql: string) =>
  (await house.sqlAs<{ name: string }>("owner", sql)).map(({ name }) => name);
const allTables =
  "from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname in ('public', 'pgboss') and relkind in ('r', 'p')";

describe("the application role", () => {
  test("is no superuser, member of no role, and owns nothing", async () => {
    const [role] = await house.sqlAs(
      "owner",
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
         (select count(*)::int from pg_auth_members m where m.member = r.oid) as groups,
         (select count(*)::int from pg_class c where c.relowner = r.oid) as owned
       from pg_roles r where rolname = 'ardeco_app'`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      groups: 0,
      owned: 0,
    });
  });

  test("truncates, references and hooks no table, the jobs' included", async () => {
    for (const privilege of ["TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"])
      expect(
        await names(
          `select relname as name ${allTables} and has_table_privilege('ardeco_app', c.oid, '${privilege}')`,
        ),
      ).toEqual([]);
  });

  test("neither updates nor deletes a line of the journal, in any column", async () => {
    for (const table of [
      "journal_entry",
      "journal_leaf",
      "counter_transfer",
      "counter_seal",
      "till_closing",
      "invoice_account",
      "invoice_reminder",
      "invoice_mark",
      "invoice_number",
      "pass_statement",
      "pass_transfer",
      "pass_transfer_void",
    ]) {
      const [may] = await house.sqlAs(
        "owner",
        `select has_any_column_privilege('ardeco_app', '${table}', 'UPDATE') as update,
           has_table_privilege('ardeco_app', '${table}', 'DELETE') as delete`,
      );
      expect(may).toEqual({ update: false, delete: false });
    }
  });

  test.each([
    "create table mine (id int)",
    "create temporary table person (id int)",
    "create schema mine",
    "create function mine() returns int language sql as 'select 1'",
    "alter table person disable row level security",
    "drop policy reach on person",
    "create policy mine on person using (true)",
    "create or replace function ardeco_actor_kind() returns text language sql return 'system'",
    "select * from pg_authid",
    "set role ardeco_owner",
    "set session authorization ardeco_owner",
    "grant ardeco_owner to ardeco_app",
    "alter role ardeco_app superuser",
    "alter role ardeco_app bypassrls",
    "copy person to program 'id'",
    "copy person from '/etc/passwd'",
    "select pg_read_file('/etc/passwd')",
    "select lo_import('/etc/passwd')",
    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ardeco_owner' union all select pg_reload_conf()",
    "truncate journal_entry",
    "update journal_entry set sealed = ''",
    "delete from journal_leaf",
    "select * from oidc_payload",
    "insert into migration (name) values ('x')",
    "update schema_baseline set checksum = 'x'",
    "delete from sql_function",
    "create or replace function ardeco_authority() returns uuid language sql return null::uuid",
    "alter table person add column name text",
    "set session_replication_role = replica",
    "alter system set log_statement = 'all'",
  ])("is refused: %s", async (sql) => {
    await expect(house.sqlAs("application", sql)).rejects.toThrow(/denied|must be|only roles|cannot/i);
  });

  test("turns row-level security off to no avail: the query fails instead", async () => {
    await expect(house.sqlAs("application", "set row_security = off; select * from person")).rejects.toThrow(
      "row-level security",
    );
  });
});

/** Functions that read past row-level security, and why they may. */
const trusted = {
  access_end_codes: "ends codes of a draft whose random id the caller must know; reads and opens nothing",
  access_find_session: "one row, by the hash of a token that only its browser holds",
  access_find_sign_in_state: "a number and a yes or no, of one account whose random id the caller must know",
  account_link_sectors: "ids of services of the acting authority in which some account is tied, and nobody's",
  ardeco_acts_for: "a yes or no about the acting person",
  ardeco_agent_line:
    "names of agents of the acting authority, or of one that lends agents to it, and who added them; for agents and the system",
  ardeco_answers_without_key: "ids of authorities, for the system only",
  ardeco_decides: "a yes or no about the acting agent",
  ardeco_deliveries: "rows of one grant or one HMAC that the caller must know, for either side",
  ardeco_delivery_counts: "numbers of a provider's own services",
  ardeco_desks_served: "desks of the acting agent",
  ardeco_drop_erased_rows: "rows deleted before a restored backup, for the system only",
  ardeco_equipment_in_trouble: "two counts over all authorities, for the system only",
  ardeco_forget_files:
    "bytes that only the system may forget, of deliveries of the acting authority's people",
  ardeco_forget_row_key: "run by triggers alone: nobody else may",
  ardeco_is_restricted:
    "a yes or no about somebody of the acting authority whose random id the caller must know",
  ardeco_keeps_company: "a yes or no about the acting person",
  ardeco_keeps_household: "a yes or no about the acting person",
  ardeco_keys_before: "ids of authorities and counts, for the system only",
  ardeco_keys_of_erased: "ids of people erased before a restored backup, for the system only",
  ardeco_keys_that_speak:
    "wrapped keys, of numbers whose random ids the caller must know, while a value of theirs speaks for somebody whom the acting person reaches",
  ardeco_leads_elsewhere: "says yes or no of one number, in the actor's own authority",
  ardeco_leaf_is_free: "a yes or no about a random number",
  ardeco_link_went: "a trigger: the key of words that are gone goes too",
  ardeco_manages: "a yes or no about the acting agent",
  ardeco_may_declare: "a yes or no about the acting person",
  ardeco_next_delivery: "a number, of a grant whose random id the caller must know",
  ardeco_receivers: "ids of applications, that every authorization request shows anyway",
  ardeco_receives_files: "a yes or no about an authority: does anybody decide files there",
  ardeco_row_went: "a trigger: the key of a row that is gone goes too",
  ardeco_serves: "a yes or no about the acting agent",
  ardeco_serves_household: "a yes or no about the acting agent",
  ardeco_service_figures:
    "numbers of a provider’s own services, small ones hidden from who does not manage them",
  ardeco_source_pause: "the platform’s own pace towards registers of the State; holds nobody",
  ardeco_source_take: "the platform’s own pace towards registers of the State; holds nobody",
  ardeco_speaks_for_reached: "a yes or no about a merge of somebody whom the acting person reaches",
  ardeco_work_list: "what waits for the agent who asks, of a service that they manage",
  audit_authorities_at_work: "ids of authorities, public, for the system only",
  authorities_import: "refuses whoever is not the operator; writes official facts, which are public",
  card_application_tells_counter:
    "a trigger: the counter of a new application knows that cards carry it; reads nothing",
  card_denies: "a trigger: the list of refused cards follows the card just forgotten; reads nothing",
  catalogue_localisers: "ids of authorities, public, that took up a model, for its own managers",
  consent_find_grant: "one row, sealed, of a grant whose random id the caller must know, for either side",
  counter_bound_guard:
    "a trigger: a bound is of somebody's account, of a counter that parents may bound; reads that and nothing else",
  counters_end_on: "a day, on accounts of counters that a part of the house keeps, for the system only",
  counters_forget:
    "empties the words of one account whose random id the caller must know, for the system only; reads nothing; for servers of before 1041 alone, while they are replaced: the next version drops it",
  counters_forget_after: "as counters_forget, of the lines after one",
  counters_move:
    "one transfer: for a service, of an account whose HMAC the caller must know, within the counters that list it, by a client of the authority; otherwise for its system only",
  counters_move_all: "transfers of services, each as counters_move",
  direct_debit_guard:
    "a trigger: what a debit needs to be written; reads its collection, its mandate, its invoice and the credit notes of it",
  households_forget_creator: "empties one column for an erased person, for the system only; reads nothing",
  identity_forget_creator: "empties one column for an erased person, for the system only; reads nothing",
  invoice_guard:
    "a trigger: an invoice takes the next number of its series; reads the invoice that a credit note mends",
  journal_line_waits: "a trigger: the line just written waits for its place; reads nothing",
  old_card_file_stopped: "a trigger: no card of a file that was just stopped serves any more; reads nothing",
  old_card_use_guard: "a trigger: a use is counted on its card, within what it holds; reads nothing",
  online_payment_given_back:
    "a trigger: what the Treasury gave back is said by the régisseur of the day; reads who that is",
  openid_consume: "one row, by an HMAC that the caller must know",
  openid_destroy: "one row, by an HMAC that the caller must know",
  openid_find: "one row, by an HMAC that the caller must know",
  openid_find_by_uid: "one row, by an HMAC that the caller must know",
  openid_purge: "what expired, of the authority of the acting system",
  openid_put: "one row, sealed under a key outside the database",
  openid_put_once:
    "one row of proof used, by an HMAC that the caller must know; gives nothing but whether it is the first",
  openid_revoke: "rows of one grant, by an HMAC that the caller must know",
  openid_revoke_of_holder: "rows of one person under one grant, by an HMAC that the caller must know",
  pass_statement_guard: "a trigger: a statement is the sum of its uses, and is never rewritten",
  pass_use_guard: "a trigger: a use takes the next number of its partner, within its offer",
  payment_adds_up:
    "a trigger: compares a payment with its line, its price, the closings of its till and what it refunds; reads nothing else",
  payment_guard:
    "a trigger: what a payment needs to be written; reads the line, the naming and the closings of its own régie",
  payment_refund_by_who_may:
    "a trigger: what left a till is given back by the régisseur; reads the payment, the closings of the till and who that is",
  small_staff_mode_ends: "whoever gives the role need not be the administrator who declared the mode",
  support_denies: "a trigger: the deny list follows the support just changed; reads nothing",
  support_denies_the_dead:
    "a trigger: the deny list follows the status just changed of their holder; reads nothing else",
  till_closing_by_who_was_named: "a trigger: whether who closes a till was named in its régie; says no more",
  till_closing_guard: "a trigger: an agent's own till is added up, numbered and sealed",
};

describe("functions that read past row-level security", () => {
  test("are those we know", async () => {
    const found = await names(
      "select distinct proname as name from pg_proc join pg_namespace n on n.oid = pronamespace where prosecdef and nspname not in ('pg_catalog', 'information_schema') order by 1",
    );
    expect(found).toEqual(Object.keys(trusted));
  });

  test("look names up in a fixed path, are open to the application only, and nobody creates in that path", async () => {
    expect(
      await names(
        `select proname as name from pg_proc join pg_namespace n on n.oid = pronamespace
         where prosecdef and nspname = 'public' and (
           not coalesce(array_to_string(proconfig, ';'), '') ~ '(^|;)search_path=(pg_catalog|public), pg_temp(;|$)'
           or exists (select from aclexplode(proacl) where grantee = 0) or proacl is null
           or pg_get_userbyid(proowner) <> 'ardeco_owner')`,
      ),
    ).toEqual([]);
    const [may] = await house.sqlAs(
      "application",
      "select has_schema_privilege('public', 'create') as public, has_database_privilege(current_database(), 'temp') as temp",
    );
    expect(may).toEqual({ public: false, temp: false });
  });

  test("say no to nobody", async () => {
    const id = "'11111111-1111-4111-8111-111111111111'::uuid";
    for (const ask of [
      "acts_for",
      "may_declare",
      "keeps_household",
      "keeps_company",
      "serves",
      "serves_household",
      "manages",
    ])
      expect(await house.sqlAs("application", `select ardeco_${ask}(${id}) as answer`)).toEqual([
        { answer: false },
      ]);
    await expect(house.sqlAs("application", `select ardeco_next_delivery(${id})`)).rejects.toThrow(
      "nobody acts",
    );
    expect(await house.sqlAs("application", "select ardeco_desks_served() as desks")).toEqual([
      { desks: [] },
    ]);
    expect(await house.sqlAs("application", `select * from ardeco_deliveries(${id}, '')`)).toEqual([]);
    expect(await house.sqlAs("application", `select openid_purge(${id}, '9999-01-01') as gone`)).toEqual([
      { gone: 0 },
    ]);
  });
});
