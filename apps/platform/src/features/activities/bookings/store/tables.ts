import type { Generated } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { BookingState, Mark, SessionState } from "../booking.ts";

export type ActivityRow = {
  authority_id: string;
  id: string;
  service_id: string;
  counter_id: string;
  tariff_id: string | null;
  price_cents: number | null;
  name_fr: string;
  name_en: string;
  place: string;
  capacity: number;
  cancel_hours: number;
  ahead_days: number;
  min_age: number | null;
  max_age: number | null;
  closed_on: string | null;
  revision: number;
};
export type SessionRow = {
  authority_id: string;
  id: string;
  activity_id: string;
  day: string;
  starts_at: Date;
  ends_at: Date;
  capacity: number;
  state: SessionState;
  closed_by: "agent" | "job" | null;
};
export type BookingRow = {
  authority_id: string;
  id: string;
  session_id: string;
  person_id: string;
  state: BookingState;
  mark: Mark | null;
  held: boolean;
  excused: boolean;
  sealed: Buffer;
};

type BookingsTables = {
  activity: ActivityRow;
  activity_session: SessionRow;
  /** `queued` is the database's: who came first. `reminded` is the job's alone. */
  booking: BookingRow & { queued: Generated<string>; reminded: Generated<boolean> };
};

export const tables = (tx: Tx) => tx.withTables<BookingsTables>();
/** Read of a booking: all but its turn, by which rows are sorted. */
export const ofBooking = [
  "authority_id",
  "id",
  "session_id",
  "person_id",
  "state",
  "mark",
  "held",
  "excused",
  "sealed",
] as const;
