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
  getManagedCampaign,
  listCampaigns,
  listCampaignsOfTheDay,
  listOwnCampaigns,
  readCampaigns,
  requireOpenToNewcomers,
} from "./find-campaign.ts";
export {
  computeGraceEnd,
  findDayCampaign,
  getCampaignPhase,
  getCampaignStage,
  getNewcomersAnswer,
  listReminderDates,
  mayTakeAnswers,
  type NewcomersAnswer,
} from "./rules.ts";
export { formatAnswerDeadline } from "./words.ts";
export { cancelCampaign, draftCampaign, publishCampaign, updateCampaignFacts } from "./write-campaign.ts";
