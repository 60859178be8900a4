import type { Priced, TariffStep } from "./price.ts";

/** What takes something off one unit: a share of its price, or so many cents. */
export interface Reduction {
  /** Whose words explain it. */
  readonly id: string;
  readonly off: { readonly percent: number } | { readonly cents: number };
  /** May be added to others that say so too. */
  readonly stacks: boolean;
}

export type ReductionStep = Extract<TariffStep, { readonly step: "reduction" }>;

/**
 * A price with what takes something off it, a step each: the one that takes most off; or together those that
 * all say that they add up, where this takes more, each once: of one id, the first. Shares come before
 * amounts, which leaves the least to pay. Never below zero; what takes nothing off is not said. Throws
 * RangeError on a share that is no whole number from 1 to 100, or an amount that is no whole number of cents
 * above zero.
 */
export function reducePrice(priced: Priced, reductions: readonly Reduction[]): Priced {
  if (priced.outcome !== "priced") return priced;
  const { cents, steps } = priced;
  const together = reductions.filter(
    ({ id, stacks }, at) => stacks && reductions.findIndex((one) => one.stacks && one.id === id) === at,
  );
  const ways = [...reductions.map((one) => [one]), together].map((way) => takeOff(cents, way));
  const best = ways.reduce<Reduced>((least, way) => (way.cents < least.cents ? way : least), {
    cents,
    steps: [],
  });
  return { outcome: "priced", cents: best.cents, steps: [...steps, ...best.steps] };
}

interface Reduced {
  readonly cents: number;
  readonly steps: readonly ReductionStep[];
}

function takeOff(from: number, reductions: readonly Reduction[]): Reduced {
  return [...reductions].sort(shareFirst).reduce<Reduced>(
    ({ cents, steps }, { id, off }) => {
      const off_cents = Math.min(cents, takenBy(off, cents));
      if (off_cents === 0) return { cents, steps };
      const left = cents - off_cents;
      return {
        cents: left,
        steps: [...steps, { step: "reduction", id, ...said(off), off_cents, cents: left }],
      };
    },
    { cents: from, steps: [] },
  );
}

const said = (off: Reduction["off"]): { readonly percent: number | null } =>
  "percent" in off ? { percent: off.percent } : { percent: null };

function shareFirst(one: Reduction, other: Reduction): number {
  const rank = ({ off }: Reduction) => ("percent" in off ? 0 : 1);
  return rank(one) - rank(other) || (one.id < other.id ? -1 : 1);
}

/** Half a cent goes to who pays. */
function takenBy(off: Reduction["off"], cents: number): number {
  if ("cents" in off) {
    if (!Number.isInteger(off.cents) || off.cents <= 0) throw new RangeError("a reduction is in whole cents");
    return off.cents;
  }
  if (!Number.isInteger(off.percent) || off.percent < 1 || off.percent > 100)
    throw new RangeError("a share is a whole number from 1 to 100");
  const product = cents * off.percent;
  const rest = product % 100;
  return (product - rest) / 100 + (rest >= 50 ? 1 : 0);
}
