import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { CampaignFacts } from "../campaigns/index.ts";
import type { RenewalState } from "./renewal.ts";

/** Begun since the opening, a subscription has new data already: there is nothing to confirm. */
export function isConcerned(givenAt: Date, { opensOn }: Pick<CampaignFacts, "opensOn">): boolean {
  return toCivilDate(givenAt) < opensOn;
}

export type RenewalEvent = "confirmed" | "lapsed" | "stopped";

/**
 * waiting → confirmed, lapsed or stopped; lapsed → confirmed or stopped. What is confirmed or stopped stays
 * so.
 */
const machine: Readonly<Record<RenewalState, readonly RenewalEvent[]>> = {
  waiting: ["confirmed", "lapsed", "stopped"],
  lapsed: ["confirmed", "stopped"],
  confirmed: [],
  stopped: [],
};

export function mayBecome(state: RenewalState, happening: RenewalEvent): boolean {
  return machine[state].includes(happening);
}
