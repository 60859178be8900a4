export { interestsContribution } from "./contribution.ts";
export { type Agent, gains, hasInterest, isTheirs } from "./has-interest.ts";
