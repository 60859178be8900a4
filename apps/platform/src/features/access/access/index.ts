export { accessContribution } from "./contribution.ts";
export type { Delegation } from "./delegation/delegation.ts";
export {
  grantDelegation,
  listDelegations,
  type NewDelegation,
  revokeDelegation,
} from "./delegation/delegations.ts";
export { findDelegatedContext, openDelegatedSession } from "./delegation/use-delegation.ts";
export { accessErrors } from "./errors.ts";
export { countAgentPasskeys, inviteAgent, revokeAgentPasskeys } from "./passkeys/agent-passkeys.ts";
export { inviteFirstOperator } from "./passkeys/invite-first-operator.ts";
export { inviteOnlyAdministrator } from "./passkeys/invite-only-administrator.ts";
export {
  findRemovalRefusal,
  listPasskeys,
  type Passkey,
  type Removal,
  removePasskey,
  updatePasskeyLabel,
} from "./passkeys/keep-passkeys.ts";
export { LABEL_LENGTH } from "./passkeys/label.ts";
export {
  findRegistrationRefusal,
  registerPasskey,
  requestPasskeyRegistration,
} from "./passkeys/register-passkey.ts";
export { requestPasskeyAssertion, signInWithPasskey } from "./passkeys/sign-in-with-passkey.ts";
export {
  isAccountOwnerPresent,
  isRecent,
  mayEnterServices,
  type StaffDemand,
  staffDemands,
} from "./rules/sign-in-strength.ts";
export {
  type Capability,
  capabilities,
  hasCapability,
  isDelegatedActor,
  isDelegationInForce as isDelegationNow,
  lentRoles,
  mayGive,
  type Reach,
} from "./rules.ts";
export {
  type Account,
  closeAccount,
  computeEmailIndex,
  createAccount,
  findAccount,
  findAccountAddress,
  findLastSeen,
  findLastSeenEver,
  listAccountsUnseen,
  listPeopleByEmail,
  readAccount,
  recordDeskVisit,
  resumeAccount,
  setAccountEmail,
  setFormerAccountEmail,
  toComparableEmail,
  updateAccountEmail,
} from "./sessions/accounts.ts";
export {
  type Authentication,
  authenticationLevels,
  isEnough,
  toAuthentication,
} from "./sessions/authentication.ts";
export { closeOtherSessions, closeSessions, readSessions } from "./sessions/close-sessions.ts";
export { recordSignInFailure } from "./sessions/failed-sign-in.ts";
export {
  isOwnerPresent,
  requireEntersServices,
  requireOwnerPresent,
  requireOwnerStill,
} from "./sessions/require-owner-present.ts";
export {
  createResumeCode,
  endCodesOfDraft,
  isProven,
  openResumeCode,
} from "./sessions/resume-codes.ts";
export { revokeEntriesSince, revokeEveryEntry, revokeFormerEntries } from "./sessions/revoke-entries.ts";
export {
  listSessions,
  type OpenSession,
  openSession,
  resolveRecoverySession,
  resolveSession,
  resolveSessionById,
  revokeSession,
  type Session,
  setSessionDevice,
} from "./sessions/sessions.ts";
export { findSignInGeneration } from "./sessions/sign-in-generation.ts";
export {
  createSignInLink,
  findAddressOfAgent,
  findAgentAddress,
  findAgentByEmail,
  openSignInLink,
  readAgentByEmail,
  requestSignInLinks,
  type SignInLink,
} from "./sessions/sign-in-links.ts";
export { startSignInSession } from "./sessions/start-sign-in-session.ts";
export { drawResumeCode, drawToken, hashToken, parseResumeCode } from "./sessions/tokens.ts";
export {
  type ApiToken,
  type IssuedToken,
  issueApiToken,
  listApiTokens,
  resolveApiToken,
  revokeApiToken,
} from "./staff/api-tokens.ts";
export { countAsOne, type OneAgent } from "./staff/count-as-one.ts";
export { countStaff, type StaffCount } from "./staff/count-staff.ts";
export { eraseAgent } from "./staff/erase-agent.ts";
export { hasFileDeciders } from "./staff/has-file-deciders.ts";
export {
  acceptApiToken,
  declineApiToken,
  findAcceptanceRefusal,
  listOwnApiTokens,
} from "./staff/own-tokens.ts";
export { isHeldBack, requireCapability } from "./staff/require-capability.ts";
export { type AskedApproval, isAmongAgents, readApprovalStandings } from "./staff/second-agent.ts";
export {
  addAgent,
  addWithoutRole,
  findStaffActor,
  listAgents,
  readAgents,
  readStaffActor,
  type StaffAgent,
  updateAgentRoles,
} from "./staff/staff.ts";
export { readStaffDemand, updateStaffDemand } from "./staff/staff-demand.ts";
export { lockAccountEntries } from "./store/accounts.ts";
export { lockAddress } from "./store/sessions.ts";
export type { SessionMethod, SubjectKind } from "./tables.ts";
