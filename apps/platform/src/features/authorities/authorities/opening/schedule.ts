import type { CivilDate } from "../../../../kernel/civil-date.ts";

/** Monday first. */
export const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"] as const;
/** 0: Monday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** Minutes since midnight, of Europe/Paris. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** When a place is open, read from the lines that people read. */
export interface Schedule {
  /** Spans of each day, Monday first, in order. */
  readonly week: readonly (readonly Span[])[];
  /** Exceptional closures, both days included. */
  readonly closures: readonly { readonly from: CivilDate; readonly to: CivilDate }[];
  /** Closed on public holidays unless it says otherwise. */
  readonly openOnHolidays: boolean;
}
