import { GRANT_GIVEN, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { isUuid, parseId } from "../../../kernel/ids.ts";
import { getServiceVersion } from "../../catalogue/catalogue/index.ts";
import { isWaitingOpening, scheduleDelivery } from "../clients/index.ts";
import { findSectorGrant, listLiveGrants, listPeopleWithGrants } from "../consent/index.ts";
import { type AgainEvent, type PersonRepeat, schedulePersonRepeat, scheduleRepeatedEvent } from "./again.ts";
import { buildMoveReason } from "./save-subscription-move.ts";
import { openSubscriptionDetail } from "./sealed-subscription.ts";
import { buildChangedClaims, buildStateClaims, isToldByBeginning } from "./state-claims.ts";
import { findByGrant, listHolders } from "./store.ts";

/** Some seconds of work: far from the two minutes after which a job is taken for dead. */
const PAGE = 500;

type Asked = Omit<PersonRepeat, "personId">;

type Data = Readonly<Record<string, unknown>>;

/**
 * Job, in the provider authority: each authority whose people have the service finds its own, by their own
 * lists.
 */
export async function requestHolderRepeats(context: Context, { serviceId, clientId }: Data): Promise<void> {
  const sector = { providerId: context.authorityId, serviceId: parseId<"service">(String(serviceId)) };
  await context.transaction(async (tx) => {
    for (const holderId of await listHolders(tx, sector)) {
      const data = { ...sector, clientId: String(clientId), authorityId: holderId };
      await context.ports.jobs.send(tx, "subscriptions.tell_again", {
        ...data,
        requestId: context.requestId,
      });
    }
  });
}

/**
 * Job, in the holder authority: a page of its people, then a job for the next. Somebody whose list does not
 * open gets a job of their own, and holds back nobody behind them.
 */
export async function sendRepeatedEvents(context: Context, data: Data): Promise<void> {
  const asked = parseRepeatRequest(data);
  const after = isUuid(data.after) ? data.after : undefined;
  const people = await context.transaction((tx) => listPeopleWithGrants(tx, context, { after, limit: PAGE }));
  for (const personId of people) {
    const about = { ...asked, personId };
    await sendPersonRepeat(context, about).catch(() =>
      context.transaction((tx) => schedulePersonRepeat(tx, context, about)),
    );
  }
  const last = people.at(-1);
  if (last === undefined || people.length < PAGE) return;
  const { authorityId, requestId } = context;
  const next = { ...asked.sector, clientId: asked.clientId, authorityId, requestId, after: last };
  await context.transaction((tx) => context.ports.jobs.send(tx, "subscriptions.tell_again", next));
}

function parseRepeatRequest({ providerId, serviceId, clientId }: Data): Asked {
  const sector = {
    providerId: parseId<"authority">(String(providerId)),
    serviceId: parseId<"service">(String(serviceId)),
  };
  return { sector, clientId: parseId<"client">(String(clientId)) };
}

/** Job: the same for one person. */
export async function sendPersonRepeat(
  context: Context,
  { sector, clientId, personId }: PersonRepeat,
): Promise<void> {
  await context.transaction(async (tx) => {
    for (const { id: grantId } of await listLiveGrants(tx, context, personId, [sector.serviceId]))
      await scheduleRepeatedEvent(tx, context, { sector, grantId, personId, clientId });
  });
}

/**
 * Job, behind what is being told of the same grant: the application hears that it was given, then the state
 * that this does not tell, as it is pushed. Idempotent: what waits to be told already is not told twice.
 */
export async function applyRepeatedEvent(context: Context, event: AgainEvent): Promise<void> {
  await context.transaction(async (tx) => {
    const grant = await findSectorGrant(tx, context, event);
    if (grant?.state !== "live" || (await isWaitingOpening(tx, context, event))) return;
    const row = await findByGrant(tx, { ...event, subject: grant.subject });
    // Absent or closed: what opens or ends it is told by itself.
    if (!row || row.state === "closed") return;
    const detail = openSubscriptionDetail(context, row);
    if (detail.isUntold) return;
    const { awaited } = detail;
    const { title } = (await getServiceVersion(tx, event.sector.serviceId, grant.version)).definition;
    const told = { ...event, title, only: event.clientId };
    await scheduleDelivery(tx, context, {
      ...told,
      event: GRANT_GIVEN,
      claims: {
        grant_id: grant.id,
        given_on: toCivilDate(grant.givenAt),
        // Under a restriction nothing may be read: the state that follows says so.
        released: grant.pausedSince ? [] : grant.granted.filter((name) => !awaited.includes(name)),
        awaited: [...awaited],
      },
    });
    const state = buildStateClaims({ state: row.state, ...buildMoveReason(detail) }, detail);
    const claims = buildChangedClaims(grant.id, row.state_on, state);
    if (!claims || isToldByBeginning(state, awaited)) return;
    await scheduleDelivery(tx, context, { ...told, event: SUBSCRIPTION_CHANGED, claims });
  });
}
