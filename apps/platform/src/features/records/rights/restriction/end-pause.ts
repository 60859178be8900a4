import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  requireCapability,
  requireOwnerPresent,
  requireOwnerStill,
  type Session,
} from "../../../access/access/index.ts";
import { householdsErrors } from "../../../identity/households/index.ts";
import { findRestriction, isOngoing, type Restriction } from "../../../trust/restrictions/index.ts";
import { requireDisinterestedAgent } from "../erasure/ties.ts";
import { rightsErrors } from "../errors.ts";
import { listRequestConcerned } from "../notify-request-concerned.ts";
import { formatAgentName } from "../submit-right-request.ts";
import {
  buildSystemContext,
  endRestriction,
  type NamedActor,
  runWithRestriction,
  saveEndAnnouncement,
} from "./end-restriction.ts";
import { isLiftingTold, mayDecideOnPause, mayLiftPause } from "./may-decide.ts";

/** Announced: not at once, and whoever asked for the pause may keep it meanwhile. */
export type PauseEnding = "lifted" | "announced";

/**
 * Use case: by the account's owner, here and now, without a reason: what was withheld leaves in that moment,
 * and a browser left open would hand it over. At once by who asked for it, or the person; by another parent,
 * once who asked was told, some days later. Idempotent. Throws access.recent_sign_in_required,
 * rights.pause_kept, rights.pause_untold, rights.unknown, also of somebody else's.
 */
export async function endPause(
  context: Context,
  { id, session }: NamedActor & { readonly session: Pick<Session, "method" | "createdAt"> },
): Promise<PauseEnding> {
  const { actor } = context;
  if (actor.kind !== "person") throw rightsErrors.error("rights.unknown");
  requireOwnerPresent(context, session);
  const { createdAt } = session;
  const wish = { by: actor.personId, isTold: true, reason: SAID_ONLINE };
  return runWithRestriction(
    context,
    id,
    (tx, acting, pause) => applyPauseEnding(tx, acting, pause, wish),
    (tx) => requireOwnerStill(tx, buildSystemContext(context), { personId: wish.by, createdAt }),
  );
}

/** Read by the person, and taken out with what is known of them. */
const SAID_ONLINE = "Demandée en ligne par la personne ou qui la représente.";
/** Read by the person, where an agent notes it. */
const SAID_AT_DESK = "Demandée au guichet par la personne ou qui la représente.";

/**
 * Use case: a validator saw an original of who is there and lifts it: the person, a parent or a guardian, as
 * far as each may online. Told by message to who asked for it, since an agent alone could say so; where none
 * reaches them, it is announced and lifts some days later. Never by who may gain, nor by an agent lent here.
 * Throws access.capability_missing, rights.unknown, rights.not_by_them, rights.pause_kept,
 * rights.pause_untold, households.cannot_act_for.
 */
export async function recordPauseEnd(
  context: Context,
  { id, by }: NamedActor & { readonly by: PersonId },
): Promise<PauseEnding> {
  requireCapability(context, "person.recover");
  const system = buildSystemContext(context);
  const { people, isTold } = await system.transaction(async (tx) => {
    const pause = await findRestriction(system, id);
    if (!pause) throw rightsErrors.error("rights.unknown");
    if (!(await mayDecideOnPause(system, { by, personId: pause.personId })))
      throw householdsErrors.error("households.cannot_act_for");
    return {
      people: await listRequestConcerned(tx, system, { right: "restriction", ...pause }, true),
      isTold: await isLiftingTold(tx, system, { by, pause }),
    };
  });
  await requireDisinterestedAgent(context, new Set([by, ...people]), "rights.not_by_them");
  return runWithRestriction(context, id, (tx, acting, pause) =>
    applyPauseEnding(tx, acting, pause, { by, isTold, reason: SAID_AT_DESK }),
  );
}

interface Wish {
  readonly by: PersonId;
  /** Whoever asked for it reads at once that it is lifted. */
  readonly isTold: boolean;
  readonly reason: string;
}

async function applyPauseEnding(
  tx: Tx,
  acting: Context,
  pause: Restriction,
  { by, isTold, reason }: Wish,
): Promise<PauseEnding> {
  const may = await mayLiftPause(tx, buildSystemContext(acting), { by, pause });
  if (may === "none") throw rightsErrors.error("rights.unknown");
  if (!isOngoing(pause)) return "lifted";
  if (may === "kept") throw rightsErrors.error("rights.pause_kept");
  if (may === "withdrawn") throw rightsErrors.error("rights.wish_withdrawn");
  if (may === "untold") throw rightsErrors.error("rights.pause_untold");
  if (may === "at_once" && isTold) {
    await endRestriction(tx, acting, pause, { by: "person", who: by });
    return "lifted";
  }
  await saveEndAnnouncement(tx, acting, pause, { by: formatAgentName(acting), reason, wishedBy: by });
  return "announced";
}
