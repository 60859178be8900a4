import { type SqlBool, sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, StaffId } from "../../../../kernel/ids.ts";
import type { WaitingCounts, WaitingMoment, WaitingQuery } from "../../../../kernel/waiting.ts";
import {
  countWaitingRows,
  selectWaitingFilter,
  selectWaitingPage,
  type WaitingColumns,
} from "../../../../kernel/waiting-rows.ts";
import type { RightsRow } from "./requests.ts";
import type { Tables } from "./rows.ts";

/** To answer, or an erasure that another agent than who noted it confirms. */
export type WaitingPart =
  | { readonly part: "to_answer" }
  | { readonly part: "to_confirm"; readonly staffId: StaffId | null };

const columnsOf = ({ part }: WaitingPart): WaitingColumns => ({
  dueOn: part === "to_answer" ? sql`due_on` : sql`coalesce(acts_on, due_on)`,
  since: sql`received_on`,
  sinceType: "date",
  id: sql`id`,
});

/** Both read the index rights_requests_open: few are under way at once. */
function selectPart(tx: Tx, authorityId: AuthorityId, wanted: WaitingPart) {
  const open = tx.withTables<Tables>().selectFrom("rights_request").where("authority_id", "=", authorityId);
  if (wanted.part === "to_answer") return open.where("state", "=", "waiting");
  return open
    .where("state", "=", "scheduled")
    .where("needs_colleague", "=", true)
    .where("confirmed_by", "is", null)
    .where(sql<SqlBool>`noted_by is distinct from ${wanted.staffId}::uuid`);
}

export async function listWaitingRequestRows(
  tx: Tx,
  authorityId: AuthorityId,
  wanted: WaitingPart,
  query: WaitingQuery,
): Promise<readonly RightsRow[]> {
  const { search } = query;
  const all = selectPart(tx, authorityId, wanted).selectAll();
  const rows = !search
    ? all
    : "number" in search
      ? all.where(sql<SqlBool>`right(number, ${search.number.length}::int) = ${search.number}`)
      : all.where(sql<SqlBool>`person_id = any(${[...search.personIds]}::uuid[])`);
  const columns = columnsOf(wanted);
  return selectWaitingPage(selectWaitingFilter(rows, columns, query), columns, query).execute();
}

export const countWaitingRequestRows = (
  tx: Tx,
  authorityId: AuthorityId,
  wanted: WaitingPart,
  moment: WaitingMoment,
): Promise<WaitingCounts> => countWaitingRows(selectPart(tx, authorityId, wanted), columnsOf(wanted), moment);
