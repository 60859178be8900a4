import type { Offered } from "../offer.ts";

const NEW_DAYS = 60;
const DAY_MS = 24 * 3_600_000;

/**
 * What was published or rewritten lately, the latest first. A day on which more moved than is shown is the
 * day a catalogue was loaded: that is no news.
 */
export function listNewServices(services: readonly Offered[], now: Date, most: number): readonly Offered[] {
  const since = new Date(now.getTime() - NEW_DAYS * DAY_MS).toISOString().slice(0, 10);
  const on = Map.groupBy(services, ({ service }) => service.changedOn);
  return services
    .filter(({ service }) => service.changedOn >= since && (on.get(service.changedOn)?.length ?? 0) <= most)
    .toSorted((left, right) => right.service.changedOn.localeCompare(left.service.changedOn))
    .slice(0, most);
}
