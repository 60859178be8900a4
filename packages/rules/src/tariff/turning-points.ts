import { type EffortPrice, MOST_QUOTIENT, type Pricing } from "./tariff.ts";

/**
 * Quotients where the price of a tariff turns, in increasing order, from 0: enough to draw it. For bands each
 * start; for a rate, the last quotient at the floor and the first at the ceiling; for a slope its two ends;
 * for one price, 0.
 */
export function turningPoints(pricing: Pricing): readonly number[] {
  switch (pricing.kind) {
    case "single":
      return [0];
    case "bands":
      return inOrder(pricing.bands.map(({ from }) => from));
    case "effort":
      return inOrder([firstAbove(pricing) - 1, firstAt(pricing, pricing.ceiling_cents)]);
    case "slope":
      return inOrder([pricing.fromQuotient, pricing.toQuotient]);
  }
}

function firstAbove(pricing: EffortPrice): number {
  return firstAt(pricing, Math.min(pricing.floor_cents + 1, pricing.ceiling_cents));
}

/**
 * The first quotient that costs so many cents, half a cent going up; the largest one when the rate is too
 * low.
 */
function firstAt({ rate_ppm }: EffortPrice, cents: number): number {
  return Math.min(MOST_QUOTIENT, Math.ceil(((cents * 2 - 1) * 5_000) / rate_ppm));
}

function inOrder(quotients: readonly number[]): readonly number[] {
  return [...new Set([0, ...quotients.map((quotient) => Math.max(0, quotient))])].sort(
    (one, other) => one - other,
  );
}
