import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { listBookings } from "../../../index.ts";
import { aPool, type Pool } from "../../../testing/a-pool.ts";

let desk: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let pool: Pool;
let manager: Browser;
const ACTIVITIES = "/caen/administration/activites";
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  desk = await aHouseWithAdministration();
});
afterAll(() => desk?.house.close());
beforeEach(async () => {
  desk.house.clock.set("2026-11-24T08:00:00Z");
  pool = await aPool(desk.house, desk.town.id, { counter: { paidAfter: true } });
  manager = await desk.server.signedIn(pool.manager);
});

const terms = {
  name_fr: "Aquagym",
  name_en: "Aquagym",
  place: "Bassin école",
  pricing: "unique",
  price: "6,50",
  capacity: "12",
  cancel_hours: "4",
  ahead_days: "30",
};

test("a manager writes an activity, then a session each Wednesday until a day; again, it adds none", async () => {
  const { counterId, canteen } = pool.purse;
  await manager.open(`${ACTIVITIES}/nouvelle`);
  const payer = `${canteen.service.serviceId}/${counterId}`;
  const unsaid = await manager.submit(
    { ...terms, payer, price: "cher" },
    { action: `${ACTIVITIES}/nouvelle` },
  );
  expect(unsaid.status).toBe(422);
  expect(text(unsaid.body)).toContain("Donnez le prix en euros");
  expect(unsaid.body).toContain('value="cher"');
  const saved = await manager.submit({ ...terms, payer }, { action: `${ACTIVITIES}/nouvelle` });
  expect(text(saved.body)).toContain("L’activité est enregistrée");
  const action = /action="([^"]*\/seances)"/.exec(saved.body)?.[1] ?? "";
  const series = {
    first_day: "2",
    first_month: "12",
    first_year: "2026",
    until_day: "23",
    until_month: "12",
    until_year: "2026",
    starts: "18h00",
    ends: "19:00",
  };
  expect(text((await manager.submit(series, { action })).body)).toContain("4 séances ajoutées");
  expect(text((await manager.submit(series, { action })).body)).toContain("0 séances ajoutées");
  const late = await manager.submit({ ...series, ends: "17:00" }, { action });
  expect(late.status).toBe(422);
  expect(text(late.body)).toContain("une fin après le début");
});

test("on the day, each person is marked, then the session is ended: what is due is taken, and nothing changes any more", async () => {
  const zoe = await aPerson(desk.house, desk.town.id, {
    validated: { given_name: "Zoé", family_name: "Abricot" },
  });
  const { id, sessionId } = await pool.book(zoe, { personId: zoe.personId });
  const page = `${ACTIVITIES}/${pool.activityId}/seances/${sessionId}`;
  expect(text((await manager.open(page)).body)).toContain(
    "La liste se remplit à partir du début de la séance.",
  );
  desk.house.clock.set("2026-12-02T13:10:00Z");
  manager = await desk.server.signedIn(pool.manager);
  expect(text((await manager.open(page)).body)).toContain("Il reste 1 personne à noter.");
  const early = await manager.submit({}, { action: `${page}/terminer` });
  expect(early.status).toBe(422);
  const marked = await manager.submit(
    { reservation: id, presence: "absent" },
    { action: `${page}/presence` },
  );
  expect(text(marked.body)).toContain("Zoé Abricot");
  expect(text((await manager.submit({}, { action: `${page}/terminer` })).body)).toContain(
    "ce qui est dû est pris",
  );
  expect((await manager.post(`${page}/presence`, { reservation: id, presence: "present" })).status).toBe(409);
  expect((await listBookings(zoe, zoe.personId)).past[0]?.booking.state).toBe("missed");
});

test("a colleague saved the terms meanwhile: what was typed is kept, and saving again decides", async () => {
  const page = `${ACTIVITIES}/${pool.activityId}/modifier`;
  const colleague = await desk.server.signedIn(pool.manager);
  await manager.open(page);
  await colleague.open(page);
  expect(text((await colleague.submit({ place: "Grand bassin" })).body)).toContain(
    "L’activité est enregistrée",
  );
  expect((await manager.submit({ place: "Bassin école", cancel_hours: "bientôt" })).status).toBe(422);
  const late = await manager.submit({ place: "Bassin école", cancel_hours: "6" });
  expect(late.status).toBe(409);
  expect(text(late.body)).toContain("Un collègue a enregistré avant vous");
  expect(late.body).toContain('value="Bassin école"');
  expect(text((await manager.submit({})).body)).toContain("L’activité est enregistrée");
  expect((await colleague.open(page)).body).toContain('value="Bassin école"');
});

test("nobody else enters: an administrator, a cashier", async () => {
  for (const roles of [["authority_administrator"], ["reception"]] as const) {
    const other = await desk.server.signedIn(
      await anAgent(desk.house, desk.town.id, roles, "Odile Baudroie"),
    );
    expect((await other.open(ACTIVITIES)).status).toBe(403);
    expect((await other.open(`${ACTIVITIES}/${pool.activityId}`)).status).toBe(403);
  }
});
