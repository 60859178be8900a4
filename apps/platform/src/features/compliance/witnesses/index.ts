export { type Answered, addCheckpoint } from "./add-checkpoint.ts";
export { askWitnesses } from "./ask-witnesses.ts";
export { witnessesContribution } from "./contribution.ts";
export { witnessesJobs } from "./jobs.ts";
export {
  agreeToWatch,
  askWitness,
  listWitnesses,
  stopWatching,
  stopWitness,
  type Witnesses,
} from "./keep-witnesses.ts";
export type { Fork, Standing, WatchedLog, WatchedLogId, Witness, WitnessId } from "./witnesses.ts";
