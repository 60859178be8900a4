export { ApiRefused, type WrongField } from "./api/call-api.ts";
export { type Ardeco, connect } from "./connect.ts";
export {
  MoveStopped,
  type TransferDone,
  type TransferRefused,
  type TransferWish,
} from "./counters/move-counter.ts";
export { type DoneStore, memoryStore } from "./events/done-store.ts";
export type {
  ArdecoEvent,
  GrantGiven,
  GrantWithdrawn,
  OrLater,
  OtherEvent,
  ReleaseChanged,
  SubscriptionChanged,
  Verification,
} from "./events/event.ts";
export { EventRefused } from "./events/event-refused.ts";
export type { Taken } from "./events/read-events.ts";
export type { LinkKept, LinkWish } from "./links/account-links.ts";
export { type LogoutAsked, LogoutRefused } from "./logout/read-logout.ts";
export type { Options } from "./options.ts";
export type { Checked, CheckMethod } from "./sign-in/checked.ts";
export type { Person, SignedIn } from "./sign-in/read-person.ts";
export type { Kept, SignInWish } from "./sign-in/sign-in-url.ts";
