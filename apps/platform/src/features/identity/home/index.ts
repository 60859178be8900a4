export { homeContribution } from "./contribution.ts";
