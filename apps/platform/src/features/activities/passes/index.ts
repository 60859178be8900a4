export { accountApproval } from "./approvals.ts";
export {
  type AccountShown,
  approvePartnerAccount,
  readOwnAccount,
  readPartnerAccount,
  requestPartnerAccount,
  type WaitingAccount,
  withdrawPartnerAccount,
} from "./change-account.ts";
export { cancelUse, confirmOfferUse } from "./confirm-offer-use.ts";
export { passesContribution } from "./contribution.ts";
export {
  addPartnerAgent,
  confirmPartnerAgreement,
  createPartnerAgreement,
  endPartnerAgent,
  endPartnership,
  findOwnPartner,
  listPartners,
  type NewPartner,
  type PartnerAgent,
} from "./create-partner-agreement.ts";
export { createPassMembership, type FeeInHand, openPass, readFeeDue } from "./create-pass-membership.ts";
export { definePass, listPasses } from "./define-pass.ts";
export { passesErrors } from "./errors.ts";
export type { Involvement } from "./involvement.ts";
export { issueShortCode } from "./issue-short-code.ts";
export { listEndingPasses } from "./list-ending-passes.ts";
export { listOwnPasses, type OwnOffer, type OwnPass, type OwnUse } from "./own-passes.ts";
export {
  cancelReasons,
  isVoidReason,
  type Offer,
  type OfferCategory,
  type OfferId,
  offerCategories,
  type Partner,
  type PartnerAccountId,
  type PartnerId,
  type Pass,
  type PassId,
  type Statement,
  type StatementId,
  type Use,
  type UseId,
  type VoidReason,
  voidReasons,
} from "./pass.ts";
export {
  buildStatementCells,
  cancelTransfer,
  countCopyableUses,
  findOwnInvolvement,
  listTransferWriters,
  readTransfer,
  readTransfers,
  type Transfer,
  type TransferWriter,
  type VoidedTransfer,
  writeTransfer,
} from "./pay-statement.ts";
export { type OfferRead, type PassRead, readPass, readTriesLeft, retryPassRead } from "./read-pass.ts";
export { MOST_MISSES } from "./rules.ts";
export {
  closeStatement,
  type HowShown,
  type PartnerStatements,
  readHowShown,
  readOwnStatement,
  readOwnStatements,
  readOwnUse,
  readPartnerStatements,
  readStatement,
  readToClose,
  type StatementRead,
  type ToClose,
} from "./statements.ts";
export { cancelWords, categoryWords, shownWords, voidReasonWords } from "./words.ts";
