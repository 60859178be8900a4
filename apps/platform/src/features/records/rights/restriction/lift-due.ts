import type { Context, Tx } from "../../../../kernel/context.ts";
import { eachInTurn } from "../../../../kernel/each-in-turn.ts";
import { findKept, holdOffMerges } from "../../../identity/identity/index.ts";
import {
  isWished,
  listRestrictionsToLift,
  lockRestriction,
  type Restriction,
} from "../../../trust/restrictions/index.ts";
import { lift } from "./end-restriction.ts";
import { keepWithin } from "./keep-pause.ts";
import { mayLiftPause } from "./may-decide.ts";

/**
 * Job, each night: those of which the announced day has come. One that fails holds back none of the others.
 */
export async function liftDue(context: Context): Promise<void> {
  const due = await context.transaction((tx) => listRestrictionsToLift(tx, context));
  await eachInTurn(due, (id) =>
    context.transaction(async (tx) => {
      await holdOffMerges(tx, context);
      const pause = await lockRestriction(tx, context, id);
      if (pause?.state !== "lifting") return;
      if (isWished(pause)) await liftWished(tx, context, pause);
      else await lift(tx, context, pause, { by: "authority" });
    }),
  );
}

/**
 * Judged again on its day: whoever wished it and may not any more, or never could be said to who asked, lifts
 * nothing.
 */
async function liftWished(tx: Tx, system: Context, pause: Restriction): Promise<void> {
  const who = pause.announced?.wishedBy;
  if (who === undefined) return;
  const may = await mayLiftPause(tx, system, { by: await findKept(tx, system, who), pause });
  if (may === "at_once" || may === "announced") await lift(tx, system, pause, { by: "person", who });
  else await keepWithin(tx, system, pause, { because: "not_theirs" });
}
