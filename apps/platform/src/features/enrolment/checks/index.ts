export { isLookAwaited, requireHarmless } from "./await-look.ts";
export { checksContribution } from "./contribution.ts";
export { doubtWords } from "./doubt-words.ts";
export { checksErrors } from "./errors.ts";
export type { DocumentCheck } from "./finding.ts";
export { checksJobs } from "./jobs.ts";
export { type CheckShown, listChecks } from "./list-checks.ts";
export { listDoubts } from "./list-doubts.ts";
export {
  listProofs,
  recordCheckReliance,
  requestDocumentChecks,
  retryDocumentChecks,
  type SealedProof,
} from "./list-proofs.ts";
export { openBeforeLook } from "./open-before-look.ts";
export { type Doubt, doubts, filterElementDoubts, hasReasonRequirement, isFailed } from "./rules/doubts.ts";
export { agesInMonths, type DocumentPolicy } from "./rules/policy.ts";
export { readPolicy, updateDocumentPolicy } from "./update-document-policy.ts";
export { type CheckMoment, type CheckTold, formatCheck } from "./words.ts";
