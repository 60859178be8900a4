export { lifeContribution } from "./contribution.ts";
export { confirmDeath } from "./death/confirm-death.ts";
export { type Death, findDeath, listDeathsPast } from "./death/find-death.ts";
export { recordDeath } from "./death/record-death.ts";
export { cancelDeath } from "./death/reverse-death.ts";
export { lifeJobs } from "./jobs.ts";
export { type Companion, listCompanions, submitMove } from "./move/declare-move.ts";
export { findMove } from "./move/follow-move.ts";
export { computeMovePreview, type MoveEffect } from "./move/preview-move.ts";
