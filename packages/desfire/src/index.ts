export type { CardTransport } from "./apdu/frames.ts";
export { Card } from "./card/card.ts";
export {
  guessChance,
  isNear,
  type NearBound,
  type ProximityCheck,
  type Stopwatch,
  type TimedRound,
} from "./card/proximity-check.ts";
export {
  type ApplicationId,
  type ApplicationSettings,
  CARD_LEVEL,
  type CardVersion,
  type KeySettings,
} from "./commands/cards.ts";
export type { NewFile, NewValueFile } from "./commands/files.ts";
export type { KeyChange } from "./commands/keys.ts";
export { PROXIMITY_KEY } from "./commands/proximity.ts";
export type { Access, AccessRights, FileSettings } from "./commands/settings.ts";
export { type TransactionProof, transactionInput, verifyTransaction } from "./commands/transaction-mac.ts";
export { diversify } from "./crypto/diversify.ts";
export { verifyOriginality } from "./crypto/originality.ts";
export type { RandomBytes } from "./messaging/authenticate.ts";
export type { CommMode } from "./messaging/messaging.ts";
export { CARD_STATUSES, CardError, type CardErrorCode, ISO_STATUSES, ProtocolError } from "./status.ts";
