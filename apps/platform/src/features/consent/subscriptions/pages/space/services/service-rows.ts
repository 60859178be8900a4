import type { ServiceId } from "../../../../../../kernel/ids.ts";
import { computeSituation } from "../../../index.ts";
import type { ServiceHolding } from "./list-holdings.ts";

/** A service that the family holds today, with the agreement of each of its holders. */
export interface HeldService {
  readonly serviceId: ServiceId;
  readonly holdings: readonly [ServiceHolding, ...ServiceHolding[]];
}

/** Groups what lives by service: first what asks for an answer, then in the order of the holdings. */
export function groupHeldServices(holdings: readonly ServiceHolding[]): readonly HeldService[] {
  const live = holdings.filter(({ held }) => held.grant.state === "live");
  const rows = [...Map.groupBy(live, ({ held }) => held.service.id)].flatMap(
    ([serviceId, [first, ...others]]): HeldService[] =>
      first ? [{ serviceId, holdings: [first, ...others] }] : [],
  );
  return rows.toSorted((one, other) => Number(isAsking(other)) - Number(isAsking(one)));
}

/**
 * Whether the holder may use the service today: it is open or about to open, and neither paused nor waiting
 * for a value or a fee.
 */
export function isUsable({ held, passStep }: ServiceHolding): boolean {
  const { state, reason } = computeSituation(held);
  const isServed = state === "open" || (state === "pending" && reason === undefined);
  return isServed && passStep === undefined && !held.grant.pausedSince;
}

const isAsking = ({ holdings }: HeldService): boolean =>
  holdings.some((one) => !isUsable(one) || one.held.asks === "new_items");
