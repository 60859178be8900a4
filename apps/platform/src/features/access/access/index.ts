export { accessContribution } from "./contribution.ts";
export type { Delegation } from "./delegation/delegation.ts";
export {
  delegateAccess,
  listDelegations,
  type NewDelegation,
  revokeDelegation,
} from "./delegation/delegations.ts";
export { enterUnderDelegation, lookUnderDelegation } from "./delegation/use-delegation.ts";
export { accessErrors } from "./errors.ts";
export { countAgentPasskeys, inviteAgent, resetAgentPasskeys } from "./passkeys/agent-passkeys.ts";
export { appointFirstOperator } from "./passkeys/appoint-first-operator.ts";
export { inviteOnlyAdministrator } from "./passkeys/invite-only-administrator.ts";
export {
  listPasskeys,
  type Passkey,
  type Removal,
  removalRefusal,
  removePasskey,
  renamePasskey,
} from "./passkeys/keep-passkeys.ts";
export { LABEL_LENGTH } from "./passkeys/label.ts";
export { askRegistration, registerPasskey, registrationRefusal } from "./passkeys/register-passkey.ts";
export { askPasskey, signInWithPasskey } from "./passkeys/sign-in-with-passkey.ts";
export {
  entersServices,
  isOwnerNow,
  isRecent,
  type StaffDemand,
  staffDemands,
} from "./rules/sign-in-strength.ts";
export { type Capability, capabilities, holds, isLentTo, lentRoles, mayGive, type Reach } from "./rules.ts";
export {
  type Account,
  closeAccount,
  comparableEmail,
  createAccount,
  emailIndex,
  findAccount,
  findAccountAddress,
  findLastSeen,
  findLastSeenEver,
  giveBackAccountEmail,
  listAccountsUnseen,
  listPeopleAt,
  moveAccountEmail,
  reopenAccount,
  seeAtDesk,
  setAccountEmail,
} from "./sessions/accounts.ts";
export {
  type Authentication,
  authenticationLevels,
  authenticationOf,
  isEnough,
} from "./sessions/authentication.ts";
export { recordFailedSignIn } from "./sessions/failed-sign-in.ts";
export { requireEntersServices, requireOwnerNow, requireOwnerStill } from "./sessions/require-owner-now.ts";
export {
  createResumeCode,
  endCodesOfDraft,
  forgetResumeCodes,
  isProven,
  redeemResumeCode,
} from "./sessions/resume-codes.ts";
export { revokeEntriesSince, revokeEveryEntry, revokeFormerEntries } from "./sessions/revoke-entries.ts";
export {
  describeSession,
  listSessions,
  type OpenSession,
  openSession,
  resolveRecoverySession,
  resolveSession,
  resolveSessionById,
  revokeSession,
  type Session,
} from "./sessions/sessions.ts";
export { signIn } from "./sessions/sign-in.ts";
export { findSignInGeneration } from "./sessions/sign-in-generation.ts";
export {
  createSignInLink,
  findAddressOfAgent,
  findAgentAddress,
  findAgentByEmail,
  redeemSignInLink,
  requestSignIn,
  type SignInLink,
} from "./sessions/sign-in-links.ts";
export { hashToken, newResumeCode, newToken, tidyResumeCode } from "./sessions/tokens.ts";
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
export { forgetAgent } from "./staff/forget-agent.ts";
export {
  acceptApiToken,
  acceptanceRefusal,
  listOwnApiTokens,
  refuseApiToken,
} from "./staff/own-tokens.ts";
export { receivesFiles } from "./staff/receives-files.ts";
export { isHeldBack, requireCapability } from "./staff/require-capability.ts";
export {
  type Agent,
  addAgent,
  addWithoutRole,
  changeRole,
  findStaffActor,
  listAgents,
} from "./staff/staff.ts";
export { changeStaffDemand, readStaffDemand } from "./staff/staff-demand.ts";
export { waitForPerson } from "./store/accounts.ts";
export { waitForAddress } from "./store/sessions.ts";
export type { SessionMethod, SubjectKind } from "./tables.ts";
