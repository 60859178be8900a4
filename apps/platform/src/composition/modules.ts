// What every module of the platform brings to the whole, in the order that matters.

import { accessContribution } from "../features/access/access/index.ts";
import { bookingsContribution, bookingsJobs } from "../features/activities/bookings/index.ts";
import { couplingsContribution, couplingsJobs } from "../features/activities/couplings/index.ts";
import { passesContribution } from "../features/activities/passes/index.ts";
import { authoritiesContribution, authoritiesJobs } from "../features/authorities/authorities/index.ts";
import { debitsContribution, debitsJobs, listAtBank, listDebited } from "../features/billing/debits/index.ts";
import { buildInvoicesJobs, invoicesContribution } from "../features/billing/invoices/index.ts";
import { paymentsContribution, paymentsJobs } from "../features/billing/payments/index.ts";
import { equipmentContribution } from "../features/cards/equipment/index.ts";
import { supportsContribution, supportsJobs } from "../features/cards/supports/index.ts";
import {
  computeCarriedByCards,
  terminalsContribution,
  terminalsJobs,
} from "../features/cards/terminals/index.ts";
import { accessibilityContribution } from "../features/catalogue/accessibility/index.ts";
import { catalogueContribution, catalogueJobs } from "../features/catalogue/catalogue/index.ts";
import { tariffsContribution } from "../features/catalogue/tariffs/index.ts";
import { complianceContribution, complianceJobs } from "../features/compliance/compliance/index.ts";
import { definePeopleJobs, peopleContribution } from "../features/compliance/people/index.ts";
import { witnessesContribution, witnessesJobs } from "../features/compliance/witnesses/index.ts";
import { campaignsContribution } from "../features/consent/campaigns/index.ts";
import { clientsContribution, clientsJobs } from "../features/consent/clients/index.ts";
import { consentContribution, consentJobs } from "../features/consent/consent/index.ts";
import { linksContribution, linksJobs } from "../features/consent/links/index.ts";
import { openidContribution, openidJobs } from "../features/consent/openid/index.ts";
import { renewalsContribution, renewalsJobs } from "../features/consent/renewals/index.ts";
import { sandboxContribution } from "../features/consent/sandbox/index.ts";
import { subscriptionsContribution, subscriptionsJobs } from "../features/consent/subscriptions/index.ts";
import { transfersContribution, transfersJobs } from "../features/consent/transfers/index.ts";
import { checksContribution, checksJobs } from "../features/enrolment/checks/index.ts";
import { enrolmentContribution, enrolmentJobs } from "../features/enrolment/enrolment/index.ts";
import { evidenceContribution, evidenceJobs } from "../features/enrolment/evidence/index.ts";
import { logosContribution } from "../features/enrolment/logos/index.ts";
import { organisationContribution } from "../features/enrolment/organisation/index.ts";
import { sourcesContribution, sourcesJobs } from "../features/enrolment/sources/index.ts";
import { contactsContribution, contactsJobs } from "../features/identity/contacts/index.ts";
import { duplicatesContribution, duplicatesJobs } from "../features/identity/duplicates/index.ts";
import { householdsContribution, householdsJobs } from "../features/identity/households/index.ts";
import { identityContribution, identityJobs } from "../features/identity/identity/index.ts";
import { interestsContribution } from "../features/identity/interests/index.ts";
import { recoveryContribution, recoveryJobs } from "../features/identity/recovery/index.ts";
import { upstreamContribution } from "../features/identity/upstream/index.ts";
import { insightsContribution, insightsJobs } from "../features/insights/insights/index.ts";
import { kiosksContribution } from "../features/kiosk/kiosks/index.ts";
import { countersContribution, defineCountersJobs } from "../features/ledger/counters/index.ts";
import { guestsContribution, guestsJobs } from "../features/ledger/guests/index.ts";
import { oldcardsContribution } from "../features/ledger/oldcards/index.ts";
import { notificationsContribution, notificationsJobs } from "../features/messaging/notifications/index.ts";
import { lifeContribution, lifeJobs } from "../features/records/life/index.ts";
import { mergesContribution, mergesJobs } from "../features/records/merges/index.ts";
import { recordsContribution, recordsJobs } from "../features/records/records/index.ts";
import { rightsContribution, rightsJobs } from "../features/records/rights/index.ts";
import { auditContribution, auditJobs } from "../features/trust/audit/index.ts";
import { idempotencyContribution } from "../features/trust/idempotency/index.ts";
import { keysContribution } from "../features/trust/keys/index.ts";
import { restrictionsContribution } from "../features/trust/restrictions/index.ts";
import type { Contribution } from "../kernel/contributions.ts";
import type { ModuleJobs } from "../kernel/module-jobs.ts";

/**
 * Every module answers about people (access, erasure, purge, journal); keys last, because erasing ends with
 * them.
 */
export const contributions: readonly Contribution[] = [
  auditContribution,
  witnessesContribution,
  authoritiesContribution,
  logosContribution,
  equipmentContribution,
  accessContribution,
  upstreamContribution,
  recoveryContribution,
  organisationContribution,
  // Before identity: its records hold on to the person.
  recordsContribution,
  identityContribution,
  duplicatesContribution,
  catalogueContribution,
  tariffsContribution,
  campaignsContribution,
  householdsContribution,
  // Before clients: it asks what was told of the person.
  transfersContribution,
  clientsContribution,
  linksContribution,
  sourcesContribution,
  evidenceContribution,
  checksContribution,
  // Before enrolment: it asks which files the person has.
  insightsContribution,
  enrolmentContribution,
  supportsContribution,
  terminalsContribution,
  kiosksContribution,
  couplingsContribution,
  // Before subscriptions: it asks which grants the person has.
  renewalsContribution,
  // Before consent: services are told of the end while the person's grants still open.
  subscriptionsContribution,
  consentContribution,
  openidContribution,
  // Before counters: what is held for places to come is let go of.
  bookingsContribution,
  // Before counters: it finds the accounts by the names that services give the person.
  paymentsContribution,
  guestsContribution,
  debitsContribution,
  invoicesContribution,
  passesContribution,
  oldcardsContribution,
  countersContribution,
  contactsContribution,
  rightsContribution,
  restrictionsContribution,
  lifeContribution,
  mergesContribution,
  notificationsContribution,
  accessibilityContribution,
  complianceContribution,
  sandboxContribution,
  idempotencyContribution,
  interestsContribution,
  peopleContribution,
  keysContribution,
];

/** What modules do by themselves, after commit or on schedule. */
export const moduleJobs: readonly ModuleJobs[] = [
  auditJobs,
  witnessesJobs,
  authoritiesJobs,
  identityJobs,
  duplicatesJobs,
  recordsJobs,
  householdsJobs,
  catalogueJobs,
  clientsJobs,
  evidenceJobs,
  checksJobs,
  sourcesJobs,
  enrolmentJobs,
  insightsJobs,
  recoveryJobs,
  linksJobs,
  consentJobs,
  supportsJobs,
  terminalsJobs,
  subscriptionsJobs,
  couplingsJobs,
  guestsJobs,
  paymentsJobs,
  bookingsJobs,
  debitsJobs,
  buildInvoicesJobs({ listDebited, listAtBank }),
  transfersJobs,
  renewalsJobs,
  openidJobs,
  defineCountersJobs(computeCarriedByCards),
  lifeJobs,
  mergesJobs,
  contactsJobs,
  rightsJobs,
  complianceJobs,
  notificationsJobs,
  definePeopleJobs(contributions),
];
