export { openidContribution } from "./contribution.ts";
export { type Entrance, listEntrances } from "./entrances.ts";
export { openidErrors } from "./errors.ts";
export {
  cancelInteraction,
  confirmAuthentication,
  confirmConsent,
  declineInteraction,
  type Exchange,
  type Interaction,
  readInteraction,
} from "./interactions.ts";
export { openidJobs } from "./jobs.ts";
export { mountOpenId } from "./mount-open-id.ts";
export { type OpenId, openOpenId } from "./open-id.ts";
export type { Issuer, OpenIdPages, OpenIdParts, PageRequest, ProviderUse, SignedPerson } from "./parts.ts";
