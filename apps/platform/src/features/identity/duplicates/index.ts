export { duplicatesContribution } from "./contribution.ts";
export { answerAgain, decidePair } from "./decide-pair.ts";
export { duplicatesJobs } from "./jobs.ts";
export { type Member, type PairId, type PossibleDuplicate, type Verdict, verdicts } from "./pair.ts";
export { listPairs, openPair } from "./read-pairs.ts";
