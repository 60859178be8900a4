export {
  agreePartner,
  endPartnerAgent,
  endPartnership,
  findOwnPartner,
  listPartners,
  type NewPartner,
  namePartnerAgent,
  type PartnerAgent,
} from "./agree-partner.ts";
export { passesContribution } from "./contribution.ts";
export { definePass, listPasses } from "./define-pass.ts";
export { passesErrors } from "./errors.ts";
export { giveShortCode } from "./give-code.ts";
export { joinPass, openPass } from "./join-pass.ts";
export { listOwnPasses, type OwnOffer, type OwnPass, type OwnUse } from "./own-passes.ts";
export {
  cancelReasons,
  type Offer,
  type OfferCategory,
  type OfferId,
  offerCategories,
  type Partner,
  type PartnerId,
  type Pass,
  type PassId,
  type Statement,
  type StatementId,
  type Use,
  type UseId,
} from "./pass.ts";
export { copyableIn, readTransfer, statementRows, type Transfer, writeTransfer } from "./pay-statement.ts";
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
  type StatementRead,
} from "./statements.ts";
export { cancelUse, useOffer } from "./use-offer.ts";
export { cancelWords, categoryWords, shownWords } from "./words.ts";
