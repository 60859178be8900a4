export { readRecordedCases } from "./api-particulier/read-recorded-cases.ts";
export type { RecordedCase } from "./api-particulier/routes.ts";
export {
  type ApiParticulier,
  type ReceivedQuestion,
  startApiParticulier,
} from "./api-particulier/start-api-particulier.ts";
export { type Clamd, EICAR, startClamd } from "./clamd/start-clamd.ts";
export { answerSealed, openCorrespondent } from "./correspondent/correspondent.ts";
export {
  createTestDatabases,
  type DatabaseUrls,
  dropLeftovers,
  ensureTemplate,
  type TestDatabase,
  type TestDatabases,
} from "./database/test-databases.ts";
export { verifiedClaimsProblems } from "./identity-assurance/verified-claims-problems.ts";
export { aBlankCard, type PlasticCard } from "./pcscd/a-blank-card.ts";
export { aPcscd, type Pcscd, withoutPcscd } from "./pcscd/a-pcscd.ts";
export { startReaderPlatform } from "./reader-platform/start-reader-platform.ts";
export { anSshd, type Sshd, withoutSshd } from "./sshd/an-sshd.ts";
export {
  citizens,
  franceConnect,
  type KnownUser,
  proConnect,
  type RegisteredParty,
  type StateProfile,
  type StateProvider,
  startStateProvider,
} from "./state-providers/index.ts";
export { aToken, type TestToken, withoutToken } from "./token/a-token.ts";
