export { kiosksContribution } from "./contribution.ts";
export { kiosksErrors } from "./errors.ts";
export { findKiosk, registerKiosk } from "./pair-kiosk.ts";
export {
  type AwaitedCard,
  endKioskVisit,
  MOST_AT_ONCE,
  openKioskVisit,
  readOutcome,
  readVisit,
  requestKioskUpdate,
  type ShownAccount,
  type ShownPerson,
  type ShownVisit,
  startKioskPayment,
} from "./visit-kiosk.ts";
