import type { Context } from "../../../kernel/context.ts";
import { type ClientId, parseId } from "../../../kernel/ids.ts";
import type { Attempt, DeliveryId } from "./delivery.ts";
import { getReachableClient } from "./get-reachable-client.ts";
import { openContent } from "./sealed-content.ts";
import {
  type DeliveryPlace,
  type DeliveryRow,
  type DeliveryState,
  listClientDeliveries,
} from "./store/deliveries.ts";

/** What was sent to an application and what came of it: no subject, no grant, no name of an element. */
export interface LoggedDelivery {
  /** `jti` of the token. */
  readonly id: DeliveryId;
  readonly event: string;
  readonly state: DeliveryState;
  readonly failure?: string;
  readonly queuedAt: string;
  readonly deliveredAt?: string;
  readonly acknowledgedAt?: string;
  /** The last twenty, oldest first. */
  readonly attempts: readonly Attempt[];
  /** About when the next one comes, while it waits. */
  readonly nextTryAt?: string;
  /** Waits, or was refused while its token is still known. */
  readonly canBeSent: boolean;
}

const SHOWN = 100;

export interface DeliveryLogQuery {
  readonly clientId: ClientId;
  readonly state?: DeliveryState;
  /** Where the page before ended. */
  readonly after?: DeliveryPlace;
  /** 100 when absent. */
  readonly limit?: number;
}

export interface DeliveryLogPage {
  readonly deliveries: readonly LoggedDelivery[];
  /** Where the next page begins, when there is one. */
  readonly next?: DeliveryPlace;
}

/**
 * One page, by day, the last day first; within the page, newest first. For the application itself, and for
 * who keeps it at the authority that registered it. Throws clients.unknown_client, access.capability_missing.
 */
export async function listDeliveryLog(
  context: Context,
  { clientId, limit = SHOWN, ...wanted }: DeliveryLogQuery,
): Promise<DeliveryLogPage> {
  const { reader } = await getReachableClient(context, clientId);
  const rows = await reader.transaction((tx) =>
    listClientDeliveries(tx, clientId, { ...wanted, limit: limit + 1 }),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const deliveries = page
    .map((row) => toLoggedDelivery(reader, row))
    .toSorted((one, other) => other.queuedAt.localeCompare(one.queuedAt));
  if (rows.length <= limit || last === undefined) return { deliveries };
  return { deliveries, next: { day: last.day, id: last.id } };
}

export function toLoggedDelivery(context: Context, row: DeliveryRow): LoggedDelivery {
  const content = openContent(context, row);
  const { event, queuedAt, deliveredAt, acknowledgedAt, attempts = [], message } = content;
  const waits = row.state === "queued";
  return {
    id: parseId<"delivery">(row.id),
    event,
    state: row.state,
    ...(row.failure === null ? {} : { failure: row.failure }),
    queuedAt,
    ...(deliveredAt === undefined ? {} : { deliveredAt }),
    ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
    attempts,
    ...(waits ? { nextTryAt: computeNextTry(queuedAt, attempts) } : {}),
    canBeSent: message !== undefined && (waits || row.state === "failed"),
  };
}

const FIRST_WAIT_S = 5;
const LONGEST_WAIT_S = 3_600;

/** As jobs are tried again (infra/jobs), jitter apart. */
function computeNextTry(queuedAt: string, attempts: readonly Attempt[]): string {
  const last = attempts.at(-1);
  if (!last) return queuedAt;
  const seconds = Math.min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** (attempts.length - 1));
  return new Date(Date.parse(last.at) + seconds * 1000).toISOString();
}
