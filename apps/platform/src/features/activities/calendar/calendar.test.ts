import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sitePages } from "../../../frames/site/index.ts";
import { type Someone, type SpaceHouse, spaceHouse } from "../../../frames/space/testing/space-house.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../testing/builders.ts";
import { strictFeatures } from "../../../testing/strict-features.ts";
import type { Browser } from "../../../testing/test-browser.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { createAccount, revokeFormerEntries } from "../../access/access/index.ts";
import { endRepresentation, listRepresented } from "../../identity/households/index.ts";
import { cancelBooking } from "../bookings/index.ts";
import { aPool, type Pool } from "../bookings/testing/a-pool.ts";

const PAGE = "/caen/espace/calendrier";

let home: SpaceHouse;
let site: TestServer;
let pool: Pool;
let jeanne: Someone;
let leo: PersonId;
let zoe: PersonId;
let browser: Browser;

beforeAll(async () => {
  home = await spaceHouse();
  site = await testServer(home.house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur" })],
  });
});
afterAll(() => home?.house.close());
beforeEach(async () => {
  home.house.clock.set("2026-11-24T08:00:00Z");
  pool = await aPool(home.house, home.caen, { counter: { paidAfter: true } });
  jeanne = await home.jeanne();
  leo = await home.childOf(jeanne);
  zoe = await home.childOf(jeanne, { given_name: "Zoé" });
  browser = await home.server.signedIn(jeanne);
});

/** As a telephone reads it: by another program than the one that wrote it. */
function readEvents(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  return calendar.getAllSubcomponents("vevent").map((one) => {
    const { uid, summary, location, startDate, endDate } = new ICAL.Event(one);
    return {
      uid,
      summary,
      place: location ?? null,
      from: startDate.toJSDate().toISOString(),
      to: endDate.toJSDate().toISOString(),
    };
  });
}

/** Makes an address; gives its path on the site. */
async function makeAddress(...choices: readonly string[]): Promise<string> {
  await browser.open(PAGE);
  const { body } = await browser.submit({ dit: choices }, { action: `${PAGE}/adresse` });
  const [path = ""] = /\/caen\/calendrier\/[\w-]{43}\.ics/.exec(body) ?? [];
  expect(path).not.toBe("");
  return path;
}

const readAddress = (path: string) => site.visitor().open(path);
const bookBoth = async () => ({
  leo: await pool.book(jeanne, { personId: leo }),
  zoe: await pool.book(jeanne, { personId: zoe }),
});

test("a mother makes an address: her telephone reads the sessions of her children, and names nobody", async () => {
  const booked = await bookBoth();
  const path = await makeAddress();
  const { status, headers, body } = await readAddress(path);
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("text/calendar; charset=utf-8");
  expect(headers["cache-control"]).toBe("private, no-store");
  const events = readEvents(body);
  expect(events).toEqual([
    {
      uid: expect.stringMatching(/^[0-9a-f]{32}@/),
      summary: "Piscine",
      place: null,
      from: "2026-12-02T13:00:00.000Z",
      to: "2026-12-02T14:00:00.000Z",
    },
  ]);
  for (const secret of ["Léo", "Zoé", "Stade", "4,50", leo, jeanne.personId])
    expect(body).not.toContain(secret);
  // The same thing has the same number at each reading, and disappears once it is cancelled.
  await cancelBooking(jeanne, { id: booked.leo.id, seen: "free" });
  expect(readEvents((await readAddress(path)).body).map(({ uid }) => uid)).toEqual(
    events.map(({ uid }) => uid),
  );
  await cancelBooking(jeanne, { id: booked.zoe.id, seen: "free" });
  expect(readEvents((await readAddress(path)).body)).toEqual([]);
});

test("names and places are said when they are ticked; the page says since when it works, and who read it", async () => {
  await bookBoth();
  expect((await browser.open(PAGE)).body).toContain("Créer mon adresse");
  const path = await makeAddress("prenoms", "lieux");
  expect((await browser.open(PAGE)).body).toContain("Aucun téléphone ne l’a encore lue.");
  const [event] = readEvents((await readAddress(path)).body);
  expect(event).toMatchObject({ place: "Stade nautique, bassin école" });
  expect(event?.summary).toMatch(/^Piscine \((Léo, Zoé|Zoé, Léo)\)$/);
  const page = (await browser.open(PAGE)).body;
  expect(page).toContain("Votre adresse fonctionne depuis le mardi 24 novembre 2026.");
  expect(page).toContain("pour la dernière fois le mardi 24 novembre 2026.");
  expect(page).not.toContain(path);
});

test("the file of one session, and that of all, for the reader’s own device", async () => {
  const booked = await bookBoth();
  const bookings = (await browser.open(`/caen/espace/reservations?pour=${leo}`)).body;
  const [, href = ""] = /href="([^"]*\/calendrier\/seances\/[^"]*)"/.exec(bookings) ?? [];
  const one = readEvents((await browser.open(href.replaceAll("&amp;", "&"))).body);
  expect(one).toMatchObject([{ summary: "Piscine (Léo)", place: "Stade nautique, bassin école" }]);
  const all = readEvents((await browser.open(`${PAGE}.ics`)).body);
  // Added from the one or from the other, it is the same event.
  expect(all.map(({ uid }) => uid)).toEqual(one.map(({ uid }) => uid));
  const stranger = await home.server.signedIn(await aPerson(home.house, home.caen));
  expect((await stranger.open(`${PAGE}/seances/${booked.leo.id}?pour=${leo}`)).status).toBe(403);
  expect((await stranger.open(`${PAGE}/seances/${booked.leo.id}`)).status).toBe(404);
  expect((await stranger.open(`${PAGE}/seances/x`)).status).toBe(404);
});

describe("when a right ends", () => {
  test("another address, or its end, closes the one before at once", async () => {
    await bookBoth();
    const first = await makeAddress();
    const second = await makeAddress();
    expect((await readAddress(first)).status).toBe(404);
    expect((await readAddress(second)).status).toBe(200);
    await browser.open(PAGE);
    const ended = await browser.submit({}, { action: `${PAGE}/adresse/fin` });
    expect(ended.body).toContain("L’adresse est supprimée");
    expect((await readAddress(second)).status).toBe(404);
  });

  test("the account changes hands: the address opens no more", async () => {
    const system = home.house.system(home.caen);
    const { personId } = jeanne;
    await system.transaction((tx) => createAccount(tx, system, { personId }));
    const path = await makeAddress();
    const before = home.house.clock.now();
    await system.transaction((tx) => revokeFormerEntries(tx, system, { personId, before }, async () => {}));
    expect((await readAddress(path)).status).toBe(404);
  });

  test("a representation that ended takes its sessions away", async () => {
    await bookBoth();
    const path = await makeAddress("prenoms");
    const links = await listRepresented(jeanne, jeanne.personId);
    const ofLeo = links.find(({ representedId }) => representedId === leo);
    if (!ofLeo) throw new TypeError("a representation is expected");
    const agent = await anAgent(home.house, home.caen, ["reception", "validator"]);
    await endRepresentation(agent, { id: ofLeo.id, cause: "error", reason: "Saisie par erreur" });
    expect(readEvents((await readAddress(path)).body)).toMatchObject([{ summary: "Piscine (Zoé)" }]);
  });

  test("a wrong address, or one of another town, says nothing", async () => {
    const path = await makeAddress();
    const wrong = path.replace(/[\w-]{43}/, "A".repeat(43));
    for (const tried of [wrong, "/caen/calendrier/x.ics", `/caen-la-mer${path.slice("/caen".length)}`])
      expect((await readAddress(tried)).status, tried).toBe(404);
  });
});
