export { insightsContribution } from "./contribution.ts";
export type { Asked, Indicators, InsightLine, Measure, Month } from "./insight.ts";
export { insightsJobs } from "./jobs.ts";
export { listLines, readIndicators, readMonths } from "./read-indicators.ts";
export { computePercentage } from "./rules.ts";
