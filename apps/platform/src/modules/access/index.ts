export { type Account, comparableEmail, createAccount, findAccount, setAccountEmail } from "./accounts.ts";
export {
  type ApiToken,
  issueApiToken,
  listApiTokens,
  resolveApiToken,
  revokeApiToken,
} from "./api-tokens.ts";
export { type Authentication, authenticationLevels, authenticationOf } from "./authentication.ts";
export { accessContribution } from "./contribution.ts";
export type { Delegation } from "./delegation.ts";
export {
  delegateAccess,
  listDelegations,
  type NewDelegation,
  revokeDelegation,
} from "./delegations.ts";
export { accessErrors } from "./errors.ts";
export { countAgentPasskeys, inviteAgent, resetAgentPasskeys } from "./passkeys/agent-passkeys.ts";
export { listPasskeys, type Passkey, removePasskey, renamePasskey } from "./passkeys/keep-passkeys.ts";
export { LABEL_LENGTH } from "./passkeys/label.ts";
export { askRegistration, registerPasskey, registrationRefusal } from "./passkeys/register-passkey.ts";
export { askPasskey, signInWithPasskey } from "./passkeys/sign-in-with-passkey.ts";
export { isHeldBack, requireCapability } from "./require-capability.ts";
export { requireOwnerNow } from "./require-owner-now.ts";
export { type Capability, capabilities, holds, isLentTo, lentRoles, mayGive, type Reach } from "./rules.ts";
export {
  describeSession,
  listSessions,
  type OpenSession,
  openSession,
  resolveSession,
  revokeEveryEntry,
  revokeSession,
  type Session,
} from "./sessions.ts";
export {
  createResumeCode,
  createSignInLink,
  findAgentAddress,
  findAgentByEmail,
  redeemResumeCode,
  redeemSignInLink,
  requestSignIn,
  type SignInLink,
} from "./sign-in-links.ts";
export { type Agent, addAgent, changeRole, findStaffActor, listAgents } from "./staff.ts";
export type { SessionMethod, SubjectKind } from "./tables.ts";
export { enterUnderDelegation, lookUnderDelegation } from "./use-delegation.ts";
