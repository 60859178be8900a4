import { sql } from "kysely";
import type { Installation, InstallationMeasured, InstallationSettings } from "../../kernel/installation.ts";
import type { Database } from "../database/database.ts";

/** @param settings read each time: tests change them as a restart would */
export const openInstallation = (database: Database, settings: () => InstallationSettings): Installation => ({
  read: async () => ({ ...settings(), ...(await readInstallationMeasures(database)) }),
});

/** Asked of PostgreSQL as the application: what it may do, rather than what it was meant to. */
async function readInstallationMeasures(database: Database): Promise<InstallationMeasured> {
  const { rows } = await database.transaction(
    { actor: { kind: "system", name: "installation" }, authorityId: null },
    (tx) =>
      sql<InstallationMeasured>`
        select
          (select max(taken_at) from backup) as "lastBackupAt",
          (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
            or exists (select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
              and pg_has_role(current_user, relowner, 'usage')) as "roleBypassesRules",
          has_any_column_privilege('journal_entry', 'update') or has_table_privilege('journal_entry',
          'delete, truncate')
            as "roleRewritesJournal",
          count(*)::int as "tables",
          (count(*) filter (where relrowsecurity))::int as "tablesUnderRules"
        from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(tx),
  );
  const [measured] = rows;
  if (!measured) throw new Error("a measure without a row");
  return measured;
}
