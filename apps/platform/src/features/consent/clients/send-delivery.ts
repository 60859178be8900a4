import { SECURITY_EVENT_TYPE, type SecurityEvent, type VerificationEvent } from "@ardeco/contracts";
import { SignJWT } from "jose";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import type { Breaker } from "./breaker.ts";
import { recordAttempt } from "./record-attempt.ts";
import { type PushReceipt, parsePushReceipt } from "./rules.ts";
import { openContent } from "./sealed-content.ts";
import { applyPushReceipt } from "./settle.ts";
import { getSigningKey } from "./signing-key.ts";
import { findReachableClient } from "./store/clients.ts";
import { type DeliveryRow, findDelivery } from "./store/deliveries.ts";

/** The receiver did not take the token, and did not refuse it either: the job is tried again later. */
export class ReceiverNotReady extends Error {
  override readonly name = "ReceiverNotReady";
  readonly code: string;

  constructor(answer: number | "silent") {
    super(`the receiver answered ${answer}`);
    this.code = answer === "silent" ? "receiver_silent" : `http_${answer}`;
  }
}

/**
 * Job: pushes one token (RFC 8935). No transaction is open while the receiver answers. Idempotent: what is
 * settled is not sent again, and what is sent twice carries the same jti. Throws when it must be tried again.
 */
export async function sendDelivery(context: Context, deliveryId: string, breaker: Breaker): Promise<void> {
  const outgoing = await context.transaction((tx) => findOutgoing(tx, context, deliveryId));
  if (!outgoing) return;
  const { clientId, receiver, message } = outgoing;
  if (receiver === undefined) {
    const receipt = { outcome: "refused", failure: "client_disabled" } as const;
    return context.transaction((tx) => applyPushReceipt(tx, context, deliveryId, receipt));
  }
  if (!breaker.lets(clientId, context.now())) throw new ReceiverNotReady("silent");
  const startedAt = context.now();
  const tried = await sendRecordedPush(context, breaker, { clientId, receiver, message });
  await context.transaction(async (tx) => {
    const ms = context.now().getTime() - startedAt.getTime();
    await recordAttempt(tx, context, deliveryId, { at: startedAt.toISOString(), ms, answer: tried.answer });
    if (tried.receipt) await applyPushReceipt(tx, context, deliveryId, tried.receipt);
  });
  if (!tried.receipt) throw tried.error;
}

interface Outgoing {
  readonly clientId: string;
  readonly message: SecurityEvent;
  /** Absent when the application was disabled, or stopped listening, since. */
  readonly receiver?: Receiver;
}

/**
 * Where an application listens, and the authority whose agents registered it: the call is made for that one.
 */
interface Receiver {
  readonly providerId: AuthorityId;
  readonly eventsUri: string;
}

async function findOutgoing(tx: Tx, context: Context, id: string): Promise<Outgoing | undefined> {
  const row = await findDelivery(tx, id);
  if (row?.state !== "queued") return undefined;
  const { message } = openContent(context, row);
  if (!message) throw new TypeError("a queued delivery has its message");
  const receiver = await findReceiver(tx, row);
  const outgoing = { clientId: row.client_id, message };
  return receiver === undefined ? outgoing : { ...outgoing, receiver };
}

async function findReceiver(tx: Tx, row: DeliveryRow): Promise<Receiver | undefined> {
  const client = await findReachableClient(tx, row.client_id);
  return client?.status === "active" && client.events_uri !== null
    ? { providerId: parseId<"authority">(client.authority_id), eventsUri: client.events_uri }
    : undefined;
}

type Tried =
  | { readonly answer: string; readonly receipt: PushReceipt }
  | { readonly answer: string; readonly receipt?: undefined; readonly error: unknown };

/**
 * An application that keeps silent is left alone for a while, at once, so that others do not wait for its
 * time limit.
 */
async function sendRecordedPush(
  context: Context,
  breaker: Breaker,
  { clientId, receiver, message }: Required<Outgoing>,
): Promise<Tried> {
  try {
    const { status, receipt } = await sendPush(context, receiver, message);
    breaker.answered(clientId);
    return { answer: String(status), receipt };
  } catch (error) {
    if (isSilence(error)) breaker.silent(clientId, context.now());
    else breaker.answered(clientId);
    return { answer: formatErrorAnswer(error), error };
  }
}

/** A status, or a word of ours: nothing that the other side wrote. */
export function formatErrorAnswer(error: unknown): string {
  if (error instanceof ReceiverNotReady) return error.code.replace(/^http_/, "");
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[a-z_]{1,40}$/.test(code) ? code : "failed";
}

/** The whole time limit went by. A connection that is refused is told at once: it holds back nobody. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "too_slow";
}

async function sendPush(
  context: Context,
  receiver: Receiver,
  message: SecurityEvent,
): Promise<{ readonly status: number; readonly receipt: PushReceipt }> {
  const { status, text } = await post(context, receiver, message);
  const receipt = parsePushReceipt({ status, text });
  if (receipt.outcome === "try_again") throw new ReceiverNotReady(status);
  return { status, receipt };
}

/** Signed by the acting authority. */
export async function post(
  context: Context,
  { providerId, eventsUri }: Receiver,
  message: SecurityEvent | VerificationEvent,
): Promise<{ readonly status: number; readonly text: string }> {
  return context.ports.outbound.post(eventsUri, {
    authorityId: providerId,
    contentType: `application/${SECURITY_EVENT_TYPE}`,
    content: await sign(context, message),
  });
}

/** A Security Event Token (RFC 8417), typed so that it passes for no other JWT (RFC 8725, section 3.11). */
async function sign(context: Context, message: SecurityEvent | VerificationEvent): Promise<string> {
  const { kid, key } = await getSigningKey(context);
  return new SignJWT({ ...message })
    .setProtectedHeader({ alg: "ES256", typ: SECURITY_EVENT_TYPE, kid })
    .sign(key);
}
