import type { Context, Tx } from "../../../kernel/context.ts";
import type { ActivityId, ActivitySessionId } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import type { Place } from "./ledger.ts";
import { findActivity, findSessions, lockSession } from "./store/activities.ts";

export const asBookings = (context: Context): Context => context.as({ kind: "system", name: "bookings" });

/** Throws bookings.unknown_session: one of another authority does not even exist. */
export async function getPlace(tx: Tx, { authorityId }: Context, id: ActivitySessionId): Promise<Place> {
  const [session] = await findSessions(tx, authorityId, [id]);
  return { session: known(session), activity: await activityOf(tx, authorityId, known(session).activityId) };
}

/** The same, held until the transaction ends. For the system. */
export async function lockPlace(tx: Tx, { authorityId }: Context, id: ActivitySessionId): Promise<Place> {
  const session = known(await lockSession(tx, authorityId, id));
  return { session, activity: await activityOf(tx, authorityId, session.activityId) };
}

async function activityOf(tx: Tx, authorityId: Context["authorityId"], id: ActivityId) {
  const activity = await findActivity(tx, authorityId, id);
  if (!activity) throw bookingsErrors.error("bookings.unknown_activity");
  return activity;
}

function known<Session>(session: Session | undefined): Session {
  if (session === undefined) throw bookingsErrors.error("bookings.unknown_session");
  return session;
}
