export { kiosksContribution } from "./contribution.ts";
export { findKiosk, pairKiosk } from "./pair-kiosk.ts";
export {
  type AwaitedCard,
  askAtKiosk,
  beginAtKiosk,
  finishVisit,
  MOST_AT_ONCE,
  presentAtKiosk,
  readOutcome,
  readVisit,
  type ShownAccount,
  type ShownPerson,
  type ShownVisit,
} from "./visit-kiosk.ts";
