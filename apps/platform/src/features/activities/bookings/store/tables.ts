import type { Selectable } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { Tables } from "./rows.ts";

export type { ActivityRow, ActivitySessionRow as SessionRow } from "./rows.ts";

/** `queued` is the database's: who came first. `reminded` is the job's alone. */
export type StoredBookingRow = Omit<Selectable<Tables["booking"]>, "queued" | "reminded">;

export const openBookingTables = (tx: Tx) => tx.withTables<Tables>();
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
