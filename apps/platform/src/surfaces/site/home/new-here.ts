import type { Offered } from "../offer.ts";

const NEW_DAYS = 60;
const DAY_MS = 24 * 3_600_000;

/** What was published or rewritten lately, the latest first. */
export function newHere(services: readonly Offered[], now: Date, most: number): readonly Offered[] {
  const since = new Date(now.getTime() - NEW_DAYS * DAY_MS).toISOString().slice(0, 10);
  return services
    .filter(({ service }) => service.changedOn >= since)
    .toSorted((left, right) => right.service.changedOn.localeCompare(left.service.changedOn))
    .slice(0, most);
}
