import { randomUUID } from "node:crypto";
import { type Someone, type SpaceHouse, spaceHouse } from "../../../../frames/space/testing/space-house.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import {
  addSessions,
  type BookableActivity,
  createActivity,
  createBooking,
  listBookings,
} from "../../../activities/bookings/index.ts";
import { aPool, type Pool } from "../../../activities/bookings/testing/a-pool.ts";
import { aCanteen, type Canteen } from "../../../billing/invoices/testing/a-canteen.ts";
import { setOnlineAccount } from "../../../billing/payments/index.ts";
import { aRegie } from "../../../billing/payments/testing/a-regie.ts";
import { openAccount } from "../../../ledger/counters/index.ts";
import { openContact } from "../../contacts/index.ts";
import { createHousehold } from "../../households/index.ts";

/** The family on which the home is measured: the screens of a town hall see many like it. */
export interface FixedFamily {
  readonly home: SpaceHouse;
  readonly pool: Pool;
  readonly canteen: Canteen;
  /** Whose home it is. */
  readonly mother: Someone;
  /** Of the same children, who live with each of them every other week. */
  readonly father: Someone;
  readonly children: readonly PersonId[];
}

export const FAMILY_NAME = "Delacroix-Vandenberghe";
export const CHILDREN = ["Maximilien-Alexandre", "Anne-Charlotte", "Marie-Emmanuelle"] as const;
/** The Tuesday on which it is measured, nine o'clock in Paris. */
const TODAY = "2026-11-24T08:00:00Z";

/**
 * Separated parents, alternating weeks, three children with long names, nine bookings within the week, an
 * invoice to each parent, three files begun, one exchange that waits.
 * @param count how many of the children
 * @param settings of the house
 */
export async function aFixedFamily(
  count: 1 | 3 = 3,
  settings: Parameters<typeof spaceHouse>[0] = {},
): Promise<FixedFamily> {
  const home = await spaceHouse(settings);
  const { house, caen } = home;
  const mother = await home.jeanne({ given_name: "Marie-Caroline", family_name: FAMILY_NAME });
  const father = await home.jeanne({ given_name: "Jean-Baptiste", family_name: FAMILY_NAME });
  const children = await addChildren(home, { mother, father, count });
  const pool = await aPool(house, caen, { first: "2026-11-25", until: "2026-12-16", capacity: 12 });
  const canteen = await aCanteen(house, caen);
  const { mayor, regieId } = await aRegie(house, caen, canteen.purse);
  await setOnlineAccount(mayor, { regieId, provider: "simulator", clientNumber: "0", mode: "test" });
  await sendInvoices(canteen, { mother, father, children });
  house.clock.set(TODAY);
  await addActivities(pool);
  for (const personId of children) await bookWeek(pool, mother, personId);
  const agent = await anAgent(house, caen, ["reception", "validator"]);
  await openContact(agent, {
    id: parseId<"contact">(randomUUID()),
    personId: mother.personId,
    channel: "phone",
    subject: "Inscription au centre de loisirs",
    asked: "Demande si les trois enfants peuvent venir le mercredi.",
  });
  for (const personId of children) await beginFile(home, mother, personId);
  return { home, pool, canteen, mother, father, children };
}

async function addChildren(
  home: SpaceHouse,
  { mother, father, count }: Pick<FixedFamily, "mother" | "father"> & { readonly count: number },
): Promise<readonly PersonId[]> {
  const children: PersonId[] = [];
  for (const [nth, given_name] of CHILDREN.slice(0, count).entries()) {
    const birthdate = `201${4 + nth}-09-02`;
    const child = await home.childOf(mother, { given_name, family_name: FAMILY_NAME, birthdate });
    await home.alsoParent(father, child);
    children.push(child);
  }
  const agent = await anAgent(home.house, home.caen, ["reception", "validator"]);
  for (const { personId } of [mother, father])
    await agent.transaction((tx) =>
      createHousehold(tx, agent, {
        members: [
          { personId, role: "adult", sharePercent: 100 },
          ...children.map((child) => ({ personId: child, role: "child" as const, sharePercent: 50 })),
        ],
      }),
    );
  return children;
}

/** The meals of October: one parent pays those of the first child, the other those of the others. */
async function sendInvoices(
  canteen: Canteen,
  { mother, father, children }: Pick<FixedFamily, "mother" | "father" | "children">,
): Promise<void> {
  const counterId = canteen.purse.counterId;
  const members = [];
  for (const personId of children)
    members.push({ personId, accountId: await openAccount(mother, { personId, counterId }) });
  for (const [nth, member] of members.entries())
    await canteen.meal(member, "2026-10-05", { amount: nth === 0 ? 4_320 : 700 });
  canteen.house.clock.set("2026-11-02T08:00:00Z");
  for (const [nth, member] of members.entries())
    await canteen.namePayer(member, nth === 0 ? mother : father, "2026-10-01");
  await canteen.issue();
}

async function addActivities({ purse, manager }: Pool): Promise<void> {
  for (const [name, first] of [
    ["Conservatoire, chorale des enfants", "2026-11-26"],
    ["Atelier de théâtre", "2026-11-30"],
  ] as const) {
    const activityId = parseId<"activity">(randomUUID());
    await createActivity(manager, {
      id: activityId,
      serviceId: purse.canteen.service.serviceId,
      counterId: purse.counterId,
      name: { fr: name, en: name },
      place: "Maison des associations",
      price: { cents: 300 },
      capacity: 12,
      cancelHours: 4,
      aheadDays: 30,
    });
    await addSessions(manager, { activityId, first, until: "2026-12-16", starts: "17:00", ends: "18:00" });
  }
}

/** One session of each activity, in the seven days to come. */
async function bookWeek({ purse }: Pool, mother: Someone, personId: PersonId): Promise<void> {
  const accountId = await openAccount(mother, { personId, counterId: purse.counterId });
  await purse.byHouse({ kind: "credit", accountId, amount: 1_500 });
  const { bookable } = await listBookings(mother, personId);
  for (const { sessions } of bookable as readonly BookableActivity[]) {
    const [soonest] = sessions;
    if (!soonest || !("cents" in soonest.price)) throw new TypeError("a session with a price is expected");
    const id = parseId<"booking">(randomUUID());
    const { price, session } = soonest;
    await createBooking(mother, { id, personId, sessionId: session.id, seenCents: price.cents });
  }
}

/** What is said of a child, and not sent yet. */
async function beginFile({ server }: SpaceHouse, mother: Someone, personId: PersonId): Promise<void> {
  const browser = await server.signedIn(mother);
  await browser.open(`/caen/espace/informations/phone_number?pour=${personId}`);
  await browser.submit({ valeur: "06 12 34 56 78" });
}
