import { addDays, addMonths, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { emit, lockForAgent, moveFile } from "./change-file.ts";
import type { AgentAct } from "./decision.ts";
import { APPEAL_MONTHS, DRAFT_DAYS } from "./rules.ts";
import { tell } from "./step.ts";
import type { FileRow } from "./store/tables.ts";
import { lockDecided, lockStaleDrafts } from "./store/upkeep.ts";

const BATCH = 200;

/** Use case: nothing more is expected of a decided file. Throws enrolment.not_possible_now, request.changed_meanwhile. */
export async function closeFile(context: Context, input: AgentAct): Promise<void> {
  await context.transaction(async (tx) => {
    await close(tx, context, await lockForAgent(tx, context, input, "file.decide"));
  });
}

/** Scheduled use case: closes what can no longer be appealed. Returns how many; idempotent. */
export async function closePastAppeal(context: Context): Promise<number> {
  return context.transaction(async (tx) => {
    const before = addMonths(civilDate(context.now()), -APPEAL_MONTHS);
    const rows = await lockDecided(tx, context.authorityId, before, BATCH);
    for (const row of rows) await close(tx, context, row);
    return rows.length;
  });
}

/**
 * Scheduled use case: abandons drafts that nobody touched for 30 days, and says `enrolment.expired`; erasing the
 * newcomer is for whoever composes the modules. Returns how many; idempotent.
 */
export async function expireDrafts(context: Context): Promise<number> {
  return context.transaction(async (tx) => {
    const today = civilDate(context.now());
    const rows = await lockStaleDrafts(tx, context.authorityId, addDays(today, -DRAFT_DAYS), BATCH);
    for (const row of rows) {
      const expired = await moveFile(tx, context, row, "expire", { ended_on: today });
      await tell(tx, context, expired, "expired");
      await emit(tx, context, "expired", expired);
    }
    return rows.length;
  });
}

async function close(tx: Tx, context: Context, row: FileRow): Promise<void> {
  const closed = await moveFile(tx, context, row, "close", { ended_on: civilDate(context.now()) });
  await tell(tx, context, closed, "closed");
}
