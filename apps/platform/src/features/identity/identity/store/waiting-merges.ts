import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, StaffId } from "../../../../kernel/ids.ts";
import {
  NO_DUE_DAY,
  type WaitingCounts,
  type WaitingMoment,
  type WaitingQuery,
} from "../../../../kernel/waiting.ts";
import {
  countWaitingRows,
  selectWaitingFilter,
  selectWaitingPage,
  type WaitingColumns,
} from "../../../../kernel/waiting-rows.ts";
import { type PersonMergeRecord, toPersonMergeTables } from "./person-merges.ts";

/** What waits for an agent: to be merged, or a colleague's request that others answer. */
export interface WaitingMergesWanted {
  readonly authorityId: AuthorityId;
  /** Who asks is not who answers. */
  readonly staffId: StaffId | null;
  /** Days after which a request lapses. */
  readonly lapseDays: number;
}

const buildWaitingColumns = ({ lapseDays }: WaitingMergesWanted): WaitingColumns => ({
  dueOn: sql`coalesce((case when state = 'active' then undo_asked_on else asked_on end) + ${lapseDays}::int,
    ${NO_DUE_DAY}::date)`,
  since: sql`said_on`,
  sinceType: "date",
  id: sql`id`,
});

const selectWaitingMerges = (tx: Tx, { authorityId, staffId }: WaitingMergesWanted) =>
  toPersonMergeTables(tx)
    .selectFrom("person_merge")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`(state = 'waiting' or state = 'asked' and asked_by is distinct from ${staffId}::uuid
      or state = 'active' and undo_asked_by is not null
        and undo_asked_by is distinct from ${staffId}::uuid)`);

export async function listWaitingMergeRows(
  tx: Tx,
  wanted: WaitingMergesWanted,
  query: WaitingQuery,
): Promise<readonly (PersonMergeRecord & { readonly due_on: CivilDate })[]> {
  const { search } = query;
  const columns = buildWaitingColumns(wanted);
  const all = selectWaitingMerges(tx, wanted)
    .selectAll()
    .select(sql<CivilDate>`${columns.dueOn ?? sql`null`}`.as("due_on"));
  const rows = !search
    ? all
    : "number" in search
      ? all.where(sql<boolean>`false`)
      : all.where(sql<boolean>`(one_id = any(${[...search.personIds]}::uuid[])
          or other_id = any(${[...search.personIds]}::uuid[]))`);
  return selectWaitingPage(selectWaitingFilter(rows, columns, query), columns, query).execute();
}

export const countWaitingMergeRows = (
  tx: Tx,
  wanted: WaitingMergesWanted,
  moment: WaitingMoment,
): Promise<WaitingCounts> =>
  countWaitingRows(selectWaitingMerges(tx, wanted), buildWaitingColumns(wanted), moment);
