import type { Load } from "./driver/plan.ts";
import { median } from "./figures.ts";

/** Medians over the rounds of one run. */
export interface Medians {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
}

/**
 * Measures each in turn, A B A B…, so that a machine that slows down slows all of them. One round before
 * those that count warms caches and compiled code up.
 */
export async function interleave<Name extends string>(
  rounds: number,
  runs: Readonly<Record<Name, () => Promise<Load>>>,
): Promise<Record<Name, Medians>> {
  const names = Object.keys(runs) as Name[];
  const loads = new Map<Name, Load[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const load = await runs[name]();
      if (round > 0) loads.get(name)?.push(load);
    }
  }
  const medians = names.map((name) => [name, mediansOf(loads.get(name) ?? [])] as const);
  return Object.fromEntries(medians) as Record<Name, Medians>;
}

function mediansOf(loads: readonly Load[]): Medians {
  return {
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    p50: median(loads.map(({ p50 }) => p50)),
    p95: median(loads.map(({ p95 }) => p95)),
  };
}
