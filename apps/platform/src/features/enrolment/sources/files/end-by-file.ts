import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { RefreshId } from "../question.ts";
import { forgetContents, listFileRows, sayNothingCame } from "../store/files.ts";
import { stopWaiting } from "../store/refreshes.ts";

/** Nobody sends or reads its files any more. Runs as the system. */
export async function endByFile(tx: Tx, system: Context, id: RefreshId): Promise<void> {
  await forgetContents(tx, system.authorityId, { refreshId: id });
}

/**
 * What becomes of families whose answer never came: an agent looks at them once an answer was read; else
 * nothing was asked of anybody. Runs as the system, before the refresh is closed.
 */
export async function giveUpWaiting(tx: Tx, system: Context, id: RefreshId): Promise<void> {
  const files = await listFileRows(tx, system.authorityId, id);
  const wasAnswered = files.some(({ direction, at_line }) => direction === "answer" && at_line > 0);
  if (wasAnswered) await sayNothingCame(tx, system.authorityId, id, toCivilDate(system.now()));
  else await stopWaiting(tx, system.authorityId, id);
  await endByFile(tx, system, id);
}
