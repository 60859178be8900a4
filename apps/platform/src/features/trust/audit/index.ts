export { buildEntriesStatement, buildPersonStatement } from "./build-person-statement.ts";
export { auditContribution } from "./contribution.ts";
export {
  addCosignature,
  buildGrowthProof,
  type Growth,
  getWitnessSigner,
  readWitness,
} from "./cosign.ts";
export { EntryActor, type JournalEntry, type NewEntry } from "./entry.ts";
export { groupSittings, type SittingEntry } from "./group-sittings.ts";
export { auditJobs } from "./jobs.ts";
export { listAuthoritiesAtWork } from "./list-authorities-at-work.ts";
export { exportLog, findLogFile, type LogSummary, readLogSummary } from "./published.ts";
export {
  findPersonEntries,
  type JournalPage,
  readAuthorityJournal,
  readHouseJournal,
  readPersonJournal,
  searchJournal,
} from "./read-journal.ts";
export { record } from "./record.ts";
export { type AskedVerification, readVerifications, requestVerification } from "./request-verification.ts";
export { toEntryActor } from "./rules.ts";
export { runJournalSequencing } from "./sequence-journal.ts";
export { type Verification, verifyJournal } from "./verify-journal.ts";
export { type LinesVerified, verifyLines } from "./verify-lines.ts";
