import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { listBookings } from "../../../index.ts";
import { aPool, type Pool } from "../../../testing/a-pool.ts";

const BOOKINGS = "/caen/espace/reservations";
const PAGE = `${BOOKINGS}/plusieurs`;
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

let home: SpaceHouse;
let pool: Pool;
let jeanne: Someone;
let leo: PersonId;
let browser: Browser;

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());
/** Lessons on three Wednesdays, of two places each. */
beforeEach(async () => {
  home.house.clock.set("2026-11-24T08:00:00Z");
  pool = await aPool(home.house, home.caen, { counter: { paidAfter: true }, capacity: 2 });
  jeanne = await home.jeanne();
  leo = await home.childOf(jeanne);
  browser = await home.server.signedIn(jeanne);
});

const open = (more = "") => browser.open(`${PAGE}?activite=${pool.activityId}&pour=${leo}${more}`);
const statesOf = async () =>
  (await listBookings(jeanne, leo)).toCome.map(({ booking, session }) => [session.day, booking.state]);
const formOf = (sessions: readonly string[]) => ({
  activite: pool.activityId,
  pour: leo,
  nouveau: randomUUID(),
  seances: sessions.map((id) => `${id}:450`),
});

test("a whole term of Wednesdays is ticked by a link, priced before the button, and booked at once", async () => {
  const bookings = (await browser.open(`${BOOKINGS}?pour=${leo}`)).body;
  const [, href = ""] = /href="([^"]*\/plusieurs\?[^"]*)"/.exec(bookings) ?? [];
  const first = await browser.open(href.replaceAll("&amp;", "&"));
  expect(text(first.body)).toContain("Pour Léo Morel.");
  expect(text(first.body)).not.toContain("en tout");
  const [, all = ""] = /href="([^"]*coches=toutes[^"]*)"/.exec(first.body) ?? [];
  const page = text((await browser.open(all.replaceAll("&amp;", "&"))).body);
  expect(page).toContain("3 séances sont cochées : 13,50 € en tout.");
  expect(page).toContain("4,50 € · 2 places");
  const sent = formOf(pool.sessions.map(({ id }) => id));
  const done = await browser.submit(sent, { action: PAGE });
  expect(text(done.body)).toContain("3 séances sont réservées");
  expect(done.url).toContain(`pour=${leo}`);
  expect(await statesOf()).toEqual([
    ["2026-12-02", "booked"],
    ["2026-12-09", "booked"],
    ["2026-12-16", "booked"],
  ]);
  // The same form, sent twice, books each once.
  await browser.open(BOOKINGS);
  await browser.post(PAGE, sent);
  expect(await statesOf()).toHaveLength(3);
});

test("a session that is refused keeps no other from being booked, and stays ticked with its reason", async () => {
  const [first, second, third] = pool.sessions;
  await open();
  const changed = {
    ...formOf([first?.id ?? "", third?.id ?? ""]),
    seances: [`${first?.id}:450`, `${second?.id}:1`, `${third?.id}:450`],
  };
  const refused = await browser.submit(changed, { action: PAGE });
  expect(refused.status).toBe(409);
  expect(text(refused.body)).toContain("2 séances sont réservées");
  expect(text(refused.body)).toContain("Le prix n’est plus celui que vous avez lu.");
  expect(text(refused.body)).toContain("1 séance est cochée : 4,50 €.");
  expect(await statesOf()).toEqual([
    ["2026-12-02", "booked"],
    ["2026-12-16", "booked"],
  ]);
});

test("a full session says so, is ticked by no link, and gives a turn on the waiting list when it is ticked", async () => {
  for (const _ of [1, 2]) {
    const other = await aPerson(home.house, home.caen);
    await pool.book(other, { personId: other.personId });
  }
  expect(text((await open("&coches=toutes")).body)).toContain("2 séances sont cochées : 9,00 € en tout.");
  expect(text(browser.shown.body)).toContain("4,50 € · Complet");
  const done = await browser.submit(formOf(pool.sessions.map(({ id }) => id)), { action: PAGE });
  expect(text(done.body)).toContain("Une est complète : votre tour est pris dans la liste d’attente.");
  expect(await statesOf()).toContainEqual(["2026-12-02", "waiting"]);
});

test("nothing ticked, an unknown activity, a session of nobody, and a stranger’s child", async () => {
  await open();
  const none = await browser.post(PAGE, { activite: pool.activityId, pour: leo });
  expect(none.status).toBe(422);
  expect(text(none.body)).toContain("Aucune séance n’est cochée.");
  for (const activity of [randomUUID(), "x", ""])
    expect((await browser.open(`${PAGE}?activite=${activity}`)).status, activity).toBe(404);
  for (const seances of ["x:450", `${randomUUID()}:450`]) {
    await open();
    expect(
      (await browser.post(PAGE, { activite: pool.activityId, pour: leo, seances })).status,
      seances,
    ).toBe(404);
  }
  const stranger = await home.server.signedIn(await aPerson(home.house, home.caen));
  expect((await stranger.open(`${PAGE}?activite=${pool.activityId}&pour=${leo}`)).status).toBe(403);
  await stranger.open(BOOKINGS);
  expect((await stranger.post(PAGE, formOf(pool.sessions.map(({ id }) => id)))).status).toBe(403);
  expect(await statesOf()).toEqual([]);
});
