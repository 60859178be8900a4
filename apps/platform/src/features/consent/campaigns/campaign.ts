import type { Text } from "@ardeco/contracts";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { AuthorityId, Id, ServiceId } from "../../../kernel/ids.ts";

export type CampaignId = Id<"campaign">;

/** Days in Europe/Paris, the last one included. */
export interface CampaignDates {
  readonly opensOn: CivilDate;
  readonly closesOn: CivilDate;
  /** Days after the closing during which a subscription goes on and may still be confirmed. */
  readonly graceDays: number;
}

/** What its manager writes. */
export interface CampaignFacts extends CampaignDates {
  /** "Rentrée 2027". */
  readonly title: Text;
  /** What a confirmation is good for: the school year. */
  readonly period: { readonly from: CivilDate; readonly until: CivilDate };
  /** Days before the closing; most days first. */
  readonly reminderDays: readonly number[];
  /** `in_period`: nobody starts the service but between the opening and the closing. */
  readonly newcomers: "any_time" | "in_period";
  /** What becomes of a subscription that nobody confirmed, after the grace. */
  readonly lapse: "suspend" | "end";
}

export interface Campaign extends CampaignFacts {
  readonly id: CampaignId;
  readonly serviceId: ServiceId;
  /** The authority that runs it, with the service. */
  readonly providerId: AuthorityId;
  readonly state: "draft" | "published" | "cancelled";
  /** Handed back with the next change: a stale one is refused with request.changed_meanwhile. */
  readonly revision: number;
}

/** A campaign to change, as its author saw it. */
export interface CampaignSeen {
  readonly id: CampaignId;
  readonly revision: number;
}

/** Of a published campaign, worked out from its dates; `closing` is its last week. */
export type CampaignPhase = "announced" | "open" | "closing" | "grace" | "ended";
export type CampaignStage = CampaignPhase | "draft" | "cancelled";
