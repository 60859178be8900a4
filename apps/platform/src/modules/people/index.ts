export { peopleContribution } from "./contribution.ts";
export { peopleJobs } from "./jobs.ts";
