export { lifeContribution } from "./contribution.ts";
export { type Death, findDeath, listDeathsPast } from "./find-death.ts";
export { recordDeath } from "./record-death.ts";
export { reverseDeath } from "./reverse-death.ts";
