export {
  agreePartner,
  endPartnerAgent,
  endPartnership,
  findOwnPartner,
  listPartners,
  type NewPartner,
  namePartnerAgent,
  type PartnerAgent,
  takeUpAgreement,
} from "./agree-partner.ts";
export {
  type AccountShown,
  agreePartnerAccount,
  askPartnerAccount,
  readOwnAccount,
  readPartnerAccount,
  type WaitingAccount,
  withdrawPartnerAccount,
} from "./change-account.ts";
export { passesContribution } from "./contribution.ts";
export { definePass, listPasses } from "./define-pass.ts";
export { passesErrors } from "./errors.ts";
export { giveShortCode } from "./give-code.ts";
export type { Involvement } from "./involvement.ts";
export { type FeeInHand, joinPass, openPass, readFeeDue } from "./join-pass.ts";
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
  copyableIn,
  findOwnInvolvement,
  listTransferWriters,
  readTransfer,
  readTransfers,
  statementRows,
  type Transfer,
  type TransferWriter,
  type VoidedTransfer,
  voidTransfer,
  writeTransfer,
} from "./pay-statement.ts";
export { type OfferRead, type PassRead, readPass, readPassAgain, readTriesLeft } from "./read-pass.ts";
export { MOST_MISSES } from "./rules.ts";
export {
  closeStatement,
  type HowShown,
  type PartnerStatements,
  readHowShown,
  readOwnStatement,
  readOwnStatements,
  readOwnUse,
  readStatement,
  readStatementsOf,
  readToClose,
  type StatementRead,
  type ToClose,
} from "./statements.ts";
export { cancelUse, useOffer } from "./use-offer.ts";
export { cancelWords, categoryWords, shownWords, voidReasonWords } from "./words.ts";
