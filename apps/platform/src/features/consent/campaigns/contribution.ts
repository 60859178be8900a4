import {
  buildEmptyContribution,
  type Contribution,
  type JournalTeller,
} from "../../../kernel/contributions.ts";

const says =
  (fr: string, en: string): JournalTeller =>
  ({ title }) => ({
    fr: `${fr} : « ${formatCampaignTitle(title, "fr")} ».`,
    en: `${en}: “${formatCampaignTitle(title, "en")}”.`,
  });

const formatCampaignTitle = (title: unknown, language: "fr" | "en"): string =>
  typeof title === "object" && title !== null ? String(Reflect.get(title, language)) : "";

/** A campaign names nobody: who is concerned belongs to renewals. */
export const campaignsContribution: Contribution = {
  ...buildEmptyContribution("campaigns"),
  journal: {
    "campaigns.drafted": says("Campagne préparée", "Campaign drafted"),
    "campaigns.amended": says("Campagne modifiée", "Campaign amended"),
    "campaigns.published": says("Campagne publiée", "Campaign published"),
    "campaigns.cancelled": says("Campagne annulée", "Campaign cancelled"),
  },
};
