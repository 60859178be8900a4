import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId, DeskId, StaffId } from "../../../kernel/ids.ts";
import type { FileState } from "../file.ts";
import { type FileRow, tables } from "./tables.ts";

/** Where a page goes on: the order key of its last row, and its id. */
export interface After {
  readonly key: string;
  readonly id: string;
}

export interface QueuePart {
  readonly deskId?: DeskId;
  /** Of one agent, or of nobody (null). */
  readonly assignedTo?: StaffId | null;
  readonly after?: After;
  readonly limit: number;
}

/** Received since `since` and not taken, first come first. Reads the index files_that_arrive. */
export async function listArrivals(
  tx: Tx,
  authorityId: AuthorityId,
  since: Date,
  { deskId, assignedTo, after, limit }: QueuePart,
): Promise<readonly FileRow[]> {
  let query = tables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`state = 'submitted'`)
    .where("submitted_at", ">=", since)
    .orderBy("submitted_at")
    .orderBy("id")
    .limit(limit);
  if (deskId !== undefined) query = query.where("desk_id", "=", deskId);
  if (assignedTo !== undefined) query = query.where("assigned_to", "is not distinct from", assignedTo);
  if (after)
    query = query.where(sql<boolean>`(submitted_at, id) > (${after.key}::timestamptz, ${after.id}::uuid)`);
  return query.execute();
}

/** Everything else to be done, what is due first. Reads files_due or files_due_at_a_desk. */
export async function listDue(
  tx: Tx,
  authorityId: AuthorityId,
  arrivedBefore: Date,
  { deskId, assignedTo, after, limit }: QueuePart,
): Promise<readonly FileRow[]> {
  let query = tables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`state in ('submitted', 'in_review')`)
    .where((where) =>
      where.or([where("state", "<>", "submitted"), where("submitted_at", "<", arrivedBefore)]),
    )
    .orderBy("due_on")
    .orderBy("id")
    .limit(limit);
  if (deskId !== undefined) query = query.where("desk_id", "=", deskId);
  if (assignedTo !== undefined) query = query.where("assigned_to", "is not distinct from", assignedTo);
  if (after) query = query.where(sql<boolean>`(due_on, id) > (${after.key}::date, ${after.id}::uuid)`);
  return query.execute();
}

/** One state that was sent, what is or was due first. Reads files_in_a_state. */
export async function listInState(
  tx: Tx,
  authorityId: AuthorityId,
  state: FileState,
  { deskId, assignedTo, after, limit }: QueuePart,
): Promise<readonly FileRow[]> {
  let query = tables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", state)
    .where(sql<boolean>`state <> 'draft'`)
    .where("due_on", "is not", null)
    .orderBy("due_on")
    .orderBy("id")
    .limit(limit);
  if (deskId !== undefined) query = query.where("desk_id", "=", deskId);
  if (assignedTo !== undefined) query = query.where("assigned_to", "is not distinct from", assignedTo);
  if (after) query = query.where(sql<boolean>`(due_on, id) > (${after.key}::date, ${after.id}::uuid)`);
  return query.execute();
}

export interface CountedPart {
  readonly name: "arrivals" | "overdue" | "in_review" | "awaiting_person" | "mine";
  readonly rows: number;
}

/** Counts stop at `cap`: nobody acts on a longer number, and the page costs the same at 100,000 files. */
export async function countParts(
  tx: Tx,
  of: {
    authorityId: AuthorityId;
    deskId: DeskId | undefined;
    since: Date;
    today: string;
    self: string | null;
    cap: number;
  },
): Promise<readonly CountedPart[]> {
  const desk = of.deskId === undefined ? sql`true` : sql`desk_id = ${of.deskId}`;
  const part = (name: CountedPart["name"], condition: ReturnType<typeof sql>) =>
    sql`select ${name}::text as name, count(*)::int as rows from (select from enrolment_file
      where authority_id = ${of.authorityId} and ${desk} and ${condition} limit ${of.cap}) as counted`;
  const parts = [
    part("arrivals", sql`state = 'submitted' and submitted_at >= ${of.since}`),
    part("overdue", sql`state in ('submitted', 'in_review') and due_on < ${of.today}::date`),
    part("in_review", sql`state = 'in_review' and state <> 'draft'`),
    part("awaiting_person", sql`state = 'awaiting_person' and state <> 'draft'`),
    part("mine", sql`state in ('submitted', 'in_review') and assigned_to = ${of.self}::uuid`),
  ];
  const counted = await sql<CountedPart>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return counted.rows;
}

export interface DelayRow {
  readonly decided: number;
  readonly median_days: number | null;
  readonly p90_days: number | null;
  readonly longest_days: number | null;
}

/** Civil days from sending to decision, of the files decided within two days included. */
export async function measureDecided(
  tx: Tx,
  authorityId: AuthorityId,
  period: { from: string; to: string; deskId: DeskId | undefined },
): Promise<DelayRow> {
  const desk = period.deskId === undefined ? sql`true` : sql`desk_id = ${period.deskId}`;
  const measured = await sql<DelayRow>`
    select count(*)::int as decided, max(days)::int as longest_days,
      percentile_disc(0.5) within group (order by days)::int as median_days,
      percentile_disc(0.9) within group (order by days)::int as p90_days
    from (select decided_on - (submitted_at at time zone 'Europe/Paris')::date as days from enrolment_file
      where authority_id = ${authorityId} and ${desk} and decided_on between ${period.from} and ${period.to}) as each`.execute(
    tx,
  );
  return measured.rows[0] ?? { decided: 0, median_days: null, p90_days: null, longest_days: null };
}
