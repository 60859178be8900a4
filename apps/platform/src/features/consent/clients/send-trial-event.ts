import { VERIFICATION, type VerificationEvent } from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import { type ClientId, type Id, parseId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { clientsErrors } from "./errors.ts";
import { getReachableClient } from "./get-reachable-client.ts";
import { getHolderIssuer } from "./schedule-delivery.ts";
import { formatErrorAnswer, post } from "./send-delivery.ts";

export interface PingAnswer {
  readonly jti: string;
  /** In the token: the application finds it in what it received. */
  readonly state: string;
  /** A status, or why there is none: "too_slow", "unreachable", "address_private". */
  readonly answer: string;
  readonly ms: number;
  /** 202, as for any token (RFC 8935, section 2.2). */
  readonly isTaken: boolean;
}

/**
 * Use case: a signed trial, about nobody, sent as any token would be; its answer at once. Nothing is queued
 * nor tried again. Throws clients.hears_nothing, clients.unknown_client, access.capability_missing.
 */
export async function sendTrialEvent(context: Context, clientId: ClientId): Promise<PingAnswer> {
  const { client } = await getReachableClient(context, clientId);
  if (client.events_uri === null || client.status !== "active") {
    throw clientsErrors.error("clients.hears_nothing");
  }
  const [jti, state] = [context.newId<Id<"ping">>(), context.newId<Id<"state">>()];
  const message: VerificationEvent = {
    iss: await context.transaction((tx) => getHolderIssuer(tx, context)),
    aud: clientId,
    iat: Math.floor(context.now().getTime() / 1000),
    jti,
    sub_id: { format: "opaque", id: clientId },
    events: { [VERIFICATION]: { state } },
  };
  const receiver = { providerId: parseId<"authority">(client.authority_id), eventsUri: client.events_uri };
  const startedAt = context.now();
  const answer = await post(context, receiver, message).then(
    ({ status }) => String(status),
    (error: unknown) => formatErrorAnswer(error),
  );
  const ms = context.now().getTime() - startedAt.getTime();
  const data = { clientId, serviceId: client.service_id, name: client.name, answer };
  await context.transaction((tx) => record(tx, context, { action: "clients.pinged", data }));
  return { jti, state, answer, ms, isTaken: answer === "202" };
}
