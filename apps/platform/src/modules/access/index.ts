export { type Account, comparableEmail, createAccount, findAccount, setAccountEmail } from "./accounts.ts";
export {
  type ApiToken,
  issueApiToken,
  listApiTokens,
  resolveApiToken,
  revokeApiToken,
} from "./api-tokens.ts";
export { accessContribution } from "./contribution.ts";
export type { Delegation } from "./delegation.ts";
export {
  delegateAccess,
  listDelegations,
  type NewDelegation,
  revokeDelegation,
} from "./delegations.ts";
export { accessErrors } from "./errors.ts";
export { requireCapability } from "./require-capability.ts";
export { type Capability, capabilities, holds, isLentTo, lentRoles, mayGive, type Reach } from "./rules.ts";
export {
  authenticationMethods,
  listSessions,
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
