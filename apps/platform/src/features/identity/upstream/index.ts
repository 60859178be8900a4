export { acceptUpstreamAnswer } from "./accept-upstream-answer.ts";
export { startUpstreamAttempt } from "./begin-upstream.ts";
export { upstreamContribution } from "./contribution.ts";
export {
  confirmUpstreamLink,
  createUpstreamLink,
  listUpstreamLinks,
  removeRecentLinks,
  removeUpstreamLink,
  removeUpstreamLinks,
} from "./create-upstream-link.ts";
export { endUpstreamSession, findDeparture } from "./departure.ts";
export { type Difference, readDifferences } from "./differences.ts";
export { upstreamErrors } from "./errors.ts";
export { openKeptIdentity, sealUpstreamIdentity } from "./kept-identity.ts";
export { findIdentityOwner, openUpstreamAccount } from "./open-upstream-account.ts";
export { callbackPaths, logoutPaths } from "./profiles.ts";
export type { UpstreamIdentity, UpstreamKind, UpstreamLink, UpstreamProvider } from "./provider.ts";
export { isOffered, listProviders, type ProviderSettings, updateUpstreamProvider } from "./providers.ts";
export { isWholeIdentity, type PivotElements } from "./rules.ts";
export { toVouchedElements } from "./to-vouched-elements.ts";
export { formatProviderName } from "./words.ts";
