export { checksContribution } from "./contribution.ts";
export type { DocumentCheck } from "./finding.ts";
export { checksJobs } from "./jobs.ts";
export { type CheckShown, listChecks, requireHarmless } from "./list-checks.ts";
export { askForChecks, listProofs, relyOnCheck, type SealedProof } from "./list-proofs.ts";
export { type CheckTold, tellCheck } from "./words.ts";
