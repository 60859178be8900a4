export { duplicatesContribution } from "./contribution.ts";
export { duplicatesJobs } from "./jobs.ts";
export { type PairId, type PairMember, type PossibleDuplicate, type Verdict, verdicts } from "./pair.ts";
export { listPairs, openPair } from "./read-pairs.ts";
export { submitFurtherDecision, submitPairDecision } from "./submit-pair-decision.ts";
export { waitingPairs } from "./waiting-pairs.ts";
