import { addDays, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { waitConcurrentMerges } from "../../../identity/identity/index.ts";
import {
  findRestriction,
  findRestrictionLocked,
  isOngoing,
  type LiftingAnnounced,
  type Restriction,
  type RestrictionId,
  removeRestriction,
  scheduleLifting,
} from "../../../trust/restrictions/index.ts";
import { requireDisinterestedAgent } from "../erasure/ties.ts";
import { rightsErrors } from "../errors.ts";
import { listRequestConcerned, scheduleRequestNotice } from "../notify-request-concerned.ts";
import { WORDS_LENGTH } from "../request.ts";
import { LIFTING_DAYS } from "../rules.ts";
import { findRow, updateRequest } from "../store/requests.ts";
import { formatAgentName } from "../submit-right-request.ts";
import { toRightsSystem } from "../to-rights-system.ts";
import { toSystemContext } from "../to-system-context.ts";
import { recordRestrictionEntry, reservePersonGrants, resumeUncovered } from "./start-restriction.ts";

export interface NamedActor {
  readonly id: RestrictionId;
}

/**
 * Use case: the ground is over, says the data-protection officer or a validator. The person is told first,
 * and it lifts by itself some days later (art. 18.3). Never by who may gain. Idempotent: the day announced
 * first stands, but for one that somebody only wished. Throws access.capability_missing, rights.unknown,
 * rights.over, rights.reason_missing, rights.answered_by_colleague.
 */
export async function scheduleRestrictionEnd(
  context: Context,
  { id, reason }: NamedActor & { readonly reason: string },
): Promise<void> {
  requireCapability(context, "rights.answer");
  if (reason.trim() === "") throw rightsErrors.error("rights.reason_missing");
  const system = buildSystemContext(context);
  const people = await system.transaction(async (tx) => {
    const pause = await findRestriction(system, id);
    return pause
      ? listRequestConcerned(tx, system, { right: "restriction", ...pause }, true)
      : new Set<PersonId>();
  });
  await requireDisinterestedAgent(context, people, "rights.answered_by_colleague");
  await runWithRestriction(context, id, async (tx, acting, restriction) => {
    if (!isOngoing(restriction)) throw rightsErrors.error("rights.over");
    await saveEndAnnouncement(tx, acting, restriction, { by: formatAgentName(context), reason });
  });
}

export async function saveEndAnnouncement(
  tx: Tx,
  acting: Context,
  restriction: Restriction,
  { reason, ...who }: Omit<LiftingAnnounced, "liftsOn">,
): Promise<void> {
  const on = addDays(toCivilDate(acting.now()), LIFTING_DAYS);
  const said = { ...who, reason: reason.trim().slice(0, WORDS_LENGTH), liftsOn: on };
  if (!(await scheduleLifting(tx, acting, restriction, said))) return;
  await recordRestrictionEntry(tx, acting, "lifting_announced", { ...restriction, on });
  await scheduleRequestNotice(tx, acting, { id: restriction.id, what: "lifting" });
}

/**
 * Also waits for the person's agreements, and then reads which pauses hold: one begun, or lifted, at the same
 * instant is seen.
 */
export async function endRestriction(
  tx: Tx,
  acting: Context,
  restriction: Restriction,
  by: { readonly by: "person" | "authority"; readonly who?: PersonId | undefined },
): Promise<void> {
  const { id, personId } = restriction;
  await reservePersonGrants(tx, acting, personId);
  if (!(await removeRestriction(tx, acting, restriction, by))) return;
  await resumeUncovered(tx, acting, personId);
  await closeRequest(tx, acting, id);
  await recordRestrictionEntry(tx, acting, "lifted", restriction);
  await scheduleRequestNotice(tx, acting, { id, what: "lifted" });
}

/** Nobody waits for an answer any more. */
async function closeRequest(tx: Tx, acting: Context, id: RestrictionId): Promise<void> {
  const row = await findRow(tx, acting.authorityId, id);
  if (row?.state === "waiting")
    await updateRequest(tx, row, { state: "undone", answered_on: toCivilDate(acting.now()) });
}

export const buildSystemContext = (context: Context): Context => toRightsSystem(context);

/**
 * Writes as the system what the actor decided, and tells it in their name: one after the other, whoever else
 * changes this pause. `first`: other locks, which come before. Throws rights.unknown.
 */
export function runWithRestriction<Outcome>(
  context: Context,
  id: RestrictionId,
  work: (tx: Tx, acting: Context, restriction: Restriction) => Promise<Outcome>,
  first: (tx: Tx) => Promise<void> = async () => {},
): Promise<Outcome> {
  const system = buildSystemContext(context);
  return system.transaction(async (tx) => {
    await waitConcurrentMerges(tx, system);
    await first(tx);
    const restriction = await findRestrictionLocked(tx, system, id);
    if (!restriction) throw rightsErrors.error("rights.unknown");
    return work(tx, toSystemContext(system, context.actor), restriction);
  });
}
