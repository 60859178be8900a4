import type { Context, Tx } from "../../../../kernel/context.ts";
import { runEachInTurn } from "../../../../kernel/run-each-in-turn.ts";
import { findKept, waitConcurrentMerges } from "../../../identity/identity/index.ts";
import {
  findRestrictionLocked,
  isWished,
  listRestrictionsToLift,
  type Restriction,
} from "../../../trust/restrictions/index.ts";
import { confirmPauseInTransaction } from "./confirm-pause.ts";
import { endRestriction } from "./end-restriction.ts";
import { mayLiftPause } from "./may-decide.ts";

/**
 * Job, each night: those of which the announced day has come. One that fails holds back none of the others.
 */
export async function endDueRestrictions(context: Context): Promise<void> {
  const due = await context.transaction((tx) => listRestrictionsToLift(tx, context));
  await runEachInTurn(due, (id) =>
    context.transaction(async (tx) => {
      await waitConcurrentMerges(tx, context);
      const pause = await findRestrictionLocked(tx, context, id);
      if (pause?.state !== "lifting") return;
      if (isWished(pause)) await endWishedRestriction(tx, context, pause);
      else await endRestriction(tx, context, pause, { by: "authority" });
    }),
  );
}

/**
 * Judged again on its day: whoever wished it and may not any more, or never could be said to who asked, lifts
 * nothing.
 */
async function endWishedRestriction(tx: Tx, system: Context, pause: Restriction): Promise<void> {
  const who = pause.announced?.wishedBy;
  if (who === undefined) return;
  const may = await mayLiftPause(tx, system, { by: await findKept(tx, system, who), pause });
  if (may === "at_once" || may === "announced")
    await endRestriction(tx, system, pause, { by: "person", who });
  else await confirmPauseInTransaction(tx, system, pause, { because: "not_theirs" });
}
