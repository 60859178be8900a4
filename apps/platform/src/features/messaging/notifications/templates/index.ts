import { complaintArrived, complaintReceived } from "./accessibility.ts";
import { accountLeft } from "./account-left.ts";
import { formatAloneAnnounced } from "./alone-announced.ts";
import { bookingNews } from "./bookings.ts";
import { cardLoaded } from "./cards.ts";
import { clientChangeWaits, modelChanged, modelRetired } from "./catalogue.ts";
import { complianceDue } from "./compliance.ts";
import { contactAnswered } from "./contacts.ts";
import { couplingWaits } from "./coupling-waits.ts";
import { couplingNews } from "./couplings.ts";
import { creditorChange } from "./creditor-change.ts";
import { debitNews } from "./debits.ts";
import { documentAsked, enrolmentDecided, enrolmentReceipt } from "./enrolment.ts";
import { boundSet, boundsEnded, guestAsked, guestNews } from "./guests.ts";
import { invoiceHelp, invoiceNews, invoicePayer, invoicePlan, invoiceReminder } from "./invoices.ts";
import { deathRecorded, deathReversed } from "./life.ts";
import {
  accountHandedOver,
  accountIsYours,
  majorityNear,
  majorityReached,
  majorityWelcome,
} from "./majority.ts";
import { mergedDeath, mergeUndone, recordsMerged } from "./merges.ts";
import { partnerAccount } from "./partner-account.ts";
import { passUsed, transferVoided } from "./passes.ts";
import { pausesHeld } from "./pauses-held.ts";
import { paymentNotCredited } from "./payment-not-credited.ts";
import { moneyGivenBack } from "./payments.ts";
import { quotientChanged } from "./quotients.ts";
import { renewalConfirmed, renewalNotice } from "./renewals.ts";
import { inactivityNotice, rightsDue, rightsErased, rightsNews } from "./rights.ts";
import { sandboxLink } from "./sandbox.ts";
import {
  accessLent,
  addressChanged,
  addressChanging,
  addressConfirm,
  agentInvited,
  certificateGiven,
  journalForked,
  recoveryDone,
  recoveryOpened,
  witnessRefused,
} from "./security.ts";
import { grantGiven, grantWithdrawn, servicesShown } from "./services.ts";
import { signIn } from "./sign-in.ts";
import { subscriptionNews } from "./subscriptions.ts";
import { supportNews } from "./supports.ts";
import type { Template } from "./template.ts";
import { apiTokenCreated, apiTokenWaits, wayInChanged } from "./ways-in.ts";

/** Every message the house writes. */
export const templates = {
  sign_in: signIn,
  sandbox_link: sandboxLink,
  agent_invited: agentInvited,
  alone_announced: formatAloneAnnounced,
  access_lent: accessLent,
  recovery_opened: recoveryOpened,
  journal_forked: journalForked,
  witness_refused: witnessRefused,
  certificate_given: certificateGiven,
  recovery_done: recoveryDone,
  address_confirm: addressConfirm,
  address_changing: addressChanging,
  address_changed: addressChanged,
  enrolment_receipt: enrolmentReceipt,
  enrolment_decided: enrolmentDecided,
  document_asked: documentAsked,
  grant_given: grantGiven,
  grant_withdrawn: grantWithdrawn,
  quotient_changed: quotientChanged,
  invoice_news: invoiceNews,
  debit_news: debitNews,
  creditor_change: creditorChange,
  booking_news: bookingNews,
  coupling_news: couplingNews,
  coupling_waits: couplingWaits,
  bound_set: boundSet,
  bounds_ended: boundsEnded,
  account_left: accountLeft,
  card_loaded: cardLoaded,
  guest_news: guestNews,
  guest_asked: guestAsked,
  invoice_payer: invoicePayer,
  invoice_reminder: invoiceReminder,
  invoice_help: invoiceHelp,
  invoice_plan: invoicePlan,
  renewal_notice: renewalNotice,
  renewal_confirmed: renewalConfirmed,
  services_shown: servicesShown,
  complaint_received: complaintReceived,
  complaint_arrived: complaintArrived,
  client_change_waits: clientChangeWaits,
  model_changed: modelChanged,
  model_retired: modelRetired,
  subscription_news: subscriptionNews,
  contact_answered: contactAnswered,
  inactivity_notice: inactivityNotice,
  rights_news: rightsNews,
  rights_due: rightsDue,
  rights_erased: rightsErased,
  pauses_held: pausesHeld,
  compliance_due: complianceDue,
  death_recorded: deathRecorded,
  death_reversed: deathReversed,
  records_merged: recordsMerged,
  merge_undone: mergeUndone,
  merged_death: mergedDeath,
  majority_near: majorityNear,
  majority_reached: majorityReached,
  majority_welcome: majorityWelcome,
  account_handed_over: accountHandedOver,
  account_is_yours: accountIsYours,
  support_news: supportNews,
  money_given_back: moneyGivenBack,
  payment_not_credited: paymentNotCredited,
  pass_used: passUsed,
  transfer_voided: transferVoided,
  partner_account: partnerAccount,
  way_in_changed: wayInChanged,
  api_token_created: apiTokenCreated,
  api_token_waits: apiTokenWaits,
} as const;

export type TemplateName = keyof typeof templates;
export type TemplateData<N extends TemplateName> =
  (typeof templates)[N] extends Template<infer Data> ? Data : never;
