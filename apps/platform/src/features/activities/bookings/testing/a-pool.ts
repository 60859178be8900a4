import { randomUUID } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { listAccounts, listLines, type NewCounter, type OwnLine } from "../../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../../ledger/counters/testing/a-purse.ts";
import {
  type Activity,
  type ActivityId,
  type ActivitySession,
  type ActivitySessionId,
  type ActivityTerms,
  addSessions,
  type Booking,
  type BookingId,
  createActivity,
  createBooking,
  getManaged,
  listBookings,
} from "../index.ts";
import { toBookingsSystem } from "../place.ts";
import { listSessionRows } from "../store/activities.ts";

/** A pool whose lessons are booked, on Wednesdays at two. */
export interface Pool {
  readonly house: TestRuntime;
  readonly town: AuthorityId;
  readonly purse: Purse;
  readonly manager: Context;
  readonly desk: Context;
  readonly activityId: ActivityId;
  /** In their order. */
  readonly sessions: readonly ActivitySession[];
  activity(): Promise<Activity>;
  book(
    who: Context,
    asked: Partial<Parameters<typeof createBooking>[1]> & { personId: PersonId },
  ): Promise<Booking>;
  /** The lines of the counter that pays, the oldest first. */
  lines(who: Context, personId: PersonId): Promise<readonly OwnLine[]>;
  session(id?: ActivitySessionId): Promise<ActivitySession>;
}

export const PRICE = 450;

/**
 * The clock of the house is that of 24 November 2026, nine o'clock in Paris: the first session is eight days
 * later.
 */
export async function aPool(
  house: TestRuntime,
  town: AuthorityId,
  facts: Partial<ActivityTerms> & {
    readonly counter?: Partial<NewCounter>;
    readonly first?: string;
    readonly until?: string;
  } = {},
): Promise<Pool> {
  const { counter, first = "2026-12-02", until = "2026-12-16", ...terms } = facts;
  const purse = await aPurse(house, town, { name: { fr: "Porte-monnaie", en: "Purse" }, ...counter });
  const { serviceId } = purse.canteen.service;
  const manager = await anAgent(house, town, [{ role: "service_manager", serviceId }], "Ondine Sarcelle");
  const desk = await anAgent(house, town, ["reception"], "Basile Rainette");
  const activityId = parseId<"activity">(randomUUID());
  await createActivity(manager, {
    id: activityId,
    serviceId,
    counterId: purse.counterId,
    name: { fr: "Piscine", en: "Swimming pool" },
    place: "Stade nautique, bassin école",
    price: { cents: PRICE },
    capacity: 10,
    cancelHours: 4,
    aheadDays: 30,
    ...terms,
  });
  await addSessions(manager, { activityId, first, until, starts: "14:00", ends: "15:00" });
  const system = toBookingsSystem(manager);
  const listed = () =>
    system.transaction((tx) =>
      listSessionRows(tx, town, { activityIds: [activityId], from: first, to: until }),
    );
  const sessions = await listed();
  const [soonest] = sessions;
  if (!soonest) throw new TypeError("a session is expected");
  return {
    house,
    town,
    purse,
    manager,
    desk,
    activityId,
    sessions,
    activity: () => getManaged(manager, activityId),
    book: (who, asked) =>
      createBooking(who, {
        id: parseId<"booking">(randomUUID()),
        sessionId: soonest.id,
        seenCents: "price" in terms && terms.price && "cents" in terms.price ? terms.price.cents : PRICE,
        ...asked,
      }),
    lines: async (who, personId) => {
      const accounts = await listAccounts(who, personId);
      const account = accounts.find((one) => one.counter.id === purse.counterId);
      if (!account) return [];
      const { lines } = await listLines(who, { personId, accountId: account.accountId, limit: 100 });
      return lines.toReversed();
    },
    session: async (id = soonest.id) => {
      const found = (await listed()).find((one) => one.id === id);
      if (!found) throw new TypeError("a session is expected");
      return found;
    },
  };
}

/** What became of a booking, as its person reads it. */
export async function outcomeOf(who: Context, personId: PersonId, id: BookingId) {
  const { toCome, past } = await listBookings(who, personId);
  return [...toCome, ...past].find(({ booking }) => booking.id === id)?.booking;
}
