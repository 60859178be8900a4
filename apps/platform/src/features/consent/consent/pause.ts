import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import {
  isCovered,
  isHeld,
  listRestrictedPeople,
  listRestrictionsUnderWay,
  type Restriction,
} from "../../trust/restrictions/index.ts";
import type { GrantNamed } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { sendGrantEvent } from "./events.ts";
import { openEntry } from "./listed-grants.ts";
import { getForGrant } from "./offered.ts";
import { readLists, reservePersonList } from "./person-list.ts";
import { checkGrantStanding } from "./send-element-changes.ts";
import { saveGrantPayload } from "./write-grant.ts";

/**
 * Who restricts everything, or this service, begins nothing there: what would leave by a new yes is what they
 * asked to stop. Withdrawn and given again, it would lift a pause without whoever may lift it. Throws
 * consent.paused.
 */
export async function requireUnpaused(
  tx: Tx,
  context: Context,
  { personId, serviceId }: { readonly personId: PersonId; readonly serviceId: ServiceId },
): Promise<void> {
  if ((await buildPauseCheck(tx, context, personId))(serviceId)) throw consentErrors.error("consent.paused");
}

/** In which services nothing begins. One statement for who pauses nothing. */
export async function buildPauseCheck(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<(serviceId: ServiceId) => boolean> {
  if (!(await isHeld(tx, personId))) return () => false;
  if ((await listRestrictedPeople(tx, [personId])).size > 0) return () => true;
  const holding = await listPeoplePauses(tx, context, [personId]);
  // Who reads none of what holds does not pass for that reason.
  return (serviceId) => holding.length === 0 || isCovered(holding, { serviceId });
}

/**
 * What holds of these people, with the service of each agreement. Those sealed before the service was kept
 * name the agreement only: the person's list says of which service it was, withdrawn or not, so that it
 * covers the service like the others.
 */
export async function listPeoplePauses(
  tx: Tx,
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly Restriction[]> {
  const holding = await listRestrictionsUnderWay(tx, context, personIds);
  const older = holding.filter(({ agreements }) => agreements.some((one) => one.serviceId === undefined));
  if (older.length === 0) return holding;
  const people = [...new Set(older.map(({ personId }) => personId))];
  const entries = [...(await readLists(tx, context, people)).values()].flat();
  const services = new Map(entries.map(({ grantId, serviceId }) => [grantId, serviceId]));
  return holding.map((one) => ({
    ...one,
    agreements: one.agreements.map((agreement) => {
      const serviceId = agreement.serviceId ?? services.get(agreement.grantId);
      return serviceId === undefined ? agreement : { ...agreement, serviceId };
    }),
  }));
}

/** Use case: the pauses of these people, as far as the reader sees them. */
export function readPeoplePauses(
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly Restriction[]> {
  return context.read((tx) => listPeoplePauses(tx, context, personIds));
}

/**
 * A restriction covers the agreement from now on: it stands with its answers, nothing leaves under it, and
 * its service is told. Inside the transaction that begins the restriction, by the system. Idempotent; nothing
 * for what is over.
 */
export async function suspendGrant(
  tx: Tx,
  context: Context,
  { personId, grantId }: GrantNamed,
): Promise<void> {
  const opened = await openLive(tx, context, { personId, grantId });
  if (!opened || opened.payload.paused) return;
  await saveGrantPayload(tx, context, opened, { ...opened.payload, paused: context.now().toISOString() });
  await sendGrantEvent(tx, context, "consent.grant_paused", {
    sector: opened.grant.sector,
    grantId,
    personId,
    changed: [],
    noLongerReleased: [],
    requiredMissing: [],
  });
}

/**
 * No restriction covers it any more: it lives again without a new yes, and its service is told, with the
 * names of what changed meanwhile. Its rule is checked again at once. Idempotent.
 */
export async function resumeGrant(
  tx: Tx,
  context: Context,
  { personId, grantId }: GrantNamed,
): Promise<void> {
  const opened = await openLive(tx, context, { personId, grantId });
  if (!opened?.payload.paused) return;
  const { paused: _, ...payload } = opened.payload;
  const resumed = await saveGrantPayload(tx, context, opened, payload);
  const { grantedBy } = opened.grant;
  await checkGrantStanding(tx, context, {
    list: opened.list,
    entry: opened.entry,
    opened: { ...resumed, grant: { ...resumed.grant, personId, grantedBy } },
    service: await getForGrant(tx, resumed.grant),
    isResumed: true,
  });
}

/**
 * Waits for whoever changes the person's grants: a release that came first is told, one that comes after is
 * refused.
 */
async function openLive(tx: Tx, context: Context, { personId, grantId }: GrantNamed) {
  const list = await reservePersonList(tx, context, personId);
  const entry = list.entries.find((one) => one.grantId === grantId);
  const opened = entry && (await openEntry(tx, context, personId, entry));
  return opened?.grant.state === "live" ? { ...opened, list, entry } : undefined;
}
