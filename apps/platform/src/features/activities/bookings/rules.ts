import { ageOn } from "@ardeco/contracts";
import {
  addDays,
  type CivilDate,
  computeDaysBetween,
  formatLongDate,
  toCivilDate,
} from "../../../kernel/civil-date.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import type { Activity, ActivitySession, ActivityTerms, Booking, BookingState } from "./booking.ts";

const HOUR = 3_600_000;
/** A list that nobody closed so long after the session is closed by a job. */
export const CLOSED_AFTER_HOURS = 24;
/** A hold outlives the session by so much: a job that was stopped for weeks still finds it. */
const HELD_DAYS = 90;
/** In one form. */
export const MOST_SESSIONS = 60;
export const BOOKING_KEPT_MONTHS = 13;

/** Until when it is cancelled for nothing; the waiting list is served until then too. */
export const computeFreeCancelEnd = (
  { startsAt }: Pick<ActivitySession, "startsAt">,
  { cancelHours }: Pick<Activity, "cancelHours">,
): Date => new Date(startsAt.getTime() - cancelHours * HOUR);

const REMIND_HOURS = 24;
/** Who booked since then knows of it. */
const FRESH_HOURS = 24;
/** Nobody's telephone rings at night for it. */
const [MORNING, EVENING] = ["08:00", "20:00"];
/**
 * A session begins so long, at most, after the hour until which it is cancelled for nothing (the form bounds
 * it).
 */
const REMIND_AHEAD_DAYS = 32;

/** Sessions that may be reminded of now: begun ones are not. */
export const computeReminderWindow = (now: Date): { readonly from: Date; readonly until: Date } => ({
  from: now,
  until: new Date(now.getTime() + REMIND_AHEAD_DAYS * 24 * HOUR),
});

/** In Paris. */
export function isNight(now: Date): boolean {
  const clock = formatParisClock(now);
  return clock < MORNING || clock >= EVENING;
}

/**
 * In the day before the hour until which it is cancelled for nothing, by day; not of what was booked the day
 * before.
 */
export function isToRemind(
  { freeUntil: until, bookedAt }: Pick<Booking["words"], "freeUntil" | "bookedAt">,
  now: Date,
): boolean {
  if (isNight(now) || now >= until) return false;
  return (
    now.getTime() >= until.getTime() - REMIND_HOURS * HOUR &&
    now.getTime() - bookedAt.getTime() >= FRESH_HOURS * HOUR
  );
}

/** What cancelling at this instant would make due. */
export const computeCancelDue = (
  { state, words }: Pick<Booking, "state" | "words">,
  at: Date,
): "free" | "due" => (state === "waiting" || at <= words.freeUntil || words.cents === 0 ? "free" : "due");

export const computeHoldEnd = ({ endsAt }: Pick<ActivitySession, "endsAt">): Date =>
  new Date(endsAt.getTime() + HELD_DAYS * 24 * HOUR);

/** Sessions that ended before are to be closed by the job. */
export const computeCloseLimit = (now: Date): Date => new Date(now.getTime() - CLOSED_AFTER_HOURS * HOUR);

export const computeLastBookableDay = ({ aheadDays }: Pick<Activity, "aheadDays">, now: Date): CivilDate =>
  addDays(toCivilDate(now), aheadDays);

/** They have a place: the others gave it back. */
export const taking: readonly BookingState[] = ["booked", "attended", "missed", "unmarked"];
const excusable: readonly BookingState[] = ["late", "missed", "unmarked"];
/** What was taken may be given back. */
export const isExcusable = ({
  state,
  held,
  excused,
  words,
}: Pick<Booking, "state" | "held" | "excused" | "words">): boolean =>
  held && !excused && excusable.includes(state) && words.cents > 0;
const due: readonly BookingState[] = [...excusable, "attended"];
/** The price is due, unless it was excused. */
export const isDue = (state: BookingState): boolean => due.includes(state);

const parisClock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** "14:30" in Europe/Paris. */
export const formatParisClock = (instant: Date): string => parisClock.format(instant);

/**
 * When a clock of Europe/Paris shows this hour on this civil day.
 * @param time "14:30"
 */
export function toParisInstant(day: CivilDate, time: string): Date {
  const asUtc = new Date(`${day}T${time}:00Z`);
  for (const hours of [1, 2]) {
    const candidate = new Date(asUtc.getTime() - hours * HOUR);
    if (toCivilDate(candidate) === day && formatParisClock(candidate) === time) return candidate;
  }
  // An hour that the change to summer time skips.
  return new Date(asUtc.getTime() - HOUR);
}

/** The days of a series: the first, then each week until the last. */
export function listWeeklyDays(first: CivilDate, until: CivilDate): readonly CivilDate[] {
  const weeks = Math.floor(computeDaysBetween(first, until) / 7);
  return Array.from({ length: weeks + 1 }, (_, week) => addDays(first, 7 * week));
}

const MOST_LABEL = 80;
const outcomeWords: Readonly<Partial<Record<BookingState, string>>> = {
  late: "annulée trop tard",
  attended: "venue",
  missed: "manquée",
  unmarked: "réservée",
};

/**
 * On the line of the ledger, for the family page and the invoice: "Piscine, mercredi 4 novembre, manquée".
 */
export function formatLedgerLabel(
  { name }: Pick<Activity, "name">,
  { day }: Pick<ActivitySession, "day">,
  outcome?: BookingState,
): string {
  const said = formatLongDate(day, "fr").replace(/ \d{4}$/, "");
  const end = outcome === undefined ? said : `${said}, ${outcomeWords[outcome] ?? ""}`;
  return `${name.fr.slice(0, MOST_LABEL - end.length - 2)}, ${end}`;
}

const isWholeBetween = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

const buildTermsError = (name: string, fr: string, en: string): FieldError => ({
  field: name,
  code: `bookings.${name}_not_valid`,
  fr,
  en,
});

/** What is wrong with these terms, by field. */
/**
 * Whether somebody has the age of a session on its day. Whose birth date is not known may come: an agent sees
 * them.
 */
export function hasAge(
  { ages }: Pick<ActivityTerms, "ages">,
  birthdate: CivilDate | undefined,
  day: CivilDate,
): boolean {
  const age = birthdate === undefined ? undefined : ageOn(birthdate, day);
  if (ages === undefined || age === undefined) return true;
  return age >= (ages.from ?? 0) && age <= (ages.to ?? Number.POSITIVE_INFINITY);
}

export function listTermsProblems(terms: ActivityTerms): readonly FieldError[] {
  const { name, place, price, capacity, cancelHours, aheadDays, ages } = terms;
  const found: FieldError[] = [];
  const nameFault = (text: string) => text.length < 1 || text.length > 60;
  if (nameFault(name.fr))
    found.push(
      buildTermsError(
        "name_fr",
        "Donnez un nom de 60 signes au plus.",
        "Give a name of at most 60 characters.",
      ),
    );
  if (nameFault(name.en))
    found.push(
      buildTermsError(
        "name_en",
        "Donnez un nom de 60 signes au plus.",
        "Give a name of at most 60 characters.",
      ),
    );
  if (place.length < 1 || place.length > 120)
    found.push(
      buildTermsError("place", "Dites où, en 120 signes au plus.", "Say where, in at most 120 characters."),
    );
  if ("cents" in price && !isWholeBetween(price.cents, 0, 100_000))
    found.push(
      buildTermsError("price", "Donnez un prix de 0 à 1 000 euros.", "Give a price from 0 to 1,000 euros."),
    );
  if (!isWholeBetween(capacity, 1, 500))
    found.push(buildTermsError("capacity", "Donnez de 1 à 500 places.", "Give from 1 to 500 places."));
  if (!isWholeBetween(cancelHours, 0, 336))
    found.push(buildTermsError("cancel_hours", "Donnez de 0 à 336 heures.", "Give from 0 to 336 hours."));
  if (!isWholeBetween(aheadDays, 1, 366))
    found.push(buildTermsError("ahead_days", "Donnez de 1 à 366 jours.", "Give from 1 to 366 days."));
  const { from, to } = ages ?? { from: null, to: null };
  for (const [name, age] of [
    ["min_age", from],
    ["max_age", to],
  ] as const)
    if (age !== null && !isWholeBetween(age, 0, 120))
      found.push(buildTermsError(name, "Donnez un âge de 0 à 120 ans.", "Give an age from 0 to 120."));
  if (from !== null && to !== null && from > to)
    found.push(
      buildTermsError(
        "max_age",
        "Donnez un âge qui ne vient pas avant le premier.",
        "Give an age that does not come before the first one.",
      ),
    );
  return found;
}
