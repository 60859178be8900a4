export type {
  Campaign,
  CampaignDates,
  CampaignFacts,
  CampaignId,
  CampaignPhase,
  CampaignSeen,
  CampaignStage,
} from "./campaign.ts";
export { campaignsContribution } from "./contribution.ts";
export {
  findCampaignOfTheDay,
  getOwnCampaign,
  listCampaigns,
  listOwnCampaigns,
  requireOpenToNewcomers,
} from "./find-campaign.ts";
export {
  graceUntil,
  phaseOf,
  reminderDates,
  stageOf,
} from "./rules.ts";
export { amendCampaign, cancelCampaign, draftCampaign, publishCampaign } from "./write-campaign.ts";
