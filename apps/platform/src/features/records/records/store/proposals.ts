import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type ComparisonRow, type ProposalRow, selectRecordTables } from "./tables.ts";

export async function saveProposals(
  tx: Tx,
  authorityId: AuthorityId,
  rows: readonly ProposalRow[],
): Promise<void> {
  await selectRecordTables(tx)
    .deleteFrom("record_proposal")
    .where("authority_id", "=", authorityId)
    .execute();
  for (let at = 0; at < rows.length; at += 1_000) {
    const batch = rows.slice(at, at + 1_000).map(({ agreements, ...row }) => ({
      ...row,
      agreements: sql<unknown>`${JSON.stringify(agreements)}::jsonb`,
    }));
    await selectRecordTables(tx).insertInto("record_proposal").values(batch).execute();
  }
}

/** What waits for somebody: neither one record already, nor of two people of the platform, nor said apart. */
const selectWaitingProposals = (authorityId: AuthorityId) => sql`
  from record_proposal p
  join source_record l on l.authority_id = p.authority_id and l.id = p.left_source
  left join source_record r on r.authority_id = p.authority_id and r.id = p.right_source
  where p.authority_id = ${authorityId}
    and l.record_id is distinct from r.record_id
    and (l.person_id is null or coalesce(r.person_id, p.right_person) is null)
    and not exists (select 1 from record_apart a where a.authority_id = p.authority_id
    and a.left_source = p.left_source
      and coalesce(a.right_source, a.right_person) = coalesce(p.right_source, p.right_person))`;

/** What the rule may do by itself: without a conflict, and of no merge that somebody undid. */
const selectSureProposals = (from: number | undefined) =>
  from === undefined
    ? sql``
    : sql`and p.probability >= ${from} and p.conflicts = 0
    and not exists (select 1 from record_merge m where m.authority_id = p.authority_id and m.state = 'undone'
      and (m.left_source, coalesce(m.right_source, m.right_person)) in (
        (p.left_source, coalesce(p.right_source, p.right_person)), (coalesce(p.right_source, p.right_person),
        p.left_source)))`;

export interface ProposalFilter {
  readonly limit: number;
  readonly offset?: number;
  /** Only those from this probability on, which the rule may merge by itself. */
  readonly sureFrom?: number;
  /** Only among these. */
  readonly ids?: readonly string[];
}

/** The likeliest first, as it is said of them: what differs counts as well as the probability. */
export async function listWaiting(
  tx: Tx,
  authorityId: AuthorityId,
  { limit, offset = 0, sureFrom, ids }: ProposalFilter,
): Promise<readonly ProposalRow[]> {
  const among = ids === undefined ? sql`` : sql`and p.id = any (${ids}::uuid[])`;
  const { rows } = await sql<ProposalRow>`
    select p.* ${selectWaitingProposals(authorityId)} ${selectSureProposals(sureFrom)} ${among}
    order by p.likelihood, p.probability desc, p.id limit ${limit} offset ${offset}`.execute(tx);
  return rows;
}

export async function countWaiting(tx: Tx, authorityId: AuthorityId, sureFrom?: number): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::integer as n ${selectWaitingProposals(authorityId)}
    ${selectSureProposals(sureFrom)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function findProposalRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: string,
): Promise<ProposalRow | undefined> {
  return selectRecordTables(tx)
    .selectFrom("record_proposal")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function findComparison(tx: Tx, authorityId: AuthorityId): Promise<ComparisonRow | undefined> {
  return selectRecordTables(tx)
    .selectFrom("record_comparison")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .executeTakeFirst();
}

/**
 * The row of the authority, written when it is not there, locked.
 * @param now when it is first asked for
 */
export async function ensureLockedComparison(
  tx: Tx,
  authorityId: AuthorityId,
  now: Date,
): Promise<ComparisonRow> {
  await selectRecordTables(tx)
    .insertInto("record_comparison")
    .values({ ...never, authority_id: authorityId, asked_at: now })
    .onConflict((conflict) => conflict.columns(["authority_id"]).doNothing())
    .execute();
  return selectRecordTables(tx)
    .selectFrom("record_comparison")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

const never = { started_at: null, done_at: null, failed_at: null, compared: 0, too_many: false } as const;

/** Asked for once more, whatever runs: its turn is left alone. */
export async function updateComparisonRequest(tx: Tx, authorityId: AuthorityId, now: Date): Promise<void> {
  await selectRecordTables(tx)
    .insertInto("record_comparison")
    .values({ ...never, authority_id: authorityId, asked_at: now })
    .onConflict((conflict) =>
      conflict.columns(["authority_id"]).doUpdateSet({ asked_at: now, failed_at: null }),
    )
    .execute();
}

/** Of the row locked before. */
export async function updateComparison(
  tx: Tx,
  authorityId: AuthorityId,
  change: Partial<Omit<ComparisonRow, "authority_id" | "asked_at">>,
): Promise<void> {
  await selectRecordTables(tx)
    .updateTable("record_comparison")
    .set(change)
    .where("authority_id", "=", authorityId)
    .execute();
}
