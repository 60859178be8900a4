export { type Answered, addCheckpoint } from "./add-checkpoint.ts";
export { witnessesContribution } from "./contribution.ts";
export { witnessesErrors } from "./errors.ts";
export { witnessesJobs } from "./jobs.ts";
export {
  addWatchedLog,
  addWitness,
  listWitnesses,
  removeWatchedLog,
  removeWitness,
  type Witnesses,
} from "./keep-witnesses.ts";
export { requestCosignatures } from "./request-cosignatures.ts";
export type { Fork, WatchedLog, WatchedLogId, Witness, WitnessId, WitnessStanding } from "./witnesses.ts";
