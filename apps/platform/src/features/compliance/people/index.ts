export { listRetentionClocks, type RetentionClock } from "./clocks.ts";
export { peopleContribution } from "./contribution.ts";
export { eraseRestoredPerson } from "./erase-restored-person.ts";
export { definePeopleJobs } from "./jobs.ts";
export { updateWrappedKeys } from "./update-wrapped-keys.ts";
