import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { Gap } from "../gaps.ts";
import type { QuestionOutcome } from "../question.ts";
import { type QuestionRow, toSourceTables } from "./tables.ts";

const toSettle = (tx: Tx, authorityId: AuthorityId) =>
  toSourceTables(tx)
    .selectFrom("source_question")
    .where("authority_id", "=", authorityId)
    .where("state", "=", "to_settle");

/** How many of each outcome an agent has to settle. */
export async function countToSettle(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<ReadonlyMap<QuestionOutcome, number>> {
  const rows = await toSettle(tx, authorityId)
    .select((select) => ["outcome", select.fn.countAll<string>().as("count")])
    .groupBy("outcome")
    .execute();
  return new Map(rows.flatMap(({ outcome, count }) => (outcome ? [[outcome, Number(count)] as const] : [])));
}

/** Those, the oldest answer first, of one kind or of all. */
export async function listRowsToSettle(
  tx: Tx,
  authorityId: AuthorityId,
  page: { readonly gap: Gap | undefined; readonly offset: number; readonly limit: number },
): Promise<readonly QuestionRow[]> {
  let query = toSettle(tx, authorityId)
    .selectAll()
    .orderBy("answered_on")
    .orderBy("asked_on")
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit);
  if (page.gap) query = query.where("outcome", "=", page.gap);
  return query.execute();
}
