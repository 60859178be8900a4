import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { accessErrors, hasCapability, requireCapability } from "../../access/access/index.ts";
import { listLinesOfService, readFigures } from "./store.ts";
import type { SubscriptionState } from "./subscription.ts";

/** From one civil day to another, both included. */
export interface FiguresAsked {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/**
 * Exact for the service's own managers. For the others of whole months, rounded down to a multiple of five,
 * "few" under five: two answers subtracted do not give one person.
 */
export type Count = number | "few";

export interface ServiceFigures {
  readonly serviceId: ServiceId;
  /** The reader manages this service: exact, and each figure opens on its lines. */
  readonly managed: boolean;
  /** During the period. */
  readonly opened: Count;
  readonly withdrawn: Count;
  /** Today. */
  readonly live: Count;
  readonly suspended: Count;
  readonly pending: Count;
  /** First deliveries that the application acknowledged. */
  readonly acknowledged: Count;
  /** Civil days from the yes told to the application to its acknowledgement, on average; of five at least. */
  readonly days?: number;
}

/**
 * Use case: for managers (their services) and administrators (all): services that somebody opened. Refusals
 * are not counted: a service never hears of them. Throws access.capability_missing.
 */
export async function readServiceFigures(
  context: Context,
  asked: FiguresAsked,
): Promise<readonly ServiceFigures[]> {
  const may =
    hasCapability(context.actor, "insight.read") || hasCapability(context.actor, "subscription.read");
  if (!may) throw accessErrors.error("access.capability_missing");
  const rows = await context.read((tx) => readFigures(tx, asked));
  return rows.map(({ service_id, managed, days, ...counts }) => ({
    serviceId: parseId<"service">(service_id),
    managed,
    opened: toCount(counts.opened),
    withdrawn: toCount(counts.withdrawn),
    live: toCount(counts.live),
    suspended: toCount(counts.suspended),
    pending: toCount(counts.pending),
    acknowledged: toCount(counts.acknowledged),
    ...(days === null ? {} : { days }),
  }));
}

const toCount = (count: number | null): Count => count ?? "few";

/** Which subscriptions a figure is made of. */
export const figureNames = ["opened", "withdrawn", "live", "suspended", "pending"] as const;
export type FigureName = (typeof figureNames)[number];

/** One subscription behind a figure: days and a state, no name, not even a pairwise one. */
export interface FigureLine {
  readonly openedOn?: CivilDate;
  readonly state: SubscriptionState;
  readonly stateOn: CivilDate;
}

/** For a manager of the service. Throws access.capability_missing. */
export function listFigureLines(
  context: Context,
  asked: FiguresAsked & {
    readonly serviceId: ServiceId;
    readonly figure: FigureName;
    readonly limit: number;
  },
): Promise<readonly FigureLine[]> {
  return context.read(async (tx) => {
    const { serviceId } = asked;
    requireCapability(context, "subscription.read", { serviceId });
    const rows = await listLinesOfService(tx, { providerId: context.authorityId, serviceId }, asked);
    return rows.map(({ opened_on, state, state_on }) => ({
      state,
      stateOn: state_on,
      ...(opened_on === null ? {} : { openedOn: opened_on }),
    }));
  });
}
