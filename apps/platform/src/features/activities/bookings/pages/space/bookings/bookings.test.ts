import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { aPublishedTariff } from "../../../../../../testing/tariffs.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { listInvoices, setSeries } from "../../../../../billing/invoices/index.ts";
import { issueMonth } from "../../../../../billing/invoices/testing/issue-month.ts";
import {
  bookingsContribution,
  closeSession,
  listBookings,
  readBooking,
  recordAttendance,
  updateActivityTerms,
} from "../../../index.ts";
import { aPool, type Pool } from "../../../testing/a-pool.ts";

let home: SpaceHouse;
let pool: Pool;
let jeanne: Awaited<ReturnType<typeof aPerson>>;
let browser: Browser;
const BOOKINGS = "/caen/espace/reservations";
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());
beforeEach(async () => {
  home.house.clock.set("2026-11-24T08:00:00Z");
  pool = await aPool(home.house, home.caen, { counter: { paidAfter: true } });
  jeanne = await aPerson(home.house, home.caen, {
    validated: { given_name: "Jeanne", family_name: "Lemoine", birthdate: "1990-05-06" },
  });
  browser = await home.server.signedIn(jeanne);
});

const bookFirst = async (more: Readonly<Record<string, string>> = {}) => {
  await browser.open(BOOKINGS);
  const seance = pool.sessions[0]?.id ?? "";
  return browser.submit({ seance, nouveau: randomUUID(), prix: "450", ...more }, { action: BOOKINGS });
};

test("a child’s price tells nothing of one parent to the other: neither the amount that is offered, nor why", async () => {
  const { house, caen } = home;
  const lessons = await aPool(house, caen, { counter: { paidAfter: true } });
  const { serviceId } = lessons.purse.canteen.service;
  const manager = await anAgent(house, caen, ["service_manager"], "Maud Pichon");
  const approver = await anAgent(house, caen, ["data_protection_officer"], "Élie Roussel");
  const tariffId = await aPublishedTariff({ manager, approver }, serviceId, {
    fr: "Leçon",
    en: "Lesson",
    grid: "0 à 400 : 0,50 €\n401 et plus : 1,50 €",
  });
  await updateActivityTerms(lessons.manager, { ...(await lessons.activity()), price: { tariffId } });
  const fled = await home.jeanne({ family_quotient: 312 });
  const child = await home.childOf(fled);
  const julien = await aPerson(house, caen, {
    validated: { given_name: "Julien", family_name: "Hamel", birthdate: "1988-02-03" },
  });
  await home.alsoParent(julien, child);
  const offered = async (parent: typeof fled) =>
    (await listBookings(parent, child)).bookable.find(({ activity }) => activity.id === lessons.activityId)
      ?.sessions[0]?.price;
  expect(await offered(fled)).toMatchObject({ cents: 50 });
  const his = await offered(julien);
  expect(his?.cents).toBe(150);
  expect(his?.why.fr).not.toContain("312");
  const booked = await lessons.book(fled, { personId: child, seenCents: 50 });
  expect((await readBooking(fled, { personId: child, id: booked.id })).booking.words.why.fr).toContain("312");
  expect((await readBooking(julien, { personId: child, id: booked.id })).booking.words.why.fr).toBe(
    "Le prix est expliqué à qui a réservé.",
  );
  const told = await julien.transaction((tx) => bookingsContribution.exportPerson(tx, julien, child));
  expect(JSON.stringify(told)).not.toContain("312");
});

describe("somebody’s bookings", () => {
  test("are reached from their services, and say the price, why, and until when cancelling costs nothing", async () => {
    expect((await browser.open("/caen/espace/services")).body).toContain(`href="${BOOKINGS}"`);
    const before = text((await browser.open(BOOKINGS)).body);
    expect(before).toContain("Aucune réservation à venir");
    expect(before).toContain("Annulable sans frais jusqu’à 4 h avant la séance.");
    expect(before).toContain("mercredi 2 décembre 2026, de 14 h 00 à 15 h 00");
    const shown = text((await bookFirst()).body);
    expect(shown).toContain("La place est réservée");
    expect(shown).toContain("Annulable sans frais jusqu’au mercredi 2 décembre 2026 à 10 h 00");
    expect(shown).toContain("4,50 €, réservés sur « Porte-monnaie »");
    expect(shown).toContain("Prix unique, le même pour tous.");
    expect(text((await browser.open(`${BOOKINGS}?lang=en`)).body)).toContain("My bookings");
  });

  test("cancelled in time, nothing is due; after the hour, the page says what is taken before the button", async () => {
    await bookFirst();
    const page = (await browser.open(BOOKINGS)).body;
    const action = /action="([^"]*\/annuler)"/.exec(page)?.[1] ?? "";
    expect(text(page)).toContain("Rien ne sera dû.");
    const [booking] = (await listBookings(jeanne, jeanne.personId)).toCome;
    const said = `${BOOKINGS}?fait=reservee&reservation=${booking?.booking.id}`;
    expect(text((await browser.open(said)).body)).toContain("La place est réservée");
    await browser.open(BOOKINGS);
    expect(text((await browser.submit({}, { action })).body)).toContain(
      "La réservation est annulée : rien n’est dû",
    );
    // Opened again, or typed, an address promises no place that is not held.
    for (const address of [said, `${BOOKINGS}?fait=reservee`])
      expect(text((await browser.open(address)).body), address).not.toContain("La place est réservée");
    await browser.open(BOOKINGS);
    await bookFirst();
    home.house.clock.set("2026-12-02T11:00:00Z");
    browser = await home.server.signedIn(jeanne);
    const late = (await browser.open(BOOKINGS)).body;
    // Said of the booking, and beside the button of whoever would book now.
    expect(text(late)).toContain("Annulation Ne s’annule plus sans frais : le prix sera pris");
    expect(text(late)).not.toContain("Annulable sans frais jusqu’au mercredi 2 décembre 2026 à 10");
    expect(text(late)).toContain("Il est trop tard pour annuler sans frais : 4,50 € seront pris.");
    const again = /action="([^"]*\/annuler)"/.exec(late)?.[1] ?? "";
    expect(text((await browser.submit({}, { action: again })).body)).toContain("le prix est pris");
  });

  test("a price that the form changed books nothing, and is said beside the button", async () => {
    const refused = await bookFirst({ prix: "1" });
    expect(refused.status).toBe(422);
    expect(text(refused.body)).toContain("Le prix n’est plus celui que vous avez lu.");
    expect(text(refused.body)).toContain("Aucune réservation à venir");
  });

  test("a counter paid before that has not enough says where to top it up", async () => {
    pool = await aPool(home.house, home.caen);
    const refused = await bookFirst();
    expect(refused.status).toBe(422);
    expect(text(refused.body)).toContain("Il n’y a pas assez sur le compteur qui paie cette activité.");
    expect(refused.body).toContain('href="/caen/espace/compteurs"');
  });

  test("nobody opens or cancels those of somebody else", async () => {
    const { id } = await pool.book(jeanne, { personId: jeanne.personId });
    const stranger = await home.server.signedIn(await aPerson(home.house, home.caen));
    expect((await stranger.open(`${BOOKINGS}?pour=${jeanne.personId}`)).status).toBe(403);
    await stranger.open(BOOKINGS);
    expect((await stranger.post(`${BOOKINGS}/${id}/annuler`)).status).toBe(403);
    expect((await stranger.post(`${BOOKINGS}/x/annuler`)).status).toBe(404);
  });
});

test("what was missed is on the family’s page and on the invoice, in the words of the activity and the day", async () => {
  const { id, sessionId } = await pool.book(jeanne, { personId: jeanne.personId });
  const mayor = await anAgent(home.house, home.caen, ["authority_administrator"], "Odile Baudroie");
  const seriesId = parseId<"invoiceSeries">(randomUUID());
  await setSeries(mayor, {
    id: seriesId,
    code: "FPISCINE",
    name: "Régie des sports",
    address: "1 place de la République, 14000 Caen",
    siret: null,
    dueDays: 30,
    help: "Le CCAS vous reçoit.",
    counterIds: [pool.purse.counterId],
  });
  home.house.clock.set("2026-12-02T13:10:00Z");
  await recordAttendance(pool.manager, { id, mark: "absent" });
  await closeSession(pool.manager, sessionId);
  browser = await home.server.signedIn(jeanne);
  expect(text((await browser.open("/caen/espace/compteurs")).body)).toContain(
    "Piscine, mercredi 2 décembre, manquée",
  );
  expect(text((await browser.open("/caen/espace/famille")).body)).toContain("4,50 €");
  home.house.clock.set("2027-01-04T08:00:00Z");
  await issueMonth(mayor, { seriesId, month: "2026-12" });
  const [invoice] = await listInvoices(jeanne, jeanne.personId);
  expect(invoice?.content.lines.map(({ label, cents }) => [label, cents])).toEqual([
    ["Piscine, mercredi 2 décembre, manquée", 450],
  ]);
});
