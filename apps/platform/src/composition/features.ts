// The features of the platform, by context. One more is its folder and a line here.

import { accessFeature } from "../features/access/access/feature.ts";
import { smallstaffFeature } from "../features/access/smallstaff/feature.ts";
import { bookingsFeature } from "../features/activities/bookings/feature.ts";
import { calendarFeature } from "../features/activities/calendar/feature.ts";
import { couplingsFeature } from "../features/activities/couplings/feature.ts";
import { passesFeature } from "../features/activities/passes/feature.ts";
import { authoritiesFeature } from "../features/authorities/authorities/feature.ts";
import { debitsFeature } from "../features/billing/debits/feature.ts";
import { invoicesFeature } from "../features/billing/invoices/feature.ts";
import { paymentsFeature } from "../features/billing/payments/feature.ts";
import { equipmentFeature } from "../features/cards/equipment/feature.ts";
import { supportsFeature } from "../features/cards/supports/feature.ts";
import { terminalsFeature } from "../features/cards/terminals/feature.ts";
import { computeCarriedByCards } from "../features/cards/terminals/index.ts";
import { accessibilityFeature } from "../features/catalogue/accessibility/feature.ts";
import { defineCatalogueFeature } from "../features/catalogue/catalogue/feature.ts";
import { tariffsFeature } from "../features/catalogue/tariffs/feature.ts";
import { complianceFeature } from "../features/compliance/compliance/feature.ts";
import { peopleFeature } from "../features/compliance/people/feature.ts";
import { witnessesFeature } from "../features/compliance/witnesses/feature.ts";
import { campaignsFeature } from "../features/consent/campaigns/feature.ts";
import { clientsFeature } from "../features/consent/clients/feature.ts";
import { consentFeature } from "../features/consent/consent/feature.ts";
import { linksFeature } from "../features/consent/links/feature.ts";
import { openidFeature } from "../features/consent/openid/feature.ts";
import { renewalsFeature } from "../features/consent/renewals/feature.ts";
import { sandboxFeature } from "../features/consent/sandbox/feature.ts";
import { subscriptionsFeature } from "../features/consent/subscriptions/feature.ts";
import { transfersFeature } from "../features/consent/transfers/feature.ts";
import { checksFeature } from "../features/enrolment/checks/feature.ts";
import { enrolmentFeature } from "../features/enrolment/enrolment/feature.ts";
import { evidenceFeature } from "../features/enrolment/evidence/feature.ts";
import { logosFeature } from "../features/enrolment/logos/feature.ts";
import { organisationFeature } from "../features/enrolment/organisation/feature.ts";
import { sourcesFeature } from "../features/enrolment/sources/feature.ts";
import { contactsFeature } from "../features/identity/contacts/feature.ts";
import { duplicatesFeature } from "../features/identity/duplicates/feature.ts";
import { homeFeature } from "../features/identity/home/feature.ts";
import { householdsFeature } from "../features/identity/households/feature.ts";
import { identityFeature } from "../features/identity/identity/feature.ts";
import { interestsFeature } from "../features/identity/interests/feature.ts";
import { recoveryFeature } from "../features/identity/recovery/feature.ts";
import { upstreamFeature } from "../features/identity/upstream/feature.ts";
import { insightsFeature } from "../features/insights/insights/feature.ts";
import { queueFeature } from "../features/insights/queue/feature.ts";
import { kiosksFeature } from "../features/kiosk/kiosks/feature.ts";
import { defineCountersFeature } from "../features/ledger/counters/feature.ts";
import { guestsFeature } from "../features/ledger/guests/feature.ts";
import { oldcardsFeature } from "../features/ledger/oldcards/feature.ts";
import { notificationsFeature } from "../features/messaging/notifications/feature.ts";
import { lifeFeature } from "../features/records/life/feature.ts";
import { mergesFeature } from "../features/records/merges/feature.ts";
import { recordsFeature } from "../features/records/records/feature.ts";
import { rightsFeature } from "../features/records/rights/feature.ts";
import { approvalsFeature } from "../features/trust/approvals/feature.ts";
import { auditFeature } from "../features/trust/audit/feature.ts";
import { idempotencyFeature } from "../features/trust/idempotency/feature.ts";
import { keysFeature } from "../features/trust/keys/feature.ts";
import { restrictionsFeature } from "../features/trust/restrictions/feature.ts";
import type { Feature } from "../frames/feature/define-feature.ts";
import { buildFeatureRegistry } from "../frames/feature/registry.ts";
import { consentPreview } from "./consent-preview.tsx";

/** In any order: the one in which people are erased is computed from what features say. */
export const features: readonly Feature[] = [
  approvalsFeature,
  smallstaffFeature,
  auditFeature,
  idempotencyFeature,
  keysFeature,
  restrictionsFeature,
  authoritiesFeature,
  accessFeature,
  notificationsFeature,
  contactsFeature,
  duplicatesFeature,
  homeFeature,
  householdsFeature,
  identityFeature,
  interestsFeature,
  recoveryFeature,
  upstreamFeature,
  accessibilityFeature,
  defineCatalogueFeature(consentPreview),
  tariffsFeature,
  checksFeature,
  enrolmentFeature,
  evidenceFeature,
  logosFeature,
  organisationFeature,
  sourcesFeature,
  campaignsFeature,
  clientsFeature,
  consentFeature,
  linksFeature,
  openidFeature,
  renewalsFeature,
  sandboxFeature,
  subscriptionsFeature,
  transfersFeature,
  defineCountersFeature(computeCarriedByCards),
  guestsFeature,
  oldcardsFeature,
  equipmentFeature,
  supportsFeature,
  terminalsFeature,
  bookingsFeature,
  calendarFeature,
  couplingsFeature,
  passesFeature,
  debitsFeature,
  invoicesFeature,
  paymentsFeature,
  kiosksFeature,
  lifeFeature,
  mergesFeature,
  recordsFeature,
  rightsFeature,
  complianceFeature,
  peopleFeature,
  witnessesFeature,
  insightsFeature,
  queueFeature,
];

/** What they bring together: refused here, at the start, where two exclude each other. */
export const registry = buildFeatureRegistry(features);
