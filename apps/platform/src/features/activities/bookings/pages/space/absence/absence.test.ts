import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { aPool, outcomeOf, type Pool } from "../../../testing/a-pool.ts";

const PAGE = "/caen/espace/absence";
const DAY = "2026-12-02";
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

let home: SpaceHouse;
let pool: Pool;
let club: Pool;
let jeanne: Someone;
let leo: PersonId;
let zoe: PersonId;
let browser: Browser;

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

/** Léo is at the pool and at the club on Wednesday, Zoé at the pool; the club is cancelled two days before. */
beforeEach(async () => {
  home.house.clock.set("2026-11-24T08:00:00Z");
  pool = await aPool(home.house, home.caen, { counter: { paidAfter: true } });
  club = await aPool(home.house, home.caen, {
    counter: { paidAfter: true },
    name: { fr: "Échecs", en: "Chess" },
    price: { cents: 200 },
    cancelHours: 48,
  });
  jeanne = await home.jeanne();
  leo = await home.childOf(jeanne);
  zoe = await home.childOf(jeanne, { given_name: "Zoé" });
  browser = await home.server.signedIn(jeanne);
});

const bookAll = async () => ({
  swim: await pool.book(jeanne, { personId: leo }),
  chess: await club.book(jeanne, { personId: leo }),
  zoe: await pool.book(jeanne, { personId: zoe }),
});

const stateOf = async (personId: PersonId, id: Parameters<typeof outcomeOf>[2]) =>
  (await outcomeOf(jeanne, personId, id))?.state;

test("a mother cancels the day of one child in one gesture, and the sister keeps hers", async () => {
  const booked = await bookAll();
  expect((await browser.open("/caen/espace")).body).toContain(`href="${PAGE}"`);
  const page = text((await browser.open(`${PAGE}?pour=${leo}`)).body);
  expect(page).toContain("Absent le mercredi 2 décembre 2026 ?");
  expect(page).toMatch(/Léo.*Échecs.*Piscine.*Zoé|Léo.*Piscine.*Échecs.*Zoé/);
  expect(page).toContain("Rien ne sera dû.");
  expect(page).not.toContain("seront pris");
  const sent = {
    pour: leo,
    jour: DAY,
    [`annuler-${leo}`]: [`${booked.swim.id}:rien`, `${booked.chess.id}:rien`],
  };
  expect(text((await browser.submit(sent, { action: PAGE })).body)).toContain(
    "2 réservations sont annulées pour Léo Rien n’est dû.",
  );
  expect(await stateOf(leo, booked.swim.id)).toBe("cancelled");
  expect(await stateOf(leo, booked.chess.id)).toBe("cancelled");
  expect(await stateOf(zoe, booked.zoe.id)).toBe("booked");
  // Sent twice, each is what it was.
  await browser.open(PAGE);
  expect((await browser.submit(sent, { action: PAGE })).status).toBe(200);
  expect(await stateOf(leo, booked.swim.id)).toBe("cancelled");
});

test("what is due is read before the button, and is said again when the clock changed it", async () => {
  const booked = await bookAll();
  const sent = {
    pour: leo,
    jour: DAY,
    [`annuler-${leo}`]: [`${booked.swim.id}:rien`, `${booked.chess.id}:rien`],
  };
  home.house.clock.set("2026-12-01T08:00:00Z");
  browser = await home.server.signedIn(jeanne);
  const page = text((await browser.open(PAGE)).body);
  expect(page).toContain("Trop tard pour annuler sans frais : 2,00 € seront pris.");
  expect(page).toContain("Montrez-le à l’accueil");
  const refused = await browser.submit(sent, { action: PAGE });
  expect(refused.status).toBe(409);
  expect(text(refused.body)).toContain("1 réservation est annulée");
  expect(text(refused.body)).toContain("Annuler ne coûte plus ce que vous avez lu.");
  expect(text(refused.body)).toContain("Trop tard pour annuler sans frais : 2,00 € seront pris.");
  expect(await stateOf(leo, booked.swim.id)).toBe("cancelled");
  expect(await stateOf(leo, booked.chess.id)).toBe("booked");
  const late = { ...sent, [`annuler-${leo}`]: `${booked.chess.id}:du` };
  expect(text((await browser.submit(late, { action: PAGE })).body)).toContain(
    "Une a été annulée trop tard : son prix est pris.",
  );
  expect(await stateOf(leo, booked.chess.id)).toBe("late");
});

test("a day without a booking says so, and nothing ticked cancels nothing", async () => {
  const booked = await bookAll();
  expect(text((await browser.open(`${PAGE}?jour=2026-12-03`)).body)).toContain(
    "Rien ne s’annule le jeudi 3 décembre 2026",
  );
  for (const typed of ["demain", "2026-02-30", ""])
    expect((await browser.open(`${PAGE}?jour=${typed}`)).status, typed).toBe(200);
  await browser.open(PAGE);
  const refused = await browser.post(PAGE, { pour: leo, jour: DAY });
  expect(refused.status).toBe(422);
  expect(text(refused.body)).toContain("Rien n’est coché.");
  expect(await stateOf(leo, booked.swim.id)).toBe("booked");
});

test("nobody reads or gives back the day of somebody else’s child", async () => {
  const booked = await bookAll();
  const other = await aPerson(home.house, home.caen);
  const stranger = await home.server.signedIn(other);
  expect((await stranger.open(`${PAGE}?pour=${leo}`)).status).toBe(403);
  expect(text((await stranger.open(`${PAGE}?jour=${DAY}`)).body)).not.toContain("Piscine");
  const stolen = (field: string, more = {}) => ({
    jour: DAY,
    [`annuler-${field}`]: `${booked.swim.id}:rien`,
    ...more,
  });
  await stranger.open("/caen/espace/reservations");
  expect((await stranger.post(PAGE, stolen(leo, { pour: leo }))).status).toBe(403);
  await stranger.open("/caen/espace/reservations");
  expect((await stranger.post(PAGE, stolen(other.personId))).status).toBe(403);
  await stranger.open("/caen/espace/reservations");
  expect((await stranger.post(PAGE, { [`annuler-${other.personId}`]: "x:rien" })).status).toBe(404);
  expect(await stateOf(leo, booked.swim.id)).toBe("booked");
});
