export { type RetentionClock, retentionClocks } from "./clocks.ts";
export { peopleContribution } from "./contribution.ts";
export { eraseAgain } from "./erase-again.ts";
export { peopleJobs } from "./jobs.ts";
export { wrapAgain } from "./wrap-again.ts";
