import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "../../../kernel/errors.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { recordCounterAnchors, verifyCounter } from "../../ledger/counters/index.ts";
import type { Holder } from "../../ledger/counters/testing/a-purse.ts";
import { closeLate } from "./end-session.ts";
import {
  type Booking,
  cancelBooking,
  cancelSession,
  closeSession,
  computeCancelDue,
  listBookings,
  recordAttendance,
  refundExcusedBooking,
} from "./index.ts";
import { aPool, outcomeOf, type Pool, PRICE } from "./testing/a-pool.ts";
import { assignAllWaitingPlaces } from "./waiting-list.ts";

let house: TestRuntime;
let town: Pool["town"];

beforeAll(async () => {
  house = await testRuntime();
  ({ id: town } = await aTown(house, { slug: "lisieux" }));
});
afterAll(() => house?.close());

const CAPACITY = 2;
const PEOPLE = 4;
/** Enough for two places. */
const MONEY = 2 * PRICE + 10;
const who = fc.nat({ max: PEOPLE - 1 });
const at = fc.nat({ max: 2 });
const operation = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("book"), who, at }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom("cancel", "present", "absent", "excuse"), about: fc.nat() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("close", "call_off"), at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("job") }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait"), hours: fc.integer({ min: 1, max: 120 }) }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer One> ? One : never;

interface Story {
  readonly pool: Pool;
  readonly holders: readonly Holder[];
  readonly made: Booking[];
}

/** A refusal is an answer: only the figures count. */
async function run(story: Story, one: Operation): Promise<void> {
  try {
    await act(story, one);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

async function act({ pool, holders, made }: Story, one: Operation): Promise<void> {
  if ("who" in one) {
    const [holder, session] = [holders[one.who], pool.sessions[one.at]];
    if (!holder || !session) return;
    made.push(await pool.book(holder.person, { personId: holder.personId, sessionId: session.id }));
  } else if ("about" in one) {
    const booking = made[one.about % Math.max(1, made.length)];
    if (!booking) return;
    const { id } = booking;
    const holder = holders.find(({ personId }) => personId === booking.personId);
    if (one.do === "cancel" && holder) await cancelAsRead(holder, id);
    if (one.do === "excuse") await refundExcusedBooking(pool.desk, { id, reason: "Certificat" });
    if (one.do === "present" || one.do === "absent")
      await recordAttendance(pool.manager, { id, mark: one.do });
  } else if ("at" in one) {
    const id = pool.sessions[one.at]?.id;
    if (id) await (one.do === "close" ? closeSession : cancelSession)(pool.manager, id);
  } else if ("hours" in one) house.clock.advance(one.hours * 3_600_000);
  else await both();
}

/** As the page says it at this instant. */
async function cancelAsRead(
  { person, personId }: Story["holders"][number],
  id: Booking["id"],
): Promise<void> {
  const booking = await outcomeOf(person, personId, id);
  if (booking) await cancelBooking(person, { id, seen: computeCancelDue(booking, house.clock.now()) });
}

async function both(): Promise<void> {
  await assignAllWaitingPlaces(house.system(town));
  await closeLate(house.system(town));
}

async function requireSound({ pool, holders, made }: Story): Promise<void> {
  for (const { person, personId } of holders) {
    const own = await listBookings(person, personId);
    const all = [...own.toCome, ...own.past].map(({ booking }) => booking);
    expect(all).toHaveLength(made.filter((one) => one.personId === personId).length);
    const dueOf = all.filter(
      ({ state, excused }) => ["late", "attended", "missed", "unmarked"].includes(state) && !excused,
    );
    const lines = await pool.lines(person, personId);
    const sum = (kind: string) =>
      lines.filter((line) => line.kind === kind).reduce((total, { amount }) => total + amount, 0);
    expect(sum("post") - sum("reverse")).toBe(dueOf.length * PRICE);
    const heldOf = all.filter(({ state }) => state === "booked");
    expect(sum("reserve") - sum("post") - sum("void")).toBe(heldOf.length * PRICE);
    expect(sum("end")).toBe(0);
    expect(lines.at(-1)?.balance).toBe(MONEY - dueOf.length * PRICE);
  }
  const full = await house.sqlAs(
    "owner",
    "select session_id from booking where state in ('booked', 'attended', 'missed', 'unmarked') group by session_id having count(*) > $1",
    [CAPACITY],
  );
  expect(full).toEqual([]);
}

test("whatever people and agents do, and whenever: each booking has one outcome, and what was taken is what is due", async () => {
  const auditor = await anAgent(house, town, ["auditor"]);
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 25 }), async (operations) => {
      house.clock.set("2026-11-24T08:00:00Z");
      const pool = await aPool(house, town, { capacity: CAPACITY });
      const holders = await Promise.all(Array.from({ length: PEOPLE }, () => pool.purse.holder(MONEY)));
      // Within the hour of its first lines, as the job does.
      await recordCounterAnchors(pool.purse.system);
      const story: Story = { pool, holders, made: [] };
      for (const one of operations) await run(story, one);
      await requireSound(story);
      // A month later nothing is held any more, nor waits.
      house.clock.set("2027-01-20T08:00:00Z");
      await both();
      await requireSound(story);
      const held = await house.sqlAs("owner", "select 1 from counter_hold where counter_id = $1", [
        pool.purse.counterId,
      ]);
      expect(held).toEqual([]);
      const live = await house.sqlAs("owner", "select 1 from booking where state in ('waiting', 'booked')");
      expect(live).toEqual([]);
      await recordCounterAnchors(pool.purse.system);
      expect((await verifyCounter(auditor, pool.purse.counterId)).faults).toEqual([]);
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 300_000);
