// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface CampaignTable {
  authority_id: string;
  service_id: string;
  id: string;
  title_fr: string;
  title_en: string;
  period_from: string;
  period_until: string;
  opens_on: string;
  closes_on: string;
  grace_days: number;
  reminder_days: number[];
  /** in_period: nobody starts the service but between the opening and the closing. */
  newcomers: "any_time" | "in_period";
  /** What becomes of a subscription that nobody confirmed, after the days of grace. */
  lapse: "suspend" | "end";
  /** Announced, open, closing, grace and ended are worked out from the dates (campaigns/rules.ts). */
  state: "draft" | "published" | "cancelled";
  changed_on: string;
  revision: Generated<number>;
}
export type CampaignRow = Selectable<CampaignTable>;

export type Tables = {
  campaign: CampaignTable;
};
