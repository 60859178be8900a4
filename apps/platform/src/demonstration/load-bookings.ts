import {
  type ActivityId,
  addSessions,
  cancelBooking,
  closeSession,
  createActivity,
  createBooking,
  listSessions,
  type Mark,
  recordAttendance,
  refundExcusedBooking,
} from "../features/activities/bookings/index.ts";
import { setSeries } from "../features/billing/invoices/index.ts";
import { receiveMoney, setOnlineAccount, setRegie } from "../features/billing/payments/index.ts";
import { defineCounter, openAccount } from "../features/ledger/counters/index.ts";
import { addDays, type CivilDate, toCivilDate } from "../kernel/civil-date.ts";
import type { Context } from "../kernel/context.ts";
import { assignRegieAgents, type TillAgents } from "./load-counters.ts";
import { toPersonId } from "./load-people.ts";
import { toSeedId } from "./seed-files.ts";

/** Agents of the demonstration, with who manages the pool. */
export interface PoolAgents extends TillAgents {
  readonly manager: Context;
}

const LESSON_CENTS = 450;
const [LESSONS, AQUAGYM] = ["natation", "aquagym"] as const;
type Course = typeof LESSONS | typeof AQUAGYM;

/** A session that took place, or will: who has a place, and what became of it. */
interface Told {
  readonly course: Course;
  /** Weeks from the last Wednesday that is over. */
  readonly week: number;
  readonly who: string;
  readonly became?: Mark | "late" | "cancelled" | "excused";
}

const told: readonly Told[] = [
  { course: LESSONS, week: -2, who: "zoe", became: "present" },
  { course: LESSONS, week: -2, who: "karim", became: "absent" },
  { course: LESSONS, week: -1, who: "zoe", became: "excused" },
  { course: LESSONS, week: -1, who: "karim", became: "late" },
  { course: LESSONS, week: 0, who: "zoe", became: "present" },
  { course: LESSONS, week: 0, who: "karim", became: "cancelled" },
  { course: LESSONS, week: 2, who: "zoe" },
  { course: LESSONS, week: 2, who: "karim" },
  { course: AQUAGYM, week: 2, who: "karim" },
  { course: AQUAGYM, week: 2, who: "yvonne" },
];

/** Swimming lessons on Wednesdays, paid before, and aquagym, paid afterwards: bookings in each state. */
export async function loadBookings(agents: PoolAgents): Promise<void> {
  const today = toCivilDate(agents.administrator.now());
  const last = computeLastWednesday(today);
  await openCounters(agents, { today, last });
  for (const one of told) await runCourseHistory(agents, { one, last });
  for (const week of [-2, -1, 0])
    for (const course of [LESSONS, AQUAGYM]) await close(agents, { course, day: addDays(last, 7 * week) });
}

/** Over since yesterday at least. */
function computeLastWednesday(today: CivilDate): CivilDate {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, -((weekday + 4) % 7 || 7));
}

/** Whoever acts, at an hour of their own: what was done then. */
const toContextAtInstant = (context: Context, instant: Date): Context => ({
  ...context,
  now: () => instant,
  as: (actor, authorityId) => toContextAtInstant(context.as(actor, authorityId), instant),
});

const getCourseActivity = (course: Course): ActivityId => toSeedId<"activity">("activity", course);
const getCourseCounter = (course: Course) => toSeedId<"counter">("counter", course);

async function openCounters(
  agents: PoolAgents,
  { today, last }: { readonly today: CivilDate; readonly last: CivilDate },
): Promise<void> {
  const { administrator, manager } = agents;
  const serviceId = toSeedId<"service">("service", "sport");
  const begun = toContextAtInstant(manager, new Date(`${addDays(last, -21)}T09:00:00Z`));
  const shared = {
    floor: 0,
    ceiling: null,
    debitMax: null,
    expiresMonths: null,
    servicesCredit: false,
    servicesSee: false,
  };
  for (const [course, fr, en, paidAfter] of [
    [LESSONS, "Cours de natation", "Swimming lessons", false],
    [AQUAGYM, "Aquagym, payée après", "Aquagym, paid afterwards", true],
  ] as const) {
    const name = { fr, en };
    await defineCounter(administrator, {
      id: getCourseCounter(course),
      name,
      unit: "euro_cent",
      paidAfter,
      services: [serviceId],
      ...shared,
    });
    await createActivity(begun, {
      id: getCourseActivity(course),
      serviceId,
      counterId: getCourseCounter(course),
      name: { fr: fr.replace(", payée après", ""), en: en.replace(", paid afterwards", "") },
      place: "Stade nautique, bassin école",
      price: paidAfter ? { tariffId: toSeedId<"tariff">("tariff", "sport") } : { cents: LESSON_CENTS },
      capacity: course === LESSONS ? 8 : 2,
      cancelHours: 4,
      aheadDays: 30,
      // Adults alone; swimming is learnt from six years on.
      ages: { from: course === LESSONS ? 6 : 16, to: null },
    });
    const hours =
      course === LESSONS ? { starts: "14:00", ends: "15:00" } : { starts: "18:00", ends: "19:00" };
    await addSessions(begun, {
      activityId: getCourseActivity(course),
      first: addDays(last, -14),
      until: addDays(last, 42),
      ...hours,
    });
  }
  await creditAccounts(agents, today);
}

/** Money for the lessons, taken at the desk. */
async function creditAccounts(agents: PoolAgents, today: CivilDate): Promise<void> {
  const { administrator, mandataire } = agents;
  const regieId = toSeedId<"regie">("regie", LESSONS);
  const year = Number(today.slice(0, 4));
  await setRegie(administrator, {
    id: regieId,
    name: "Régie des activités aquatiques",
    code: "NATATION",
    act: `${year - 1}-207`,
    cashMax: 120_000,
    counters: [LESSONS, AQUAGYM].map((course) => ({ counterId: getCourseCounter(course), priceCents: null })),
  });
  await assignRegieAgents({ ...agents, regieId }, year);
  if (administrator.ports.payments.simulator)
    await setOnlineAccount(administrator, {
      regieId,
      provider: "simulator",
      clientNumber: "000000",
      mode: "test",
    });
  await setSeries(administrator, {
    id: toSeedId<"invoiceSeries">("invoiceSeries", AQUAGYM),
    code: "FAQUA",
    name: "Ville de Caen, régie des activités aquatiques",
    address: "Esplanade Jean-Marie-Louvel, 14000 Caen",
    siret: null,
    dueDays: 30,
    help: "Le CCAS de Caen vous reçoit avec ou sans rendez-vous : demandez-le à l’accueil de la mairie.",
    counterIds: [getCourseCounter(AQUAGYM)],
  });
  for (const [who, payer] of [
    ["zoe", "Jeanne Lemoine"],
    ["karim", "Karim Benali"],
  ] as const)
    await receiveMoney(mandataire, {
      id: toSeedId<"payment">("payment", `${LESSONS} ${who}`),
      regieId,
      personId: toPersonId(who),
      accountId: await openAccount(mandataire, {
        personId: toPersonId(who),
        counterId: getCourseCounter(LESSONS),
      }),
      amount: 3_000,
      payer,
    });
}

/** Booked by an agent at the desk the week before; then what became of it. */
async function runCourseHistory(
  { manager, mandataire }: PoolAgents,
  { one, last }: { readonly one: Told; readonly last: CivilDate },
): Promise<void> {
  const { course, week, who, became } = one;
  const day = addDays(last, 7 * week);
  const { sessions } = await listSessions(manager, getCourseActivity(course));
  const session = sessions.find((each) => each.session.day === day)?.session;
  if (!session) throw new TypeError("the session of the demonstration is there");
  const id = toSeedId<"booking">("booking", `${course} ${who} ${day}`);
  const hours = (count: number) => new Date(session.startsAt.getTime() + count * 3_600_000);
  const before = week > 0 ? mandataire : toContextAtInstant(mandataire, hours(-150));
  await createBooking(before, {
    id,
    sessionId: session.id,
    personId: toPersonId(who),
    seenCents: LESSON_CENTS,
  });
  if (became === "cancelled")
    await cancelBooking(toContextAtInstant(mandataire, hours(-24)), { id, seen: "free" });
  else if (became === "late")
    await cancelBooking(toContextAtInstant(mandataire, hours(-1)), { id, seen: "due" });
  else if (became !== undefined) {
    const mark = became === "present" ? "present" : "absent";
    await recordAttendance(toContextAtInstant(manager, hours(0.5)), { id, mark });
  }
}

async function close(
  { manager, mandataire }: PoolAgents,
  { course, day }: { readonly course: Course; readonly day: CivilDate },
): Promise<void> {
  const { sessions } = await listSessions(manager, getCourseActivity(course));
  const session = sessions.find((each) => each.session.day === day)?.session;
  if (!session) throw new TypeError("the session of the demonstration is there");
  await closeSession(toContextAtInstant(manager, session.endsAt), session.id);
  for (const { course: of, who, week, became } of told)
    if (
      of === course &&
      became === "excused" &&
      addDays(day, -7 * week) === computeLastWednesday(toCivilDate(manager.now()))
    ) {
      const id = toSeedId<"booking">("booking", `${course} ${who} ${day}`);
      await refundExcusedBooking(mandataire, { id, reason: "Certificat médical" });
    }
}
