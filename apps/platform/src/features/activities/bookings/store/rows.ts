// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, GeneratedAlways, Selectable } from "kysely";

export interface ActivityTable {
  authority_id: string;
  id: string;
  service_id: string;
  counter_id: string;
  tariff_id: string | null;
  price_cents: number | null;
  /** not personal: what the activity is called. */
  name_fr: string;
  /** not personal: what the activity is called. */
  name_en: string;
  /** not personal: where it takes place. */
  place: string;
  capacity: number;
  /** So long before the session begins, it is cancelled for nothing. */
  cancel_hours: Generated<number>;
  /** How many days ahead one books. */
  ahead_days: number;
  closed_on: string | null;
  revision: Generated<number>;
  /** Age in whole years on the day of a session, from which it may be booked; null: no bound. */
  min_age: number | null;
  /** Age in whole years on the day of a session, up to which it may be booked; null: no bound. */
  max_age: number | null;
}
export type ActivityRow = Selectable<ActivityTable>;

export interface ActivitySessionTable {
  authority_id: string;
  id: string;
  activity_id: string;
  /** Civil day in Europe/Paris: the tariff of that day is the price. */
  day: string;
  starts_at: Date;
  ends_at: Date;
  capacity: number;
  state: Generated<"open" | "closed" | "cancelled">;
  closed_by: "agent" | "job" | null;
}
export type ActivitySessionRow = Selectable<ActivitySessionTable>;

export interface BookingTable {
  authority_id: string;
  id: string;
  session_id: string;
  /** personal: who takes part. */
  person_id: string;
  /** First come, first served. */
  queued: GeneratedAlways<number>;
  /**
   * waiting → booked, left or unserved; booked → cancelled (in time), called_off (by the house), late,
   * attended, missed, unmarked (nobody closed the list).
   */
  state:
    | "waiting"
    | "booked"
    | "left"
    | "unserved"
    | "cancelled"
    | "called_off"
    | "late"
    | "attended"
    | "missed"
    | "unmarked";
  mark: "present" | "absent" | null;
  /** Whether the ledger holds, or took, its price: not when it is free of charge. */
  held: boolean;
  /** What was taken was given back, with a reason. */
  excused: Generated<boolean>;
  /**
   * personal: the price and why, who booked and when, the reason of an excuse; sealed under the person's key,
   * padded.
   */
  sealed: Buffer;
  /** Whoever takes part, or is told of them, was reminded of it, or nobody was to be. Once. */
  reminded: Generated<boolean>;
}
export type BookingRow = Selectable<BookingTable>;

export type Tables = {
  activity: ActivityTable;
  activity_session: ActivitySessionTable;
  booking: BookingTable;
};
