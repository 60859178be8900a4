import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type SpaceHouse, spaceHouse } from "../../../../../../frames/space/testing/space-house.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { computePairwiseSubject } from "../../../../../trust/keys/index.ts";
import { debit, listAccounts, openAccount } from "../../../index.ts";
import { aPurse, type Purse } from "../../../testing/a-purse.ts";

let home: SpaceHouse;
let purse: Purse;
const COUNTERS = "/caen/espace/compteurs";

beforeAll(async () => {
  home = await spaceHouse();
  purse = await aPurse(home.house, home.caen, { floor: -5_000 });
});
afterAll(() => home?.house.close());

const text = (body: string) => body.replaceAll(/[\u00a0\u202f]/g, " ");

test("somebody opens a counter, and reads in words what moved on it", async () => {
  const jeanne = await home.jeanne();
  const browser = await home.server.signedIn(jeanne);
  expect((await browser.open("/caen/espace/services")).body).toContain(`href="${COUNTERS}"`);
  expect((await browser.open(COUNTERS)).body).toContain("Porte-monnaie cantine");
  await browser.submit();
  expect(text(browser.shown.body)).toContain("Le compteur est ouvert");
  expect(text(browser.shown.body)).toContain("Aucun mouvement pour l’instant");
  const { personId } = jeanne;
  const { system, canteen, counterId } = purse;
  const subject = computePairwiseSubject(system, canteen.service, personId);
  await debit(system, canteen, {
    counterId,
    subject,
    amount: 350,
    key: randomUUID(),
    label: "Repas du 12 mars",
  });
  const shown = text((await browser.open(COUNTERS)).body);
  expect(shown).toContain("−3,50 €");
  expect(shown).toContain("46,50 €");
  expect(shown).toContain("Débit : Cantine – Repas du 12 mars");
  expect(shown).toContain("−3,50 €");
  expect(text((await browser.open(`${COUNTERS}?lang=en`)).body)).toContain("My counters");
});

test("says before it is opened, and after, whether the services that share it see the balance", async () => {
  const other = await aPublishedService(home.house, home.caen, { slug: "patinoire" });
  const services = [purse.canteen.service.serviceId, other.id];
  const named = (fr: string, servicesSee: boolean) =>
    aPurse(home.house, home.caen, { name: { fr, en: fr }, services, servicesSee });
  await named("Aveugle", false);
  const browser = await home.server.signedIn(await home.jeanne());
  const hidden =
    "Ces services ne voient pas votre solde : chacun sait seulement si un montant peut être pris.";
  const shown =
    "Chacun de ces services voit votre solde : il peut en déduire ce que les autres prennent, et quand.";
  const before = text((await browser.open(COUNTERS)).body);
  expect([before.includes(hidden), before.includes(shown)]).toEqual([true, false]);
  const { counterId } = await named("Transparent", true);
  expect(text((await browser.open(COUNTERS)).body)).toContain(shown);
  await browser.submit({ compteur: counterId });
  const after = text((await browser.open(COUNTERS)).body);
  expect([after.includes(hidden), after.includes(shown)]).toEqual([true, true]);
});

test("a parent opens and reads their child’s; nobody else’s opens", async () => {
  const parent = await home.jeanne();
  const child = await home.childOf(parent);
  const browser = await home.server.signedIn(parent);
  await browser.open(`${COUNTERS}?pour=${child}`);
  await browser.submit();
  expect(text(browser.shown.body)).toContain("Le compteur est ouvert");
  expect(await listAccounts(parent, child)).toHaveLength(1);
  expect(await listAccounts(parent, parent.personId)).toEqual([]);
  const stranger = await home.server.signedIn(await home.jeanne());
  expect((await stranger.open(`${COUNTERS}?pour=${child}`)).status).toBe(403);
  await stranger.open(COUNTERS);
  expect((await stranger.submit({ pour: child })).status).toBe(403);
  await stranger.open(COUNTERS);
  expect((await stranger.submit({ compteur: "x" })).status).toBe(404);
  expect((await stranger.submit({ compteur: randomUUID() })).status).toBe(404);
});

test("opens as many transactions for ten accounts as for one", async () => {
  const jeanne = await home.jeanne();
  const browser = await home.server.signedIn(jeanne);
  const apart = vi.spyOn(home.house.runtime.database, "transaction");
  const shared = vi.spyOn(home.house.runtime.database, "begin");
  const countTransactions = async () => {
    apart.mockClear();
    shared.mockClear();
    const { status, body } = await browser.open(COUNTERS);
    expect(status).toBe(200);
    const opened = apart.mock.calls.length + shared.mock.calls.length;
    return { opened, cards: body.split("Aucun mouvement").length - 1 };
  };
  await openAccount(jeanne, { personId: jeanne.personId, counterId: purse.counterId });
  const { opened, cards } = await countTransactions();
  expect(cards).toBe(1);
  for (let count = 2; count <= 10; count += 1) {
    const name = `Compteur ${count}`;
    const { counterId } = await aPurse(
      home.house,
      home.caen,
      { name: { fr: name, en: name } },
      purse.canteen,
    );
    await openAccount(jeanne, { personId: jeanne.personId, counterId });
  }
  expect(await countTransactions()).toEqual({ opened, cards: 10 });
  expect(opened).toBeLessThanOrEqual(8);
  apart.mockRestore();
  shared.mockRestore();
});
