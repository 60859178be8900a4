import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  type Grant,
  listLiveGrants,
  listPeoplePauses,
  reservePersonList,
  resumeGrant,
  suspendGrant,
} from "../../../consent/consent/index.ts";
import { findKept, listFolded, waitConcurrentMerges } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { createRestriction, isCovered, type Restriction } from "../../../trust/restrictions/index.ts";
import type { RightsRequest } from "../request.ts";
import { toRightsSystem } from "../to-rights-system.ts";

/**
 * The restriction of this request, and the agreements that it covers, each told to its service. A merge at
 * the same instant is waited for, or waits: done before, it is the person's under the number that leads them
 * on. By the system. Idempotent.
 */
export async function startRestriction(tx: Tx, context: Context, request: RightsRequest): Promise<void> {
  const { id, restriction } = request;
  if (!restriction) return;
  await waitConcurrentMerges(tx, context);
  const askedBy = request.askedBy ?? request.personId;
  const personId = await findKept(tx, context, request.personId);
  await reservePersonGrants(tx, context, personId);
  if (!(await createRestriction(tx, context, { id, personId, askedBy, ...restriction }))) return;
  await suspendCoveredGrants(tx, context, personId);
  await recordRestrictionEntry(tx, context, "began", { personId, ...restriction });
}

/** A yes on its way is waited for, then paused; one that comes after waits for this, and is refused. */
export async function reservePersonGrants(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const system = toRightsSystem(context);
  for (const number of await listPersonNumbers(tx, system, personId))
    await reservePersonList(tx, system, number);
}

/** Whatever a restriction covers, and does not pause yet. */
export async function suspendCoveredGrants(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const system = toRightsSystem(context);
  for (const { grant, covered } of await loadLiveGrants(tx, system, personId))
    if (!grant.pausedSince && covered)
      await suspendGrant(tx, system, { personId: grant.personId, grantId: grant.id });
}

/** Agreements that no restriction covers any more live again. */
export async function resumeUncovered(tx: Tx, context: Context, personId: PersonId): Promise<void> {
  const system = toRightsSystem(context);
  for (const { grant, covered } of await loadLiveGrants(tx, system, personId))
    if (grant.pausedSince && !covered)
      await resumeGrant(tx, system, { personId: grant.personId, grantId: grant.id });
}

/**
 * Their live agreements under each of their numbers, and whether a restriction of any of these covers them.
 */
async function loadLiveGrants(tx: Tx, system: Context, personId: PersonId) {
  const numbers = await listPersonNumbers(tx, system, personId);
  const holding = await listPeoplePauses(tx, system, numbers);
  const live: Grant[] = [];
  for (const number of numbers) live.push(...(await listLiveGrants(tx, system, number)));
  return live.map((grant) => ({
    grant,
    covered: isCovered(holding, { grantId: grant.id, serviceId: grant.sector.serviceId }),
  }));
}

/** The one under which they go on, and those merged into it. */
async function listPersonNumbers(tx: Tx, system: Context, personId: PersonId): Promise<readonly PersonId[]> {
  const kept = await findKept(tx, system, personId);
  return [kept, ...(await listFolded(tx, system, kept))];
}

/** What it covers and which day, never why. */
export function recordRestrictionEntry(
  tx: Tx,
  context: Context,
  what: "began" | "lifting_announced" | "kept" | "unkept" | "lifted" | "take_back_offered" | "taken_back",
  { personId, agreements, on }: Pick<Restriction, "personId" | "agreements"> & { readonly on?: CivilDate },
): Promise<void> {
  const data = {
    covers: agreements.length === 0 ? "everything" : "agreements",
    services: agreements.map(({ service }) => service),
    ...(on === undefined ? {} : { on }),
  };
  return record(tx, context, { action: `restrictions.${what}`, personId, data });
}
