import { SecurityEvent } from "@ardeco/contracts";
import { Check } from "typebox/value";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computePairwiseSubject, computeSectorSubject } from "../../trust/keys/index.ts";
import type { DeliveryId, NewDelivery } from "./delivery.ts";
import { sealContent } from "./sealed-content.ts";
import { createDeliveryRow, listReceivers, reserveNextSequence } from "./store/deliveries.ts";

/**
 * Tells the applications of a service what happened to a grant, after commit, signed, in order, until they
 * take it. Joins the caller's transaction, for the holder authority. An application without events_uri is
 * told nothing; for a work list or a file, it waits to be taken.
 * @returns one id per application told
 */
export async function scheduleDelivery(
  tx: Tx,
  context: Context,
  input: NewDelivery,
): Promise<readonly DeliveryId[]> {
  const issuer = await getHolderIssuer(tx, context);
  const ids: DeliveryId[] = [];
  const receivers = await listReceivers(tx, input.sector);
  const told = receivers.filter(({ id }) => input.only === undefined || id === input.only);
  for (const { id: clientId, by_hand: byHand } of told) {
    ids.push(await scheduleClientDelivery(tx, context, input, { clientId, issuer, byHand }));
  }
  if (ids.length > 0) {
    await record(tx, context, {
      action: "clients.delivery_queued",
      personId: input.personId,
      data: { serviceId: input.sector.serviceId, title: input.title, event: input.event },
    });
  }
  return ids;
}

async function scheduleClientDelivery(
  tx: Tx,
  context: Context,
  { sector, personId, grantId, event, claims }: NewDelivery,
  { clientId, issuer, byHand }: { clientId: string; issuer: string; byHand: boolean },
): Promise<DeliveryId> {
  const id = context.newId<DeliveryId>();
  const now = context.now();
  const message: unknown = {
    iss: issuer,
    aud: clientId,
    iat: Math.floor(now.getTime() / 1000),
    jti: id,
    // Pairwise, like the `sub` of its ID tokens: no other service knows this name (RFC 9493, section 3.2.3).
    sub_id: { format: "iss_sub", iss: issuer, sub: computePairwiseSubject(context, sector, personId) },
    events: { [event]: claims },
  };
  if (!Check(SecurityEvent, message)) throw new TypeError("a delivery holds one event of the contract");
  await createDeliveryRow(tx, {
    provider_id: sector.providerId,
    service_id: sector.serviceId,
    id,
    holder_id: context.authorityId,
    client_id: clientId,
    grant_id: grantId,
    sequence: await reserveNextSequence(tx, grantId),
    sector_subject: computeSectorSubject(context, sector, personId),
    state: "queued",
    failure: null,
    content_sealed: sealContent(context, sector, id, {
      event,
      queuedAt: now.toISOString(),
      message,
      ...(byHand ? { byHand: { personId } } : {}),
    }),
    day: toCivilDate(now),
    state_day: toCivilDate(now),
  });
  if (byHand) return id;
  const { authorityId, requestId } = context;
  const data = { authorityId, requestId, deliveryId: id };
  // One queue per grant and application: one that is down holds back its own changes, not its neighbour's.
  await context.ports.jobs.send(tx, "clients.deliver", data, { orderKey: `${grantId}:${clientId}` });
  return id;
}

/**
 * The issuer that services know for people of this authority, by default the acting one: its OpenID provider.
 */
export async function getHolderIssuer(
  tx: Tx,
  context: Context,
  holderId: string = context.authorityId,
): Promise<string> {
  const { slug } = await getAuthority(tx, parseId<"authority">(holderId));
  return `${context.ports.publicUrl}/${slug}/oidc`;
}
