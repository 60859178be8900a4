export { changePolicy, readPolicy } from "./change-policy.ts";
export { checksContribution } from "./contribution.ts";
export type { DocumentCheck } from "./finding.ts";
export { checksJobs } from "./jobs.ts";
export { type CheckShown, listChecks, requireHarmless } from "./list-checks.ts";
export { askForChecks, listProofs, relyOnCheck, type SealedProof } from "./list-proofs.ts";
export { agesInMonths, type DocumentPolicy } from "./rules/policy.ts";
export { type CheckTold, tellCheck } from "./words.ts";
