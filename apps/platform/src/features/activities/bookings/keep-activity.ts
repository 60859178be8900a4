import {
  addMonths,
  type CivilDate,
  computeDaysBetween,
  isCivilDate,
  toCivilDate,
} from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { getOwnService } from "../../catalogue/catalogue/index.ts";
import { getTariff } from "../../catalogue/tariffs/index.ts";
import { type CounterId, listCounters } from "../../ledger/counters/index.ts";
import { record } from "../../trust/audit/index.ts";
import type { Activity, ActivityId, ActivitySession, ActivitySessionId, ActivityTerms } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import { toBookingsSystem } from "./place.ts";
import { listTermsProblems, listWeeklyDays, MOST_SESSIONS, toParisInstant } from "./rules.ts";
import {
  createActivityRow,
  createSessionRows,
  findActivity,
  listActivityRows,
  listSessionRows,
  toTermsRow,
  updateActivity,
} from "./store/activities.ts";
import { type Counted, countBookings } from "./store/bookings.ts";

export interface NewActivity extends ActivityTerms {
  readonly id: ActivityId;
  readonly serviceId: ServiceId;
  readonly counterId: CounterId;
}

/**
 * Use case: a manager of the service lets people book something. The same id again changes nothing. Throws
 * access.capability_missing, catalogue.unknown_service, bookings.activity_not_valid (by field),
 * bookings.counter_not_fit, bookings.tariff_not_fit.
 */
export async function createActivity(context: Context, input: NewActivity): Promise<void> {
  const { id, serviceId, counterId } = input;
  requireCapability(context, "booking.manage", { serviceId });
  const terms = validateActivityTerms(input);
  await context.transaction(async (tx) => {
    await getOwnService(context, serviceId);
    await requireFit(tx, context, { ...terms, serviceId, counterId });
    if (!(await createActivityRow(tx, context.authorityId, { ...terms, id, serviceId, counterId }))) return;
    await recordActivityChange(tx, context, "bookings.activity_set", { id, name: terms.name });
  });
}

/**
 * Use case: other terms, for what is booked from now on. Throws as createActivity, and
 * bookings.unknown_activity, request.changed_meanwhile.
 */
export async function updateActivityTerms(
  context: Context,
  input: ActivityTerms & { readonly id: ActivityId; readonly revision: number },
): Promise<void> {
  const { id, revision } = input;
  await context.transaction(async (tx) => {
    const activity = await getManaged(context, id);
    const terms = validateActivityTerms(input);
    await requireFit(tx, context, { ...activity, ...terms });
    const { authorityId } = context;
    if (!(await updateActivity(tx, { authorityId, id, revision }, toTermsRow(terms))))
      throw kernelErrors.error("request.changed_meanwhile");
    await recordActivityChange(tx, context, "bookings.activity_set", { id, name: terms.name });
  });
}

/**
 * Use case: nothing more is booked; what was stays. Throws access.capability_missing,
 * bookings.unknown_activity, request.changed_meanwhile.
 */
export async function closeActivity(
  context: Context,
  { id, revision }: { readonly id: ActivityId; readonly revision: number },
): Promise<void> {
  await context.transaction(async (tx) => {
    const activity = await getManaged(context, id);
    if (activity.closedOn !== null) return;
    const { authorityId } = context;
    const closed = { closed_on: toCivilDate(context.now()) };
    if (!(await updateActivity(tx, { authorityId, id, revision }, closed)))
      throw kernelErrors.error("request.changed_meanwhile");
    await recordActivityChange(tx, context, "bookings.activity_closed", activity);
  });
}

export interface NewSeries {
  readonly activityId: ActivityId;
  readonly first: CivilDate;
  /** The last day that may have one: the same as the first for a single session. */
  readonly until: CivilDate;
  /** "14:00", in Europe/Paris. */
  readonly starts: string;
  readonly ends: string;
}

/**
 * Use case: a session each week, at the same hour, from a day to another. Hours that have one already are
 * left as they are. Throws access.capability_missing, bookings.unknown_activity, bookings.sessions_not_valid.
 * @returns how many were made
 */
export async function addSessions(context: Context, input: NewSeries): Promise<number> {
  const { activityId, first, until, starts, ends } = input;
  const now = context.now();
  if (![first, until].every(isCivilDate) || ![starts, ends].every(isClock)) throw buildSeriesError();
  if (first > until || ends <= starts || toParisInstant(first, starts) <= now) throw buildSeriesError();
  if (computeDaysBetween(first, until) >= 7 * MOST_SESSIONS) throw buildSeriesError();
  const days = listWeeklyDays(first, until);
  // An hour that the change to summer time skips would end before it begins.
  const isSkipped = days.some((day) => toParisInstant(day, ends) <= toParisInstant(day, starts));
  if (isSkipped) throw buildSeriesError();
  return context.transaction(async (tx) => {
    const activity = await getManaged(context, activityId);
    if (activity.closedOn !== null) throw buildSeriesError();
    const sessions = days.map((day) => ({
      id: context.newId<ActivitySessionId>(),
      activityId,
      day,
      startsAt: toParisInstant(day, starts),
      endsAt: toParisInstant(day, ends),
      capacity: activity.capacity,
    }));
    const made = await createSessionRows(tx, context.authorityId, sessions);
    if (made > 0) {
      const data = { activity: activityId, name: activity.name.fr, sessions: made, first, until };
      await record(tx, context, { action: "bookings.sessions_set", data });
    }
    return made;
  });
}

const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

const buildSeriesError = () => bookingsErrors.error("bookings.sessions_not_valid");

/** Those of the services that the agent manages. */
export function listManaged(context: Context): Promise<readonly Activity[]> {
  return context.read(async (tx) => {
    const all = await listActivityRows(tx, context.authorityId);
    return all.filter(({ serviceId }) => hasCapability(context.actor, "booking.manage", { serviceId }));
  });
}

export interface ManagedSession extends Counted {
  readonly session: ActivitySession;
}

/** The sessions of an activity from a month ago on, with how many come. Throws as getManaged. */
export async function listSessions(
  context: Context,
  id: ActivityId,
): Promise<{ readonly activity: Activity; readonly sessions: readonly ManagedSession[] }> {
  const activity = await getManaged(context, id);
  const system = toBookingsSystem(context);
  return system.transaction(async (tx) => {
    const today = toCivilDate(system.now());
    const asked = { activityIds: [id], from: addMonths(today, -1), to: addMonths(today, 13) };
    const sessions = await listSessionRows(tx, system.authorityId, asked);
    const counted = await countBookings(
      tx,
      system.authorityId,
      sessions.map((session) => session.id),
    );
    const none: Counted = { taken: 0, waiting: 0 };
    return {
      activity,
      sessions: sessions.map((session) => ({ session, ...(counted.get(session.id) ?? none) })),
    };
  });
}

/** For who manages its service. Throws bookings.unknown_activity, access.capability_missing. */
export function getManaged(context: Context, id: ActivityId): Promise<Activity> {
  return context.read(async (tx) => {
    const activity = await findActivity(tx, context.authorityId, id);
    if (!activity) throw bookingsErrors.error("bookings.unknown_activity");
    requireCapability(context, "booking.manage", { serviceId: activity.serviceId });
    return activity;
  });
}

function validateActivityTerms(input: ActivityTerms): ActivityTerms {
  const { price, capacity, cancelHours, aheadDays, ages } = input;
  const name = { fr: toTidyText(input.name.fr), en: toTidyText(input.name.en) };
  const bounded = ages && (ages.from !== null || ages.to !== null) ? { ages } : {};
  const terms = { name, place: toTidyText(input.place), price, capacity, cancelHours, aheadDays, ...bounded };
  const problems = listTermsProblems(terms);
  if (problems.length > 0) throw bookingsErrors.error("bookings.activity_not_valid", problems);
  return terms;
}

/** The counter pays for this service, in euros; the tariff is one of it. */
async function requireFit(
  tx: Tx,
  context: Context,
  { serviceId, counterId, price }: Pick<Activity, "serviceId" | "counterId" | "price">,
): Promise<void> {
  const counter = (await listCounters(tx, context)).find(({ id }) => id === counterId);
  const serves = counter?.services.some(
    (one) => one.serviceId === serviceId && one.providerId === context.authorityId,
  );
  if (!counter || counter.closedOn !== null || counter.unit !== "euro_cent" || !serves)
    throw bookingsErrors.error("bookings.counter_not_fit");
  if ("tariffId" in price && (await getTariff(context, price.tariffId)).serviceId !== serviceId)
    throw bookingsErrors.error("bookings.tariff_not_fit");
}

async function recordActivityChange(
  tx: Tx,
  context: Context,
  action: "bookings.activity_set" | "bookings.activity_closed",
  { id, name }: Pick<Activity, "id" | "name">,
): Promise<void> {
  await record(tx, context, { action, data: { activity: id, name: name.fr } });
}
