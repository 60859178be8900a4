import type { ReaderService } from "@ardeco/contracts";
import type { Stopwatch } from "@ardeco/desfire";
import type { Calibrations } from "../cards/calibration.ts";
import type { Desk } from "../cards/desk.ts";
import type { SecureElement } from "../element/secure-element.ts";
import type { Journal } from "../journal/journal.ts";
import type { OpenedCards } from "../platform/opened-cards.ts";
import type { RemoteCredit } from "../platform/remote-credit.ts";
import type { Signer } from "../protocol/jws.ts";
import type { Rights } from "../rights/configuration.ts";
import type { Turns } from "./turns.ts";

export type Clock = () => Date;

/** What every request works with. */
export interface House {
  readonly reader: string;
  readonly desk: Desk;
  readonly element: SecureElement;
  readonly journal: Journal;
  /** By service and key of a debit, of a credit. */
  readonly turns: Turns;
  readonly rights: Rights;
  readonly sign: Signer;
  readonly now: Clock;
  /** Of microseconds that only go on: how long a card takes to answer. */
  readonly stopwatch: Stopwatch;
  readonly calibration: Calibrations;
  /** Writes down how far the reader went. */
  readonly remember: () => Promise<void>;
  /** Null: no platform to credit by. */
  readonly remoteCredit: RemoteCredit | null;
  /** Null: no platform that opens cards. */
  readonly openedCards: OpenedCards | null;
}

/** For whom a request is: the page, and its service as the configuration has it now. */
export interface Caller {
  readonly origin: string;
  readonly service: ReaderService;
}
