import { addDays, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { expireOpenGaps } from "../store/gaps.ts";

/** A card that was torn away comes back the same day, or with the next meal. */
const WAITING_DAYS = 7;

/**
 * Job: what waits for a card that did not come back for a week becomes a manager's, who says what became of
 * it. Idempotent.
 */
export async function expireWaitingTransactions(system: Context): Promise<void> {
  const before = addDays(toCivilDate(system.now()), -WAITING_DAYS);
  await system.transaction((tx) => expireOpenGaps(tx, system.authorityId, before));
}
