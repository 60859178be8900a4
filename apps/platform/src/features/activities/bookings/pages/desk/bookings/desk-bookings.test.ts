import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { listBookings } from "../../../index.ts";
import { aPool, type Pool } from "../../../testing/a-pool.ts";

let desk: Desk;
let pool: Pool;
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk?.house.close());
beforeEach(async () => {
  desk.house.clock.set("2026-11-24T08:00:00Z");
  pool = await aPool(desk.house, desk.caen.id, { counter: { paidAfter: true } });
});

test("at the desk, a cashier books for somebody offline, and excuses what they missed, with the reason", async () => {
  const madeleine = await aPerson(desk.house, desk.caen.id, {
    validated: { given_name: "Madeleine", family_name: "Roussel", birthdate: "1945-08-17" },
  });
  const { personId } = madeleine;
  const cashier = await desk.server.signedIn(
    await anAgent(desk.house, desk.caen.id, ["reception"], "Basile Rainette"),
  );
  const page = `/caen/agents/personnes/${personId}/reservations`;
  expect((await cashier.open(`/caen/agents/personnes/${personId}?motif=help_at_desk`)).body).toContain(page);
  await cashier.open(page);
  const seance = pool.sessions[0]?.id ?? "";
  expect(text((await cashier.submit({ seance, prix: "450" }, { action: page })).body)).toContain(
    "La place est réservée",
  );
  const booking = (await listBookings(madeleine, personId)).toCome[0]?.booking;
  expect(booking?.words.by).toBe("Basile Rainette");
  desk.house.clock.set("2026-12-02T11:00:00Z");
  const back = await desk.server.signedIn(
    await anAgent(desk.house, desk.caen.id, ["reception"], "Basile Rainette"),
  );
  await back.open(page);
  expect(text((await back.submit({}, { action: `${page}/${booking?.id}/annuler` })).body)).toContain(
    "le prix est pris",
  );
  const unsaid = await back.submit(
    { [`motif-${booking?.id}`]: " " },
    { action: `${page}/${booking?.id}/excuser` },
  );
  expect(unsaid.status).toBe(422);
  expect(text(unsaid.body)).toContain("Dites pourquoi");
  const excused = await back.submit(
    { [`motif-${booking?.id}`]: "Certificat médical" },
    { action: `${page}/${booking?.id}/excuser` },
  );
  expect(text(excused.body)).toContain("excusée : Certificat médical");
  expect(text(excused.body)).toContain("4,50 €, rendus");
});
