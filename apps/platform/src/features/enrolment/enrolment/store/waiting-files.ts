import { type SqlBool, sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, StaffId } from "../../../../kernel/ids.ts";
import {
  noWaitingCounts,
  WAITING_COUNT_CAP,
  type WaitingCounts,
  type WaitingFilter,
  type WaitingMoment,
  type WaitingQuery,
} from "../../../../kernel/waiting.ts";
import {
  selectWaitingFilter,
  selectWaitingPage,
  type WaitingColumns,
} from "../../../../kernel/waiting-rows.ts";
import { type FileRow, toEnrolmentTables } from "./tables.ts";

const columns: WaitingColumns = {
  dueOn: sql`due_on`,
  since: sql`submitted_at`,
  sinceType: "timestamptz",
  id: sql`id`,
};

// As the partial indexes say it, so that the planner takes them.
const scopes = {
  open: sql<SqlBool>`state in ('submitted', 'in_review')`,
  suspended: sql<SqlBool>`state = 'awaiting_person' and state <> 'draft'`,
  decided: sql<SqlBool>`state = 'decided' and state <> 'draft'`,
} as const;

/** After the letters, digits and hyphens of numbers, byte by byte (collation "C"). */
const LAST_SIGN = "~";

/**
 * Of the desks that the agent serves: row-level security. Reads the index of whose, of which desk, or of all.
 */
export async function listWaitingFileRows(
  tx: Tx,
  { authorityId, self }: { readonly authorityId: AuthorityId; readonly self: StaffId | null },
  query: WaitingQuery,
): Promise<readonly FileRow[]> {
  const { scope, assigned, deskId, arrivedFrom, search } = query;
  let rows = toEnrolmentTables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(scopes[scope]);
  if (deskId !== undefined) rows = rows.where("desk_id", "=", deskId);
  if (assigned === "nobody") rows = rows.where("assigned_to", "is", null);
  if (assigned === "mine") rows = rows.where("assigned_to", "=", self);
  if (arrivedFrom !== undefined) rows = rows.where(sql<SqlBool>`state = 'submitted'`);
  if (search) rows = rows.where(formatFileSearch(search));
  return selectWaitingPage(selectWaitingFilter(rows, columns, query), columns, query).execute();
}

/**
 * The end of a number is enough: that is how it is said over the telephone. Backwards it is a beginning,
 * between itself and itself with the last sign of all, which the index files_by_receipt_end answers.
 */
const formatFileSearch = (search: NonNullable<WaitingFilter["search"]>) =>
  "number" in search
    ? sql<SqlBool>`receipt_end >= reverse(${search.number}) and receipt_end < reverse(${search.number}) ||
      ${LAST_SIGN}`
    : sql<SqlBool>`person_id = any(${[...search.personIds]}::uuid[])`;

export async function countWaitingFileRows(
  tx: Tx,
  { authorityId, self }: { readonly authorityId: AuthorityId; readonly self: StaffId | null },
  { today, arrivedFrom, deskId }: WaitingMoment,
): Promise<WaitingCounts> {
  const desk = deskId === undefined ? sql`true` : sql`desk_id = ${deskId}`;
  const count = (condition: ReturnType<typeof sql>) =>
    sql`(select count(*)::int from (select from enrolment_file where authority_id = ${authorityId} and ${desk}
      and ${condition} limit ${WAITING_COUNT_CAP}) as counted)`;
  const { rows } = await sql<WaitingCounts>`select
    ${count(scopes.open)} as open,
    ${count(sql`${scopes.open} and due_on < ${today}::date`)} as late,
    ${count(sql`state = 'submitted' and submitted_at >= ${arrivedFrom}`)} as fresh,
    ${count(sql`${scopes.open} and assigned_to = ${self}::uuid`)} as mine,
    ${count(sql`${scopes.open} and assigned_to is null`)} as unassigned,
    ${count(scopes.suspended)} as suspended`.execute(tx);
  return rows[0] ?? noWaitingCounts;
}
