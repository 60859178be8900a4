import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccount } from "../../features/access/access/index.ts";
import { aPool, type Pool } from "../../features/activities/bookings/testing/a-pool.ts";
import { listInvoices, setSeries } from "../../features/billing/invoices/index.ts";
import { issueMonth } from "../../features/billing/invoices/testing/issue-month.ts";
import { adminPages } from "../../frames/admin/index.ts";
import { failedJobsAmong } from "../../frames/admin/testing/failed-jobs.ts";
import { type Someone, type SpaceHouse, spaceHouse } from "../../frames/space/testing/space-house.ts";
import { readStatus } from "../../infra/operation/read-status.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent, aPerson } from "../../testing/builders.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

// Scene 8, from the first booking to the invoice, by the pages alone: cancelled in time, missed, attended,
// served from the waiting list; each billed right.

let home: SpaceHouse;
let pool: Pool;
let administration: TestServer;
const BOOKINGS = "/caen/espace/reservations";
const ACTIVITIES = "/caen/administration/activites";
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  home = await spaceHouse();
  const { house, caen } = home;
  administration = await testServer(house, {
    surfaces: [
      adminPages({
        features: strictFeatures,
        operations: {
          ...failedJobsAmong([]),
          checkReady: async () => {},
          status: () => readStatus(house.runtime.database, house.directory),
        },
      }),
    ],
  });
  pool = await aPool(house, caen, { capacity: 2, counter: { paidAfter: true } });
});
afterAll(() => home?.house.close());

/** At this hour, signed in just now. */
const jeanneAt = async (jeanne: Someone, hour: string): Promise<Browser> => {
  home.house.clock.set(hour);
  return home.server.signedIn(jeanne);
};

async function books(browser: Browser, session: number, personId?: string): Promise<string> {
  await browser.open(personId === undefined ? BOOKINGS : `${BOOKINGS}?pour=${personId}`);
  const seance = pool.sessions[session]?.id ?? "";
  const shown = await browser.submit({ seance, nouveau: randomUUID(), prix: "450" }, { action: BOOKINGS });
  return text(shown.body);
}

/** Marc holds the list in one hand: each person by their name, then the end. */
async function closesList(session: number, hour: string, marks: Readonly<Record<string, string>>) {
  home.house.clock.set(hour);
  const marc = await administration.signedIn(pool.manager);
  const page = `${ACTIVITIES}/${pool.activityId}/seances/${pool.sessions[session]?.id}`;
  const listed = (await marc.open(page)).body;
  for (const [name, presence] of Object.entries(marks)) {
    const of = listed.slice(listed.indexOf(name));
    const [, reservation = ""] = /name="reservation" value="([^"]+)"/.exec(of) ?? [];
    await marc.submit({ reservation, presence }, { action: `${page}/presence` });
  }
  expect(text((await marc.submit({}, { action: `${page}/terminer` })).body)).toContain(
    "ce qui est dû est pris",
  );
  return text(listed);
}

async function linesOfInvoice(who: Someone) {
  const [last] = await listInvoices(who, who.personId);
  const browser = await home.server.signedIn(who);
  return text((await browser.open(`/caen/espace/factures/${last?.invoice.id}`)).body);
}

test("cancelled in time is not billed, missed and attended are, and who waited is told and billed for the place that was left", async () => {
  const { house, caen } = home;
  const jeanne = await home.jeanne();
  const zoe = await home.childOf(jeanne, { given_name: "Zoé" });
  const tom = await home.childOf(jeanne, { given_name: "Tom" });
  const karim = await aPerson(house, caen, {
    validated: { given_name: "Karim", family_name: "Benali", birthdate: "1991-03-04" },
  });
  const system = house.system(caen);
  await system.transaction((tx) =>
    createAccount(tx, system, { personId: karim.personId, email: "karim@courriel.example" }),
  );

  const browser = await jeanneAt(jeanne, "2026-11-24T08:00:00Z");
  expect(await books(browser, 0, zoe)).toContain("La place est réservée");
  expect(await books(browser, 0, tom)).toContain("La place est réservée");
  expect(await books(browser, 1, zoe)).toContain("La place est réservée");
  // Two places: the third one waits.
  expect(await books(await home.server.signedIn(karim), 0)).toContain("Votre tour est pris");
  const page = (await browser.open(`${BOOKINGS}?pour=${tom}`)).body;
  const action = /action="([^"]*\/annuler)"/.exec(page)?.[1] ?? "";
  expect(text((await browser.submit({}, { action })).body)).toContain(
    "La réservation est annulée : rien n’est dû",
  );
  await house.drain();
  const told = house.mails.filter(({ to }) => to === "karim@courriel.example");
  expect(told.map(({ text: said }) => said.replace(/\s+/g, " ")).join("\n")).toMatch(
    /place.*Piscine|Piscine.*place/,
  );

  const listed = await closesList(0, "2026-12-02T13:10:00Z", { Zoé: "absent", "Karim Benali": "present" });
  expect(listed).not.toContain("Tom");
  await closesList(1, "2026-12-09T13:10:00Z", { Zoé: "present" });

  const mayor = await anAgent(house, caen, ["authority_administrator"], "Odile Baudroie");
  const seriesId = parseId<"invoiceSeries">(randomUUID());
  await setSeries(mayor, {
    ...{ id: seriesId, code: "FPISCINE", name: "Régie des sports", siret: null, dueDays: 30 },
    ...{ address: "1 place de la République, 14000 Caen", help: "Le CCAS vous reçoit." },
    counterIds: [pool.purse.counterId],
  });
  house.clock.set("2027-01-04T08:00:00Z");
  await issueMonth(mayor, { seriesId, month: "2026-12" });
  const hers = await linesOfInvoice(jeanne);
  expect(hers).toMatch(/Piscine, mercredi 2 décembre, manquée.{0,40}4,50 €/);
  expect(hers).toMatch(/Piscine, mercredi 9 décembre, venue.{0,40}4,50 €/);
  expect(hers).toContain("9,00 €");
  expect(hers).not.toMatch(/Tom|annulée|Karim/);
  const his = await linesOfInvoice(karim);
  expect(his).toMatch(/Piscine, mercredi 2 décembre, venue.{0,40}4,50 €/);
  expect(his).not.toMatch(/9,00 €|Zoé|Tom/);
});
