import { addDays, type CivilDate } from "../../../kernel/civil-date.ts";
import type { Guest } from "./guest.ts";

/** An invitation that nobody answered is over. */
export const WAITS_DAYS = 30;
/** Invitations of one child, by one parent, that wait or serve at once, and that are written in one day. */
export const GUESTS_MOST = 5;
/** The same by all who have authority over them. */
export const GUESTS_MOST_OF_A_CHILD = 10;
/**
 * Amounts tried in a day, taken or not: each answer says something of a balance that a guest does not read.
 */
export const TRIES_MOST = 3;
/** After its end. */
export const KEPT_MONTHS = 13;

/** Whether it still waits for an answer. */
export const isAwaitingAnswer = (
  { state, invitedOn }: Pick<Guest, "state" | "invitedOn">,
  today: CivilDate,
): boolean => state === "invited" && invitedOn > addDays(today, -WAITS_DAYS);

/** It waits, or serves. */
export const isUnderWay = (guest: Pick<Guest, "state" | "invitedOn">, today: CivilDate): boolean =>
  guest.state === "accepted" || isAwaitingAnswer(guest, today);
