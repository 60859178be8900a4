import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { asks, says } from "../../../../../../testing/consents.ts";
import { aPublishedTariff } from "../../../../../../testing/tariffs.ts";
import { aPurse } from "../../../../../ledger/counters/testing/a-purse.ts";
import {
  addSessions,
  closeSession,
  createActivity,
  listBookings,
  listSessions,
  recordAttendance,
} from "../../../../bookings/index.ts";
import { approveCoupling, submitCoupling } from "../../../index.ts";

// Jeanne has the pool, adds the library, says yes, pays half, reads what it saved her, and stops.

let home: SpaceHouse;
const OFFERS = "/caen/espace/offres";
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

/** A pool with a tariff, a counter and sessions, and a library. */
async function aTownThatCouples() {
  const { house, caen } = home;
  const requests = [asks("email", { required: true })];
  const pool = await home.service("piscine", { title: { fr: "Piscine", en: "Pool" }, requests });
  const library = await home.service("mediatheque", {
    title: { fr: "Médiathèque", en: "Library" },
    requests,
  });
  const manager = await anAgent(house, caen, ["service_manager"], "Maud Pichon");
  const approver = await anAgent(house, caen, ["data_protection_officer"], "Élie Roussel");
  const entrance = { fr: "Entrée piscine", en: "Pool entrance", grid: "4,50 €" };
  const tariffId = await aPublishedTariff({ manager, approver }, pool.id, entrance);
  const couplingId = parseId<"coupling">(randomUUID());
  await submitCoupling(manager, {
    ...{ id: couplingId, giverId: pool.id, tariffId, needed: [library.id], needs: "all", stacks: false },
    name: { fr: "La piscine à moitié prix", en: "The pool at half price" },
    off: { percent: 50 },
    startsOn: "2026-11-24",
    endsOn: null,
  });
  await approveCoupling(approver, { id: couplingId });
  const caller = { service: { providerId: caen, serviceId: pool.id }, caller: "test" };
  const purse = await aPurse(house, caen, { paidAfter: true, services: [pool.id] }, caller);
  const activityId = parseId<"activity">(randomUUID());
  await createActivity(manager, {
    ...{ id: activityId, serviceId: pool.id, counterId: purse.counterId, price: { tariffId } },
    ...{ name: { fr: "Aquagym", en: "Aquagym" }, place: "Bassin école" },
    ...{ capacity: 10, cancelHours: 4, aheadDays: 30 },
  });
  await addSessions(manager, {
    ...{ activityId, first: "2026-12-02", until: "2026-12-09", starts: "14:00", ends: "15:00" },
  });
  return { pool, manager, activityId, couplingId };
}

test("what is missing, what will be told to whom, the yes, the price of everything after it, what it saved, the no", async () => {
  const { pool, manager, activityId, couplingId } = await aTownThatCouples();
  const jeanne = await home.jeanne();
  await says({ granted: ["email"] }, jeanne, pool);
  await home.house.drain();
  const browser = await home.server.signedIn(jeanne);
  expect((await browser.open("/caen/espace/services")).body).toContain(`href="${OFFERS}"`);
  expect(text((await browser.open(OFFERS)).body)).toContain(
    "Vous avez déjà « Piscine ». Ajoutez « Médiathèque », et l’offre s’ouvre.",
  );
  const page = `${OFFERS}/${couplingId}`;
  const short = await browser.open(page);
  expect(short.body).toContain(`href="/caen/espace/services/caen/mediatheque/accord?offre=${couplingId}"`);
  expect(short.body).not.toContain("/accepter");
  // Added from the offer, it leads back to it; an address that names no offer leads nowhere.
  await browser.open(`/caen/espace/services/caen/mediatheque/accord?offre=${couplingId}`);
  const given = await browser.submit({ geste: "accepter", accord: "email" });
  expect(text(given.body)).toContain("Revenir à l’offre couplée");
  expect(given.body).toContain(`href="${page}"`);
  const odd = await browser.open(`${given.url.split("?")[0]}?fait=1&offre=//ailleurs.example`);
  expect(text(odd.body)).not.toContain("Revenir à l’offre couplée");
  // Agreed to a moment ago: it opens, and nothing is to be added.
  const opening = await browser.open(page);
  expect(text(opening.body)).toContain("Médiathèque En cours d’ouverture");
  expect(opening.body).not.toContain("mediatheque/accord");
  expect(text((await browser.open(OFFERS)).body)).toContain("« Médiathèque » : en cours d’ouverture.");
  await home.house.drain();
  const open = text((await browser.open(page)).body);
  for (const said of [
    "2,25 € au lieu de 4,50 €",
    "« A droit à la réduction », sous le nom qu’il est seul à vous donner. Rien d’autre.",
    "Médiathèque Rien.",
    "L’offre demande « Médiathèque » : « Piscine » saura que vous y avez droit, et donc que cela vous est ouvert.",
    "Votre accord, et lui seul (RGPD, article 6.1.a)",
  ])
    expect(open).toContain(said);
  const agreed = await browser.submit({}, { action: `${page}/accepter` });
  expect(text(agreed.body)).toContain("C’est fait : la réduction compte dès maintenant");
  const tariffs = text((await browser.open("/caen/espace/tarifs")).body);
  expect(tariffs).toContain("Entrée piscine 2,25 € Offre couplée");
  expect(tariffs).toContain("Avec l’offre couplée « La piscine à moitié prix », 50 % de moins");
  await browser.open("/caen/espace/reservations");
  const { sessions } = await listSessions(manager, activityId);
  const [first, second] = sessions.map(({ session }) => session);
  if (!first || !second) throw new TypeError("two sessions are expected");
  for (const { id } of [first, second])
    await browser.submit(
      { seance: id, nouveau: randomUUID(), prix: "225" },
      { action: "/caen/espace/reservations" },
    );
  const [booking] = (await listBookings(jeanne, jeanne.personId)).toCome;
  if (!booking) throw new TypeError("she booked");
  home.house.clock.set("2026-12-02T13:30:00Z");
  await recordAttendance(manager, { id: booking.booking.id, mark: "present" });
  home.house.clock.set("2026-12-02T14:30:00Z");
  await closeSession(manager, first.id);
  const later = await home.server.signedIn(jeanne);
  expect(text((await later.open(page)).body)).toContain(
    "2,25 € sur 1 réservation et 2,25 € sur ce qui est réservé",
  );
  const stopped = await later.submit({}, { action: `${page}/arreter` });
  expect(text(stopped.body)).toContain("C’est arrêté : le prix est celui de tout le monde");
  expect(text((await later.open("/caen/espace/tarifs")).body)).toContain("Entrée piscine 4,50 €");
  const past = (await listBookings(jeanne, jeanne.personId)).past.map(
    ({ booking: { words } }) => words.cents,
  );
  expect(past).toEqual([225]);
  expect(text((await later.open(`${OFFERS}?lang=en`)).body)).toContain("My coupled offers");
});

test("nobody opens, accepts or stops that of somebody else", async () => {
  const couplingId = randomUUID();
  const jeanne = await home.jeanne();
  const stranger = await home.server.signedIn(await aPerson(home.house, home.caen));
  expect((await stranger.open(`${OFFERS}?pour=${jeanne.personId}`)).status).toBe(403);
  await stranger.open(OFFERS);
  for (const act of ["accepter", "arreter"])
    expect((await stranger.post(`${OFFERS}/${couplingId}/${act}?pour=${jeanne.personId}`)).status).toBe(403);
  expect((await stranger.open(`${OFFERS}/x`)).status).toBe(404);
});
