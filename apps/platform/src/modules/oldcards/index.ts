export { oldcardsContribution } from "./contribution.ts";
export { oldcardsErrors } from "./errors.ts";
export type { OldCard, OldCardId, OldCardUseId } from "./old-card.ts";
export { listOldCards, type OldCardTotals, type TakenOver, takeOver } from "./take-over.ts";
export { attachOldCard, getOldCard, readOldCard, stopOldCard, useOldCard } from "./use-card.ts";
