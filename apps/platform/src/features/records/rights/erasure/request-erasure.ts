import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  lockAccountEntries,
  requireCapability,
  requireOwnerPresent,
  requireOwnerStill,
  type Session,
} from "../../../access/access/index.ts";
import { getPerson, requireNotFolded } from "../../../identity/identity/index.ts";
import type { Proof } from "../../../identity/recovery/index.ts";
import { rightsErrors } from "../errors.ts";
import type { RightsRequest, RightsRequestId } from "../request.ts";
import { formatAgentName, saveRightRequest } from "../submit-right-request.ts";
import { toRightsSystem } from "../to-rights-system.ts";
import { toSystemContext } from "../to-system-context.ts";
import { requireMayAsk } from "./may-ask.ts";
import { hasMergedPersons, isToldByMessage, requireDisinterestedAgent } from "./ties.ts";

interface ErasureAsked {
  readonly id: RightsRequestId;
  readonly personId: PersonId;
  readonly text: string;
}

/**
 * Use case: by the account's owner, here and now, for themselves or for whom they act. Nothing is erased
 * before some days, in which whoever is told may undo it; of somebody in whose record another was merged,
 * nothing before an agent confirms it. Throws access.recent_sign_in_required, rights.not_for_them,
 * rights.last_representative, rights.already_scheduled, identity.leads_elsewhere.
 */
export async function requestErasure(
  context: Context,
  { session, ...asked }: ErasureAsked & { readonly session: Pick<Session, "actor" | "method" | "createdAt"> },
): Promise<RightsRequest> {
  requireOwnerPresent(context, session);
  const { actor } = session;
  if (actor.kind !== "person") throw rightsErrors.error("rights.unknown");
  // As the system, like every change of an account: who asks may not see all those whom the rules look at.
  const system = toRightsSystem(context);
  return system.transaction(async (tx) => {
    await requireNotFolded(tx, system, asked.personId);
    await requireOwnerStill(tx, system, { personId: actor.personId, createdAt: session.createdAt });
    if (asked.personId !== actor.personId) await lockAccountEntries(tx, asked.personId);
    await requireMayAsk(tx, system, { by: actor.personId, personId: asked.personId });
    const acting = toSystemContext(system, context.actor);
    // Whoever gains from a wrong merge would have the other one erased by asking alone.
    const needsColleague = await hasMergedPersons(tx, system, asked.personId);
    const kept = { ...asked, askedBy: actor.personId, needsColleague };
    return saveRightRequest(tx, acting, { ...kept, right: "erasure", channel: "web" });
  });
}

/**
 * Use case: a validator saw an original of who is there, the person or who may ask for them. When nobody
 * concerned is told by message, or when they keep somebody merged with them, another agent confirms it before
 * anything is erased (`confirmErasure`). Throws access.capability_missing, rights.colleague_needed,
 * rights.not_for_them, rights.last_representative, rights.already_scheduled.
 */
export async function recordErasureRequest(
  context: Context,
  { by, proof, ...asked }: ErasureAsked & { readonly by: PersonId; readonly proof: Proof },
): Promise<RightsRequest> {
  requireCapability(context, "person.recover");
  const wish = { by, personId: asked.personId };
  await requireDisinterestedAgent(context, new Set([by, asked.personId]));
  const isTold = await isToldByMessage(context, wish);
  return context.transaction(async (tx) => {
    await getPerson(tx, context, asked.personId);
    await requireNotFolded(tx, context, asked.personId);
    await lockAccountEntries(tx, asked.personId);
    const needsColleague = !isTold || (await hasMergedPersons(tx, context, asked.personId));
    await requireMayAsk(tx, context, wish);
    const noted = { ...asked, proof, by: formatAgentName(context), askedBy: by, needsColleague };
    return saveRightRequest(tx, context, { ...noted, right: "erasure", channel: "desk" });
  });
}
