export { listRetentionClocks, type RetentionClock } from "./clocks.ts";
export { peopleContribution } from "./contribution.ts";
export { eraseRestoredPerson } from "./erase-again.ts";
export { definePeopleJobs } from "./jobs.ts";
export { updateWrappedKeys } from "./wrap-again.ts";
