// To load a crowd by rows, and to know beforehand whom a search will open.
export { computeCandidateIndexes, toIdentityFacts } from "../candidates.ts";
export { listSharing } from "../store/candidates.ts";
