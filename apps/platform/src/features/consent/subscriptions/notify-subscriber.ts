import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { getServiceVersion } from "../../catalogue/catalogue/index.ts";
import { listRepresentatives } from "../../identity/households/index.ts";
import { readValidated } from "../../identity/identity/index.ts";
import { notify } from "../../messaging/notifications/index.ts";
import { record } from "../../trust/audit/index.ts";
import { type GrantEvent, listPlaceNames, type SectorGrant } from "../consent/index.ts";
import type { Move } from "./subscription.ts";

/**
 * A line in the person's journal for each change of state or of what is announced, and a message when it
 * stops or resumes.
 */
export async function notifySubscriber(
  tx: Tx,
  context: Context,
  event: GrantEvent,
  grant: SectorGrant,
  move: Move,
): Promise<void> {
  const { sector, personId } = event;
  const { definition } = await getServiceVersion(tx, sector.serviceId, grant.version);
  const { reason, announced } = move.to;
  const action = getNewsAction(move);
  await record(tx, context, {
    action: `subscriptions.${action}`,
    personId,
    data: {
      serviceId: sector.serviceId,
      title: definition.title,
      ...(definition.type === "request" ? { type: definition.type } : {}),
      awaited: event.requiredMissing,
      // What a line says does not wait for a territory to keep its name.
      places: event.requiredMissing.length === 0 ? {} : await listPlaceNames(tx, context.authorityId),
      ...(reason ? { reason } : {}),
      ...(announced ? { announced } : {}),
    },
  });
  if (!isMessageNeeded(action, move)) return;
  const data = {
    service: definition.title[context.language],
    isRequest: definition.type === "request",
    news: action,
    ...(reason === "conditions" || reason === "incomplete" ? { reason } : {}),
    ...(announced ? { announced } : {}),
  };
  const readers = await listMessageReaders(context, personId);
  const about = readers.includes(personId) ? {} : await getSubscriberGivenName(tx, context, personId);
  for (const reader of readers)
    await notify(tx, context, {
      personId: reader,
      template: "subscription_news",
      data: { ...data, ...about },
    });
}

type News = "pending" | "open" | "resumed" | "announced" | "maintained" | "suspended" | "closed";

function getNewsAction({ from, to }: Move): News {
  if (from?.state === "suspended" && to.state === "open") return to.announced ? "announced" : "resumed";
  if (to.state === "open" && to.announced) return "announced";
  if (from?.state === "open" && to.state === "open") return "maintained";
  return to.state;
}

/**
 * What the person has just done themselves is shown to them at once: only what happens by itself is written.
 */
function isMessageNeeded(
  action: News,
  { from, to }: Move,
): action is "resumed" | "announced" | "maintained" | "suspended" | "closed" {
  // A pause is told once, by the right that was asked, and not service by service.
  if (to.reason === "restricted" || from?.reason === "restricted") return false;
  if (action === "closed") return to.reason === "conditions" || to.reason === "expiry";
  return action !== "pending" && action !== "open";
}

/** A child, or somebody under guardianship, is written to through who represents them; each parent alike. */
async function listMessageReaders(context: Context, personId: PersonId): Promise<readonly PersonId[]> {
  const edges = await listRepresentatives(context, personId);
  const readers = edges
    .filter(({ kind, measure }) => kind === "parental_authority" || measure?.startsWith("tutelle"))
    .filter(({ state }) => state === "validated")
    .map(({ representativeId }) => representativeId);
  return readers.length > 0 ? [...new Set(readers)] : [personId];
}

async function getSubscriberGivenName(
  tx: Tx,
  context: Context,
  personId: PersonId,
): Promise<{ about?: string }> {
  const { given_name: name } = await readValidated(tx, context, personId);
  return typeof name === "string" ? { about: name } : {};
}
