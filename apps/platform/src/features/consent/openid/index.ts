export { openidContribution } from "./contribution.ts";
export { type Entrance, listEntrances } from "./entrances.ts";
export { openidErrors } from "./errors.ts";
export {
  abort,
  type Exchange,
  finishConsent,
  finishSignIn,
  type Interaction,
  readInteraction,
  refuseAll,
} from "./interactions.ts";
export { openidJobs } from "./jobs.ts";
export { mountOpenId } from "./mount-open-id.ts";
export { type OpenId, openOpenId } from "./open-id.ts";
export type { Issuer, OpenIdPages, OpenIdParts, PageRequest, ProviderUse, SignedIn } from "./parts.ts";
