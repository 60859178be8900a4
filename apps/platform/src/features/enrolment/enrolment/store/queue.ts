import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, DeskId, StaffId } from "../../../../kernel/ids.ts";
import type { FileState } from "../file/file.ts";
import { type FileRow, toEnrolmentTables } from "./tables.ts";

/** Where a page goes on: the order key of its last row, and its id. */
export interface QueuePosition {
  readonly key: string;
  readonly id: string;
}

export interface QueuePart {
  readonly deskId?: DeskId;
  /** Of one agent, or of nobody (null). */
  readonly assignedTo?: StaffId | null;
  readonly after?: QueuePosition;
  readonly limit: number;
}

function listQueuePart(
  tx: Tx,
  authorityId: AuthorityId,
  { deskId, assignedTo }: Omit<QueuePart, "after" | "limit">,
) {
  let query = toEnrolmentTables(tx)
    .selectFrom("enrolment_file")
    .selectAll()
    .where("authority_id", "=", authorityId);
  if (deskId !== undefined) query = query.where("desk_id", "=", deskId);
  // "is not distinct from" would serve both, and uses no index.
  if (assignedTo === null) query = query.where("assigned_to", "is", null);
  else if (assignedTo !== undefined) query = query.where("assigned_to", "=", assignedTo);
  return query;
}

/** Received since `since` and not taken, first come first. Reads the index files_that_arrive. */
export async function listArrivals(
  tx: Tx,
  authorityId: AuthorityId,
  since: Date,
  { after, limit, ...whose }: QueuePart,
): Promise<readonly FileRow[]> {
  let query = listQueuePart(tx, authorityId, whose)
    .where(sql<boolean>`state = 'submitted'`)
    .where("submitted_at", ">=", since)
    .orderBy("submitted_at")
    .orderBy("id")
    .limit(limit);
  if (after)
    query = query.where(sql<boolean>`(submitted_at, id) > (${after.key}::timestamptz, ${after.id}::uuid)`);
  return query.execute();
}

/**
 * Everything else to be done, what is due first. Reads the index files_due, or that of whose or which desk's.
 */
export async function listDue(
  tx: Tx,
  authorityId: AuthorityId,
  arrivedBefore: Date,
  { after, limit, ...whose }: QueuePart,
): Promise<readonly FileRow[]> {
  let query = listQueuePart(tx, authorityId, whose)
    .where(sql<boolean>`state in ('submitted', 'in_review')`)
    .where((where) =>
      where.or([where("state", "<>", "submitted"), where("submitted_at", "<", arrivedBefore)]),
    )
    .orderBy("due_on")
    .orderBy("id")
    .limit(limit);
  if (after) query = query.where(sql<boolean>`(due_on, id) > (${after.key}::date, ${after.id}::uuid)`);
  return query.execute();
}

/** One state that was sent, what is or was due first. Reads files_in_a_state. */
export async function listInState(
  tx: Tx,
  authorityId: AuthorityId,
  state: FileState,
  { after, limit, ...whose }: QueuePart,
): Promise<readonly FileRow[]> {
  let query = listQueuePart(tx, authorityId, whose)
    .where("state", "=", state)
    .where(sql<boolean>`state <> 'draft'`)
    .where("due_on", "is not", null)
    .orderBy("due_on")
    .orderBy("id")
    .limit(limit);
  if (after) query = query.where(sql<boolean>`(due_on, id) > (${after.key}::date, ${after.id}::uuid)`);
  return query.execute();
}
