export { type AskedVerification, askVerification, readVerifications } from "./ask-verification.ts";
export { bySitting, type SittingEntry } from "./by-sitting.ts";
export { auditContribution } from "./contribution.ts";
export {
  addCosignature,
  describeWitness,
  type Growth,
  getWitnessSigner,
  proveGrowth,
} from "./cosign.ts";
export { EntryActor, type JournalEntry, type NewEntry } from "./entry.ts";
export { auditJobs } from "./jobs.ts";
export { listAuthoritiesAtWork } from "./list-authorities-at-work.ts";
export { describeLog, exportLog, findLogFile, type LogSummary } from "./published.ts";
export {
  consultJournal,
  findPersonEntries,
  type JournalPage,
  readAuthorityJournal,
  readHouseJournal,
  readPersonJournal,
} from "./read-journal.ts";
export { record } from "./record.ts";
export { entryActor } from "./rules.ts";
export { sequenceJournal } from "./sequence-journal.ts";
export { stateEntries, stateLines } from "./state-lines.ts";
export { type Verification, verifyJournal } from "./verify-journal.ts";
export { type LinesVerified, verifyLines } from "./verify-lines.ts";
