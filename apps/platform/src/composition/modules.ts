// What every module of the platform brings to the whole, in the order that matters.

import type { Contribution } from "../kernel/contributions.ts";
import type { ModuleJobs } from "../kernel/module-jobs.ts";
import { accessContribution } from "../modules/access/index.ts";
import { accessibilityContribution } from "../modules/accessibility/index.ts";
import { auditContribution, auditJobs } from "../modules/audit/index.ts";
import { authoritiesContribution, authoritiesJobs } from "../modules/authorities/index.ts";
import { bookingsContribution, bookingsJobs } from "../modules/bookings/index.ts";
import { campaignsContribution } from "../modules/campaigns/index.ts";
import { catalogueContribution, catalogueJobs } from "../modules/catalogue/index.ts";
import { checksContribution, checksJobs } from "../modules/checks/index.ts";
import { clientsContribution, clientsJobs } from "../modules/clients/index.ts";
import { complianceContribution, complianceJobs } from "../modules/compliance/index.ts";
import { consentContribution, consentJobs } from "../modules/consent/index.ts";
import { contactsContribution, contactsJobs } from "../modules/contacts/index.ts";
import { countersContribution, countersJobs } from "../modules/counters/index.ts";
import { couplingsContribution, couplingsJobs } from "../modules/couplings/index.ts";
import { debitsContribution, debitsJobs, listAtBank, listDebited } from "../modules/debits/index.ts";
import { duplicatesContribution, duplicatesJobs } from "../modules/duplicates/index.ts";
import { enrolmentContribution, enrolmentJobs } from "../modules/enrolment/index.ts";
import { equipmentContribution } from "../modules/equipment/index.ts";
import { evidenceContribution, evidenceJobs } from "../modules/evidence/index.ts";
import { guestsContribution, guestsJobs } from "../modules/guests/index.ts";
import { householdsContribution, householdsJobs } from "../modules/households/index.ts";
import { idempotencyContribution } from "../modules/idempotency/index.ts";
import { identityContribution, identityJobs } from "../modules/identity/index.ts";
import { insightsContribution, insightsJobs } from "../modules/insights/index.ts";
import { interestsContribution } from "../modules/interests/index.ts";
import { invoicesContribution, invoicesJobs } from "../modules/invoices/index.ts";
import { keysContribution } from "../modules/keys/index.ts";
import { kiosksContribution } from "../modules/kiosks/index.ts";
import { lifeContribution, lifeJobs } from "../modules/life/index.ts";
import { linksContribution, linksJobs } from "../modules/links/index.ts";
import { logosContribution } from "../modules/logos/index.ts";
import { mergesContribution, mergesJobs } from "../modules/merges/index.ts";
import { notificationsContribution, notificationsJobs } from "../modules/notifications/index.ts";
import { oldcardsContribution } from "../modules/oldcards/index.ts";
import { openidContribution, openidJobs } from "../modules/openid/index.ts";
import { organisationContribution } from "../modules/organisation/index.ts";
import { passesContribution } from "../modules/passes/index.ts";
import { paymentsContribution, paymentsJobs } from "../modules/payments/index.ts";
import { peopleContribution, peopleJobs } from "../modules/people/index.ts";
import { recordsContribution, recordsJobs } from "../modules/records/index.ts";
import { recoveryContribution, recoveryJobs } from "../modules/recovery/index.ts";
import { renewalsContribution, renewalsJobs } from "../modules/renewals/index.ts";
import { restrictionsContribution } from "../modules/restrictions/index.ts";
import { rightsContribution, rightsJobs } from "../modules/rights/index.ts";
import { sandboxContribution } from "../modules/sandbox/index.ts";
import { sourcesContribution, sourcesJobs } from "../modules/sources/index.ts";
import { subscriptionsContribution, subscriptionsJobs } from "../modules/subscriptions/index.ts";
import { supportsContribution, supportsJobs } from "../modules/supports/index.ts";
import { tariffsContribution } from "../modules/tariffs/index.ts";
import { carriedByCards, terminalsContribution, terminalsJobs } from "../modules/terminals/index.ts";
import { transfersContribution, transfersJobs } from "../modules/transfers/index.ts";
import { upstreamContribution } from "../modules/upstream/index.ts";
import { witnessesContribution, witnessesJobs } from "../modules/witnesses/index.ts";

/** Every module answers about people (access, erasure, purge, journal); keys last, because erasing ends with them. */
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
  invoicesJobs({ listDebited, listAtBank }),
  transfersJobs,
  renewalsJobs,
  openidJobs,
  countersJobs(carriedByCards),
  lifeJobs,
  mergesJobs,
  contactsJobs,
  rightsJobs,
  complianceJobs,
  notificationsJobs,
  peopleJobs(contributions),
];
