import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { RightsRow } from "./requests.ts";
import type { Tables } from "./rows.ts";

const selectDueRequestTables = (tx: Tx) => tx.withTables<Tables>();

export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** Under way, those due first first. */
export async function listOpenRows(
  tx: Tx,
  authorityId: AuthorityId,
  { offset, limit }: Slice,
): Promise<readonly RightsRow[]> {
  return selectDueRequestTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "in", ["waiting", "scheduled"])
    .orderBy("due_on")
    .orderBy("number")
    .offset(offset)
    .limit(limit)
    .execute();
}

/** How many are under way, and over. */
export async function countRows(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<{ readonly open: number; readonly over: number }> {
  const { open, total } = await selectDueRequestTables(tx)
    .selectFrom("rights_request")
    .select(({ fn }) => [
      fn.countAll<string>().filterWhere("state", "in", ["waiting", "scheduled"]).as("open"),
      fn.countAll<string>().as("total"),
    ])
    .where("authority_id", "=", authorityId)
    .executeTakeFirstOrThrow();
  return { open: Number(open), over: Number(total) - Number(open) };
}

/**
 * Waiting for an answer, or for a second agent, and due before a day, each after the one given: some at a
 * time, none left out.
 */
export async function listDueRows(
  tx: Tx,
  authorityId: AuthorityId,
  {
    dueBy,
    after,
    limit,
  }: { readonly dueBy: string; readonly after: string | undefined; readonly limit: number },
): Promise<readonly RightsRow[]> {
  let query = selectDueRequestTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "in", ["waiting", "scheduled"])
    .where("due_on", "<=", dueBy)
    .where("reminded", "<", 2)
    .orderBy("id")
    .limit(limit);
  if (after !== undefined) query = query.where("id", ">", after);
  return query.execute();
}

/** Over, newest first. */
export async function listOverRows(
  tx: Tx,
  authorityId: AuthorityId,
  { offset, limit }: Slice,
): Promise<readonly RightsRow[]> {
  return selectDueRequestTables(tx)
    .selectFrom("rights_request")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "not in", ["waiting", "scheduled"])
    .orderBy("answered_on", "desc")
    .orderBy("number")
    .offset(offset)
    .limit(limit)
    .execute();
}
