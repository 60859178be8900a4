import type { TestRuntime } from "../../testing/test-runtime.ts";

/** One transaction of the platform, and what it changed: "insert into table". */
export interface Written {
  readonly xid: string;
  readonly changes: readonly string[];
  /** Whether it wrote a line of the journal too. */
  readonly told: boolean;
}

/** From now on, the database writes down what each transaction of the application changes, row by row. */
export async function watchWrites(house: TestRuntime): Promise<void> {
  await house.sqlAs(
    "owner",
    `create schema watched;
     create table watched.change (xid text, what text, primary key (xid, what));
     create function watched.note() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
       begin
         if session_user = 'ardeco_app' then
           insert into watched.change values (txid_current()::text, lower(tg_op) || ' ' || tg_table_name) on conflict do nothing;
         end if;
         return null;
       end $$;
     do $$ declare each record; begin
       for each in select tablename as name from pg_tables where schemaname = 'public' loop
         execute format('create trigger zz_watched after insert or update or delete on public.%I for each row execute function watched.note()', each.name);
       end loop;
     end $$`,
  );
}

/** Every transaction since the watch began, or since it was last asked. */
export async function takeWrites(house: TestRuntime): Promise<readonly Written[]> {
  const rows = await house.sqlAs<{ xid: string; what: string }>(
    "owner",
    "delete from watched.change returning xid, what",
  );
  return [...Map.groupBy(rows, ({ xid }) => xid)].map(([xid, changes]) => ({
    xid,
    changes: changes.map(({ what }) => what).toSorted(),
    told: changes.some(({ what }) => what === "insert journal_entry"),
  }));
}
