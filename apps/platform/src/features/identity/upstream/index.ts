export { startUpstreamAttempt } from "./begin-upstream.ts";
export { acceptUpstreamAnswer } from "./complete-upstream.ts";
export { upstreamContribution } from "./contribution.ts";
export { endUpstreamSession, findDeparture } from "./departure.ts";
export { type Difference, listDifferences } from "./differences.ts";
export { findIdentityOwner, openUpstreamAccount } from "./enter-upstream.ts";
export { upstreamErrors } from "./errors.ts";
export { openKeptIdentity, sealUpstreamIdentity } from "./kept-identity.ts";
export {
  confirmUpstreamLink,
  createUpstreamLink,
  listUpstreamLinks,
  removeRecentLinks,
  removeUpstreamLink,
  removeUpstreamLinks,
} from "./link-upstream.ts";
export { callbackPaths, logoutPaths } from "./profiles.ts";
export type { UpstreamIdentity, UpstreamKind, UpstreamLink, UpstreamProvider } from "./provider.ts";
export { isOffered, listProviders, type ProviderSettings, updateUpstreamProvider } from "./providers.ts";
export { isWholeIdentity, type PivotElements } from "./rules.ts";
export { toVouchedElements } from "./vouched-elements.ts";
export { formatProviderName } from "./words.ts";
