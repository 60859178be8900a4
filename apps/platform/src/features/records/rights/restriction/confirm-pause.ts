import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  cancelLifting,
  isOngoing,
  isWished,
  type KeptBecause,
  type Restriction,
} from "../../../trust/restrictions/index.ts";
import { rightsErrors } from "../errors.ts";
import { scheduleRequestNotice } from "../notify-request-concerned.ts";
import { buildSystemContext, type NamedActor, runWithRestriction } from "./end-restriction.ts";
import { type LiftingRight, mayKeepPause, mayLiftPause } from "./may-decide.ts";
import { recordRestrictionEntry } from "./start-restriction.ts";

/**
 * Use case: somebody else wished that it be lifted, and whoever asked for it, or whose data it is, keeps it;
 * or who wished thinks again. The contrary being said, nobody but who asked lifts it any more, nor announces
 * it again: the authority decides. Without a reason. Idempotent. Throws rights.unknown, rights.over,
 * rights.lifting_decided.
 */
export async function confirmPause(context: Context, { id }: NamedActor): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "person") throw rightsErrors.error("rights.unknown");
  await runWithRestriction(context, id, async (tx, acting, pause) => {
    if (!(await mayKeepPause(tx, buildSystemContext(context), { by: actor.personId, pause })))
      throw rightsErrors.error("rights.unknown");
    if (!isOngoing(pause)) throw rightsErrors.error("rights.over");
    if (pause.state === "lifting" && !isWished(pause)) throw rightsErrors.error("rights.lifting_decided");
    const isOwn = actor.personId === pause.announced?.wishedBy;
    const why = isOwn
      ? ({ because: "withdrawn" } as const)
      : { because: "disagreed" as const, by: actor.personId };
    await confirmPauseInTransaction(tx, acting, pause, why);
  });
}

/** It stays, everybody concerned is told, and the journal tells it. */
export async function confirmPauseInTransaction(
  tx: Tx,
  acting: Context,
  pause: Restriction,
  why: KeptBecause,
): Promise<void> {
  if (!(await cancelLifting(tx, acting, pause, why))) return;
  await recordRestrictionEntry(tx, acting, "kept", pause);
  await scheduleRequestNotice(tx, acting, { id: pause.id, what: "kept" });
}

export interface PauseGestures {
  readonly lifting: LiftingRight;
  readonly mayKeep: boolean;
}

/** What a page offers to who reads it: what the use cases ask again. */
export function readPauseGestures(
  context: Context,
  { by, pause }: { readonly by: PersonId; readonly pause: Restriction },
): Promise<PauseGestures> {
  const system = buildSystemContext(context);
  return system.transaction(async (tx) => ({
    lifting: await mayLiftPause(tx, system, { by, pause }),
    mayKeep: isWished(pause) && (await mayKeepPause(tx, system, { by, pause })),
  }));
}
