import type { Context } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import type { Campaign } from "../campaigns/index.ts";
import type { RenewalState } from "./renewal.ts";
import { openRenewalDetail } from "./sealed.ts";
import { listOfCampaign } from "./store.ts";

/** One subscription of a campaign, as those who run it see it: a name that only this service knows. */
export interface RenewalLine {
  readonly pairwiseSubject: string;
  readonly state: RenewalState;
  readonly stateOn: string;
  /** Nobody concerned has an e-mail address: only a letter reaches them. */
  readonly byLetter: boolean;
}

/** What each figure of the page counts. */
export const renewalMeasures = ["concerned", "confirmed", "waiting", "by_letter", "lapsed"] as const;
export type RenewalMeasure = (typeof renewalMeasures)[number];

export type RenewalCounts = Readonly<Record<RenewalMeasure, number>>;

/** For those who run the campaign, in the provider authority. Throws access.capability_missing. */
export function listRenewalLines(context: Context, campaign: Campaign): Promise<readonly RenewalLine[]> {
  return context.read(async (tx) => {
    requireCapability(context, "campaign.manage", { serviceId: campaign.serviceId });
    if (campaign.providerId !== context.authorityId) return [];
    return (await listOfCampaign(tx, campaign)).map((row) => {
      const { pairwise, reachedBy } = openRenewalDetail(context, row);
      return {
        pairwiseSubject: pairwise,
        state: row.state,
        stateOn: row.state_on,
        byLetter: reachedBy === "letter",
      };
    });
  });
}

/** Those whose agreement was withdrawn meanwhile are no longer concerned. */
export function isCounted(line: RenewalLine, measure: RenewalMeasure): boolean {
  if (line.state === "stopped") return false;
  switch (measure) {
    case "concerned":
      return true;
    case "by_letter":
      return line.byLetter && line.state === "waiting";
    default:
      return line.state === measure;
  }
}

export function countLines(lines: readonly RenewalLine[]): RenewalCounts {
  const count = (measure: RenewalMeasure) => lines.filter((line) => isCounted(line, measure)).length;
  return {
    concerned: count("concerned"),
    confirmed: count("confirmed"),
    waiting: count("waiting"),
    by_letter: count("by_letter"),
    lapsed: count("lapsed"),
  };
}
