export {
  agreePartner,
  endPartnerAgent,
  endPartnership,
  type NewPartner,
  namePartnerAgent,
  type PartnerAgent,
} from "./agree-partner.ts";
export { passesContribution } from "./contribution.ts";
export { definePass } from "./define-pass.ts";
export { giveShortCode } from "./give-code.ts";
export { joinPass, openPass } from "./join-pass.ts";
export { listOwnPasses, type OwnOffer, type OwnPass, type OwnUse } from "./own-passes.ts";
export type {
  Offer,
  OfferCategory,
  OfferId,
  Partner,
  PartnerId,
  Pass,
  PassId,
  Statement,
  StatementId,
  Use,
  UseId,
} from "./pass.ts";
export { statementRows, writeTransfer } from "./pay-statement.ts";
export { type PassRead, readPass } from "./read-pass.ts";
export {
  closeStatement,
  type PartnerStatements,
  readOwnStatement,
  readOwnStatements,
  readStatementsOf,
} from "./statements.ts";
export { cancelUse, useOffer } from "./use-offer.ts";
