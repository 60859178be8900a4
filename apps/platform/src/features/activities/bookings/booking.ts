import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Sentence } from "../../../kernel/errors.ts";
import type { Id, PersonId, ServiceId } from "../../../kernel/ids.ts";
import type { TariffId } from "../../catalogue/tariffs/index.ts";
import type { CounterId } from "../../ledger/counters/index.ts";

export type ActivityId = Id<"activity">;
export type ActivitySessionId = Id<"activitySession">;
export type BookingId = Id<"booking">;

/** A tariff of the service, or one price for everybody, in cents. */
export type ActivityPrice = { readonly tariffId: TariffId } | { readonly cents: number };

/**
 * What a manager writes, and changes later: what was booked keeps the price and the hours that it was booked
 * with.
 */
export interface ActivityTerms {
  readonly name: Sentence;
  readonly place: string;
  readonly price: ActivityPrice;
  /** Places of the sessions made from now on. */
  readonly capacity: number;
  /** So long before a session begins, it is cancelled for nothing. */
  readonly cancelHours: number;
  /** How many days ahead one books. */
  readonly aheadDays: number;
  /** Who may come, by their age on the day of the session; absent: everybody. */
  readonly ages?: AgeRange;
}

/** Ages in whole years, both included; null: no bound on that side. */
export interface AgeRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** What a service lets people book. */
export interface Activity extends ActivityTerms {
  readonly id: ActivityId;
  readonly serviceId: ServiceId;
  /** In euros: each price is taken from it. */
  readonly counterId: CounterId;
  readonly closedOn: CivilDate | null;
  readonly revision: number;
}

export type SessionState = "open" | "closed" | "cancelled";

export interface ActivitySession {
  readonly id: ActivitySessionId;
  readonly activityId: ActivityId;
  /** Civil, in Europe/Paris. */
  readonly day: CivilDate;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly capacity: number;
  readonly state: SessionState;
  /** `job`: nobody closed it in time. */
  readonly closedBy: "agent" | "job" | null;
}

export type BookingState =
  | "waiting"
  | "booked"
  /** Left the waiting list, or was never served by it: nothing due. */
  | "left"
  | "unserved"
  /** In time, or by the house: nothing due. */
  | "cancelled"
  | "called_off"
  /** These are due. */
  | "late"
  | "attended"
  | "missed"
  /** Nobody closed the list: what was booked is due. */
  | "unmarked";

export type Mark = "present" | "absent";

export interface OfferPart {
  /** Of a coupled offer. */
  readonly id: string;
  readonly cents: number;
}

/** What the price of a session far ahead is reduced from, on its day. */
export interface RepricingBasis {
  readonly tariffId: TariffId;
  /** Of the price without coupled offers. */
  readonly why: Sentence;
}

/** Of a booking, in words, sealed under the key of who takes part. */
export interface BookingWords {
  /** In cents. */
  readonly cents: number;
  readonly why: Sentence;
  /** What coupled offers took off it, by their ids. */
  readonly off?: readonly OfferPart[] | undefined;
  /**
   * Far ahead, what the coupled offers of then would take off `cents`. Said, and no more: what counts is what
   * is under way on the day.
   */
  readonly later?: readonly OfferPart[] | undefined;
  /** Far ahead: `cents` is without coupled offers, and is looked at again as the outcome is written. */
  readonly again?: RepricingBasis | undefined;
  readonly bookedAt: Date;
  /** An agent, by name; nobody when it was booked in the space. */
  readonly by?: string | undefined;
  /** Who booked in the space: the reason of the price is theirs to read. */
  readonly byId?: PersonId | undefined;
  /** As it was said when it was booked. */
  readonly freeUntil: Date;
  readonly excuse?: string | undefined;
}

export interface Booking {
  readonly id: BookingId;
  readonly sessionId: ActivitySessionId;
  readonly personId: PersonId;
  readonly state: BookingState;
  readonly mark: Mark | null;
  readonly held: boolean;
  readonly excused: boolean;
  readonly words: BookingWords;
}
