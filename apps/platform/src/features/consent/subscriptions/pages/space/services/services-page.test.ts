import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { aPool, type Pool } from "../../../../../activities/bookings/testing/a-pool.ts";
import { readPublishedService } from "../../../../../catalogue/catalogue/index.ts";
import { openAccount } from "../../../../../ledger/counters/index.ts";
import { acceptConsent } from "../../../../consent/index.ts";

// What the family uses is one row a service; what each service knows is another page.

const SERVICES = "/caen/espace/services";
const AGREEMENTS = "/caen/espace/accords";

let home: SpaceHouse;
let pool: Pool;
let jeanne: Awaited<ReturnType<SpaceHouse["jeanne"]>>;
let browser: Browser;

beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());
beforeEach(async () => {
  home.house.clock.set("2026-11-24T08:00:00Z");
  pool = await aPool(home.house, home.caen);
  jeanne = await home.jeanne();
  browser = await home.server.signedIn(jeanne);
});

const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

/** The rows of the page, each in words. */
async function readRows(): Promise<readonly string[]> {
  const { body } = await browser.open(SERVICES);
  return body.split('<li class="ar-use">').slice(1).map(text);
}

async function holds(personId: PersonId, serviceId = pool.purse.canteen.service.serviceId): Promise<void> {
  const service = await readPublishedService(jeanne, { serviceId });
  const version = service?.version ?? 0;
  const granted = (service?.definition.requests ?? []).map(({ element }) => element);
  await acceptConsent(jeanne, { personId, serviceId, version, granted, refused: [] });
  await home.house.drain();
}

test("two children of one service are one row, with what is left for each and where to book", async () => {
  const lea = await home.childOf(jeanne, { given_name: "Léa", email: "lea@courriel.example" });
  const tom = await home.childOf(jeanne, { given_name: "Tom", email: "tom@courriel.example" });
  for (const [personId, amount] of [
    [lea, 1_250],
    [tom, 300],
  ] as const) {
    await holds(personId);
    const accountId = await openAccount(jeanne, { personId, counterId: pool.purse.counterId });
    await pool.purse.byHouse({ kind: "credit", accountId, amount });
  }
  const [row, ...others] = await readRows();
  expect(others).toEqual([]);
  for (const part of ["Léa", "Tom", "Ouvert", "Réserver", "(Léa) : 12,50 €", "(Tom) : 3,00 €"])
    expect(row).toContain(part);
  expect(row).not.toContain("Retirer mon accord");
  const known = text((await browser.open(AGREEMENTS)).body);
  // Links made at the same instant come in either order.
  for (const name of ["Léa", "Tom"])
    expect(known).toMatch(new RegExp(`Pour ${name} Morel Cantine Ouvert.*Retirer mon accord`));
});

test("in pause, a service says so and offers nothing to use", async () => {
  await holds(jeanne.personId);
  const [open] = await readRows();
  expect(open).toContain("Réserver");
  await browser.open("/caen/espace/droits/demander/restriction");
  await browser.submit({ motif: "accuracy", porte: "tout", demande: "Mon nom est mal écrit." });
  const [paused] = await readRows();
  expect(paused).toContain("En pause");
  expect(paused).not.toContain("Réserver");
});

test("without any service, the page says how to open one, and who knows what says that nobody does", async () => {
  expect(await readRows()).toEqual([]);
  expect(browser.shown.body).toContain("Aucun service ouvert");
  expect(text((await browser.open(AGREEMENTS)).body)).toContain(
    "Aucun service ne connaît d’information de vous.",
  );
});

test("a stranger’s agreements are on nobody else’s page, whatever the address says", async () => {
  await holds(jeanne.personId);
  const other = await home.jeanne();
  const stranger = await home.server.signedIn(other);
  for (const path of [SERVICES, AGREEMENTS]) {
    const { status, body } = await stranger.open(`${path}?pour=${jeanne.personId}`);
    expect(status).toBe(200);
    expect(body).not.toMatch(/\/accords\/[0-9a-f]/);
    expect(text(body)).toContain(path === SERVICES ? "Aucun service ouvert" : "Aucun service ne connaît");
  }
});
