export { oldCardFileApproval } from "./approvals.ts";
export { oldcardsContribution } from "./contribution.ts";
export { oldcardsErrors } from "./errors.ts";
export { acceptOldCards, listOldCardFiles, type OldCardFile, revokeOldCardFile } from "./files.ts";
export { importOldCards, listOldCards, type OldCardTotals, type TakenOver } from "./import-old-cards.ts";
export type { OldCard, OldCardFileId, OldCardId, OldCardUseId } from "./old-card.ts";
export { resumeOldCard } from "./resume-card.ts";
export {
  type AttachedOldCard,
  convertOldCard,
  debitOldCard,
  getOldCard,
  readOldCard,
  suspendOldCard,
  type UsedOldCard,
} from "./use-card.ts";
