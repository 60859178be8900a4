import { addDays, addMonths, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { FIRST_ID } from "../../../../kernel/ids.ts";
import { type ItemFailed, requireNoFailure, runAllOrEach } from "../../../../kernel/run-each-in-turn.ts";
import { applyFileAct, getAgentFileLocked, publishFileEvent } from "../file/change-file.ts";
import { recordStep } from "../file/step.ts";
import { APPEAL_MONTHS, DRAFT_DAYS } from "../rules.ts";
import type { FileRow } from "../store/tables.ts";
import { listFilesLocked, listOlder, type Older } from "../store/upkeep.ts";
import type { AgentAct } from "./decision.ts";

const BATCH = 200;

/**
 * Use case: nothing more is expected of a decided file. Throws enrolment.not_possible_now,
 * request.changed_meanwhile.
 */
export async function closeFile(context: Context, input: AgentAct): Promise<void> {
  await context.transaction(async (tx) => {
    await closeFileRow(tx, context, await getAgentFileLocked(tx, context, input, "file.decide"));
  });
}

/** Scheduled use case: closes what can no longer be appealed. Returns how many; idempotent. */
export function closePastAppeal(context: Context): Promise<number> {
  const before = addMonths(toCivilDate(context.now()), -APPEAL_MONTHS);
  return applyToOlderFiles(context, { state: "decided", since: "decided_on", before }, closeFileRow);
}

/** Batch after batch, each file once. Throws, at the end, those that could not be treated. */
async function applyToOlderFiles(
  context: Context,
  those: Older,
  treat: (tx: Tx, context: Context, row: FileRow) => Promise<void>,
): Promise<number> {
  let done = 0;
  const failures: ItemFailed[] = [];
  for (let after: string | undefined = FIRST_ID; after !== undefined; ) {
    const from: string = after;
    const page = await context.transaction((tx) =>
      listOlder(tx, context.authorityId, { ...those, from }, BATCH),
    );
    const treated = await runAllOrEach(page, (some) =>
      context.transaction(async (tx) => {
        const rows = await listFilesLocked(tx, context.authorityId, those, some);
        for (const row of rows) await treat(tx, context, row);
        return rows.length;
      }),
    );
    done += treated.done;
    failures.push(...treated.failures);
    after = page.length < BATCH ? undefined : page.at(-1)?.id;
  }
  requireNoFailure(failures);
  return done;
}

/**
 * Scheduled use case: abandons drafts that nobody touched for 30 days, and says `enrolment.expired`; erasing
 * the newcomer is for whoever composes the modules. Returns how many; idempotent.
 */
export function expireDrafts(context: Context): Promise<number> {
  const before = addDays(toCivilDate(context.now()), -DRAFT_DAYS);
  return applyToOlderFiles(context, { state: "draft", since: "touched_on", before }, expire);
}

async function expire(tx: Tx, context: Context, row: FileRow): Promise<void> {
  const expired = await applyFileAct(tx, context, row, "expire", { ended_on: toCivilDate(context.now()) });
  await recordStep(tx, context, expired, "expired");
  await publishFileEvent(tx, context, "expired", expired);
}

async function closeFileRow(tx: Tx, context: Context, row: FileRow): Promise<void> {
  const closed = await applyFileAct(tx, context, row, "close", { ended_on: toCivilDate(context.now()) });
  await recordStep(tx, context, closed, "closed");
}
