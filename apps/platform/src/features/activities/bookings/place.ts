import type { Context, Tx } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import type { ActivityId, ActivitySessionId } from "./booking.ts";
import { bookingsErrors } from "./errors.ts";
import type { Place } from "./ledger.ts";
import { findActivity, findLockedSession, findSessions } from "./store/activities.ts";

export const toBookingsSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "bookings",
    reason: "Places are shared by people who may not see one another’s bookings.",
  });

/** Throws bookings.unknown_session: one of another authority does not even exist. */
export async function getPlace(tx: Tx, { authorityId }: Context, id: ActivitySessionId): Promise<Place> {
  const [session] = await findSessions(tx, authorityId, [id]);
  return {
    session: requireKnownSession(session),
    activity: await getKnownActivity(tx, authorityId, requireKnownSession(session).activityId),
  };
}

/** The same, held until the transaction ends. For the system. */
export async function getLockedPlace(
  tx: Tx,
  { authorityId }: Context,
  id: ActivitySessionId,
): Promise<Place> {
  const session = requireKnownSession(await findLockedSession(tx, authorityId, id));
  return { session, activity: await getKnownActivity(tx, authorityId, session.activityId) };
}

async function getKnownActivity(tx: Tx, authorityId: Context["authorityId"], id: ActivityId) {
  const activity = await findActivity(tx, authorityId, id);
  if (!activity) throw bookingsErrors.error("bookings.unknown_activity");
  return activity;
}

function requireKnownSession<Session>(session: Session | undefined): Session {
  if (session === undefined) throw bookingsErrors.error("bookings.unknown_session");
  return session;
}
