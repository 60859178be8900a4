export { lifeContribution } from "./contribution.ts";
export { cancelDeath } from "./death/cancel-death.ts";
export { confirmDeath } from "./death/confirm-death.ts";
export { type Death, findDeath, listDeathsPast } from "./death/find-death.ts";
export { recordDeath } from "./death/record-death.ts";
export { lifeJobs } from "./jobs.ts";
export { findMove } from "./move/apply-verified-move.ts";
export { computeMovePreview, type MoveEffect } from "./move/compute-move-preview.ts";
export { type Companion, listCompanions, submitMove } from "./move/submit-move.ts";
