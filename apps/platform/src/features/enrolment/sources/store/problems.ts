import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type FileProblemRow, toSourceTables } from "./tables.ts";

export async function createProblemRow(tx: Tx, row: FileProblemRow): Promise<void> {
  await toSourceTables(tx)
    .insertInto("source_file_problem")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Files with lines that nobody dealt with, the oldest first, and how many. */
export async function listFilesWithUnseen(tx: Tx, authorityId: AuthorityId) {
  const rows = await toSourceTables(tx)
    .selectFrom("source_file_problem as problem")
    .innerJoin("source_file as file", (join) =>
      join.onRef("file.authority_id", "=", "problem.authority_id").onRef("file.id", "=", "problem.file_id"),
    )
    .innerJoin("source_refresh as refresh", (join) =>
      join
        .onRef("refresh.authority_id", "=", "file.authority_id")
        .onRef("refresh.id", "=", "file.refresh_id"),
    )
    .select((select) => [
      "file.id",
      "file.received_on",
      "file.lines",
      "refresh.started_on",
      select.fn.countAll<string>().as("problems"),
    ])
    .where("problem.authority_id", "=", authorityId)
    .where("problem.seen_on", "is", null)
    .groupBy(["file.id", "file.received_on", "file.lines", "file.changed_at", "refresh.started_on"])
    .orderBy("file.received_on")
    .orderBy("file.changed_at")
    .orderBy("file.id")
    .execute();
  return rows.map(({ problems, ...row }) => ({ ...row, problems: Number(problems) }));
}

/** The first of a file that nobody dealt with, with whose question each is about, where it is. */
export async function listUnseen(
  tx: Tx,
  authorityId: AuthorityId,
  { fileId, limit }: { readonly fileId: string; readonly limit: number },
) {
  return toSourceTables(tx)
    .selectFrom("source_file_problem as problem")
    .leftJoin("source_question as question", (join) =>
      join
        .onRef("question.authority_id", "=", "problem.authority_id")
        .onRef("question.id", "=", "problem.question_id"),
    )
    .select(["problem.line", "problem.code", "question.person_id"])
    .where("problem.authority_id", "=", authorityId)
    .where("problem.file_id", "=", fileId)
    .where("problem.seen_on", "is", null)
    .orderBy("problem.line")
    .limit(limit)
    .execute();
}

/** Returns how many. */
export async function updateProblemsSeen(
  tx: Tx,
  authorityId: AuthorityId,
  { fileId, upTo, on }: { readonly fileId: string; readonly upTo: number; readonly on: string },
): Promise<number> {
  const { numUpdatedRows } = await toSourceTables(tx)
    .updateTable("source_file_problem")
    .set({ seen_on: on })
    .where("authority_id", "=", authorityId)
    .where("file_id", "=", fileId)
    .where("line", "<=", upTo)
    .where("seen_on", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
