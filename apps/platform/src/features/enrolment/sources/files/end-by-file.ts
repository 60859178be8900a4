import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { RefreshId } from "../question.ts";
import { eraseFileContents, listExchangeFileRows, updateUnansweredFile } from "../store/files.ts";
import { endWaitingQuestions } from "../store/refreshes.ts";

/** Nobody sends or reads its files any more. Runs as the system. */
export async function endByFile(tx: Tx, system: Context, id: RefreshId): Promise<void> {
  await eraseFileContents(tx, system.authorityId, { refreshId: id });
}

/**
 * What becomes of families whose answer never came: an agent looks at them once an answer was read; else
 * nothing was asked of anybody. Runs as the system, before the refresh is closed.
 */
export async function cancelWaitingQuestions(tx: Tx, system: Context, id: RefreshId): Promise<void> {
  const files = await listExchangeFileRows(tx, system.authorityId, id);
  const wasAnswered = files.some(({ direction, at_line }) => direction === "answer" && at_line > 0);
  if (wasAnswered) await updateUnansweredFile(tx, system.authorityId, id, toCivilDate(system.now()));
  else await endWaitingQuestions(tx, system.authorityId, id);
  await endByFile(tx, system, id);
}
