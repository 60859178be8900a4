export { oldcardsContribution } from "./contribution.ts";
export { oldcardsErrors } from "./errors.ts";
export { acceptOldCards, listOldCardFiles, type OldCardFile, stopOldCardFile } from "./files.ts";
export type { OldCard, OldCardFileId, OldCardId, OldCardUseId } from "./old-card.ts";
export { resumeOldCard } from "./resume-card.ts";
export { listOldCards, type OldCardTotals, type TakenOver, takeOver } from "./take-over.ts";
export {
  type AttachedOldCard,
  attachOldCard,
  getOldCard,
  readOldCard,
  stopOldCard,
  type UsedOldCard,
  useOldCard,
} from "./use-card.ts";
