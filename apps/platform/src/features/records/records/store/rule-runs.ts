import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type RuleRunRow, selectRecordTables } from "./tables.ts";

/**
 * In the place of the one before, once that one is done.
 * @returns false when it is known already, or another is under way.
 */
export async function addRuleRun(
  tx: Tx,
  row: Omit<RuleRunRow, "looked" | "merged" | "done_at">,
): Promise<boolean> {
  const { authority_id, id, proposals, revisions, asked_at, asked_by } = row;
  const { numAffectedRows } = await sql`
    insert into record_rule_run as known (authority_id, id, proposals, revisions, asked_at, asked_by)
    values (${authority_id}, ${id}, ${proposals}::uuid[], ${revisions}::text[], ${asked_at}, ${asked_by})
    on conflict (authority_id) do update set id = excluded.id, proposals = excluded.proposals,
      revisions = excluded.revisions,
      looked = 0, merged = 0,
      asked_at = excluded.asked_at, asked_by = excluded.asked_by, done_at = null
    where known.done_at is not null and known.id <> excluded.id
  `.execute(tx);
  return numAffectedRows === 1n;
}

export const findRuleRun = (tx: Tx, authorityId: AuthorityId): Promise<RuleRunRow | undefined> =>
  selectRecordTables(tx)
    .selectFrom("record_rule_run")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();

export const findLockedRuleRun = (tx: Tx, authorityId: AuthorityId): Promise<RuleRunRow | undefined> =>
  selectRecordTables(tx)
    .selectFrom("record_rule_run")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .forUpdate()
    .executeTakeFirst();

/** Of the row locked before. */
export async function updateRuleRun(
  tx: Tx,
  { authority_id }: Pick<RuleRunRow, "authority_id">,
  change: Partial<Pick<RuleRunRow, "looked" | "merged" | "done_at">>,
): Promise<void> {
  await selectRecordTables(tx)
    .updateTable("record_rule_run")
    .set(change)
    .where("authority_id", "=", authority_id)
    .execute();
}
