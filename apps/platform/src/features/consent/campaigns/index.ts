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
export { campaignsErrors } from "./errors.ts";
export {
  findCampaignOfTheDay,
  getCampaign,
  getOwnCampaign,
  listCampaigns,
  listCampaignsOfTheDay,
  listOwnCampaigns,
  requireOpenToNewcomers,
} from "./find-campaign.ts";
export {
  acceptsAnswers,
  campaignOfTheDay,
  graceUntil,
  type NewcomersAnswer,
  newcomersOn,
  phaseOf,
  reminderDates,
  stageOf,
} from "./rules.ts";
export { untilWhen } from "./words.ts";
export { amendCampaign, cancelCampaign, draftCampaign, publishCampaign } from "./write-campaign.ts";
