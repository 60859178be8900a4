export { interestsContribution } from "./contribution.ts";
export { hasGain, hasInterest, type InterestedAgent, isTheirs } from "./has-interest.ts";
