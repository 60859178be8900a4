export { beginUpstream } from "./begin-upstream.ts";
export { completeUpstream } from "./complete-upstream.ts";
export { upstreamContribution } from "./contribution.ts";
export { findDeparture, leaveUpstream } from "./departure.ts";
export { type Difference, listDifferences } from "./differences.ts";
export { enterUpstream, findIdentityOwner } from "./enter-upstream.ts";
export { upstreamErrors } from "./errors.ts";
export { keepIdentity, openKeptIdentity } from "./kept-identity.ts";
export {
  linkUpstream,
  listUpstreamLinks,
  tieUpstream,
  unlinkEverything,
  unlinkSince,
  unlinkUpstream,
} from "./link-upstream.ts";
export { callbackPaths, logoutPaths } from "./profiles.ts";
export type { UpstreamIdentity, UpstreamKind, UpstreamLink, UpstreamProvider } from "./provider.ts";
export { configureProvider, isOffered, listProviders, type ProviderSettings } from "./providers.ts";
export { isWholeIdentity, type PivotElements } from "./rules.ts";
export { vouchedElements } from "./vouched-elements.ts";
export { providerName } from "./words.ts";
