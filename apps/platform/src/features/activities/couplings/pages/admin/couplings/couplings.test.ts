import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { aPublishedTariff } from "../../../../../../testing/tariffs.ts";
import { acceptCoupling, approveCoupling, couplingsJobs, submitCoupling } from "../../../index.ts";

let desk: Awaited<ReturnType<typeof aHouseWithAdministration>>;
const OFFERS = "/caen/administration/offres";
const text = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  desk = await aHouseWithAdministration(couplingsJobs);
});
afterAll(() => desk?.house.close());

/** A service with a manager of its own. */
async function run(fr: string) {
  const { house, town } = desk;
  const { id } = await aPublishedService(house, town.id, { definition: { title: { fr, en: fr } } });
  const manager = await anAgent(
    house,
    town.id,
    [{ role: "service_manager", serviceId: id }],
    `Responsable ${fr}`,
  );
  return { id, manager, browser: await desk.server.signedIn(manager) };
}

type Run = Awaited<ReturnType<typeof run>>;

/** Whoever proposed reads since when and on whom; these have it first. */
async function waits({ of, on, path }: { readonly of: Run; readonly on: Run; readonly path: string }) {
  const proposer = text((await of.browser.open(path)).body);
  expect(proposer).toContain("Attend depuis le mardi 24 novembre 2026");
  expect(proposer).toMatch(/Qui peut répondre [^.]*Responsable Bus/);
  expect(text((await of.browser.open("/caen/administration")).body)).not.toContain("attend votre réponse");
  const first = await on.browser.open("/caen/administration");
  expect(text(first.body)).toContain("Une offre couplée attend votre réponse");
  expect(first.body).toContain(`href="${path}"`);
}

test("an offer that waits for an approver is at the top of their administration until they approve it", async () => {
  desk.house.clock.set("2026-11-24T08:00:00Z");
  const { house, town, server } = desk;
  const [rink, tram] = [await run("Patins"), await run("Tram")];
  const approver = await anAgent(house, town.id, ["data_protection_officer"], "Anouk Perdrix");
  const entrance = { fr: "Entrée patins", en: "Skating", grid: "4,50 €" };
  const tariffId = await aPublishedTariff({ manager: rink.manager, approver }, rink.id, entrance);
  const id = parseId<"coupling">(randomUUID());
  await submitCoupling(rink.manager, {
    ...{ id, name: { fr: "Les patins moins chers", en: "Cheaper skating" }, giverId: rink.id, tariffId },
    ...{ off: { percent: 50 }, needed: [tram.id], needs: "all", stacks: false },
    ...{ startsOn: "2026-11-24", endsOn: null },
  });
  await acceptCoupling(tram.manager, { id, serviceId: tram.id });
  const browser = await server.signedIn(approver);
  const home = async () => text((await browser.open("/caen/administration")).body);
  expect(await home()).toContain("Les patins moins chers – depuis le mardi 24 novembre 2026");
  const page = text((await rink.browser.open(`${OFFERS}/${id}`)).body);
  expect(page).toMatch(/Qui peut approuver [^.]*Anouk Perdrix/);
  await approveCoupling(approver, { id });
  expect(await home()).not.toContain("attend votre réponse");
});

test("one manager proposes, another answers for their own service, either announces the last day; nobody is named", async () => {
  desk.house.clock.set("2026-11-24T08:00:00Z");
  const { house, town, server } = desk;
  const [pool, bus] = [await run("Piscine"), await run("Bus")];
  const approver = await anAgent(house, town.id, ["data_protection_officer"], "Élie Roussel");
  const entrance = { fr: "Entrée piscine", en: "Pool entrance", grid: "4,50 €" };
  const tariff = await aPublishedTariff({ manager: pool.manager, approver }, pool.id, entrance);
  const typed = {
    ...{ name_fr: "La piscine à moitié prix", name_en: "The pool at half price", tariff },
    ...{ needed: bus.id, needs: "all", kind: "percent", off: "50", stacks: "non" },
    ...{ starts_on_day: "24", starts_on_month: "11", starts_on_year: "2026" },
  };
  expect(text((await pool.browser.open(OFFERS)).body)).toContain("Aucune offre couplée");
  await pool.browser.open(`${OFFERS}/nouvelle`);
  const action = { action: `${OFFERS}/nouvelle` };
  const wrong = await pool.browser.submit({ ...typed, off: "120" }, action);
  expect(wrong.status).toBe(422);
  expect(text(wrong.body)).toContain("Écrivez un pourcentage entier de 1 à 100");
  expect(wrong.body).toContain('value="120"');
  const proposed = await pool.browser.submit(typed, action);
  expect(text(proposed.body)).toContain("L’offre est proposée");
  expect(text(proposed.body)).toContain("Attend une réponse");
  expect(text(proposed.body)).not.toContain("Accepter pour");
  const path = /action="([^"]*)\/decliner"/.exec(proposed.body)?.[1] ?? "";
  const id = path.split("/").at(-1) ?? "";
  await pool.browser.open(`${OFFERS}/nouvelle`);
  const otherwise = await pool.browser.submit({ ...typed, off: "10", id }, action);
  expect(otherwise.status).toBe(422);
  expect(text(otherwise.body)).toContain("déjà proposée, en d’autres termes");
  expect(otherwise.body).not.toContain(`value="${id}"`);
  await waits({ of: pool, on: bus, path });
  const answered = await bus.browser.open(path);
  expect(text(answered.body)).toContain("Répondre pour « Bus »");
  const accepted = await bus.browser.submit({ service: bus.id }, { action: `${path}/accepter` });
  expect(text(accepted.body)).toContain("Vous avez accepté pour votre service");
  expect(text(accepted.body)).toContain("À approuver");
  expect(accepted.body).not.toContain("/approuver");
  expect((await bus.browser.post(`${path}/approuver`)).status).toBe(403);
  const helene = await server.signedIn(approver);
  expect(text((await helene.open(OFFERS)).body)).toContain("La piscine à moitié prix");
  expect((await helene.open(OFFERS)).body).not.toContain("/nouvelle");
  const asked = await helene.open(path);
  expect(text(asked.body)).toContain("Elle baisse un tarif voté");
  expect(asked.body).not.toContain("/decliner");
  const approved = await helene.submit({}, { action: `${path}/approuver` });
  expect(text(approved.body)).toContain("Approuvée le mardi 24 novembre 2026");
  expect(text(accepted.body)).toContain("Qui a pris cette offre n’est dit à personne ici");
  await bus.browser.open(path);
  const soon = { last_day_day: "1", last_day_month: "12", last_day_year: "2026", service: bus.id };
  const refused = await bus.browser.submit(soon, { action: `${path}/terminer` });
  expect(refused.status).toBe(422);
  expect(text(refused.body)).toContain("trente jours au moins après l’annonce");
  const announced = await bus.browser.submit({ ...soon, last_day_day: "31" }, { action: `${path}/terminer` });
  expect(text(announced.body)).toContain("jeudi 31 décembre 2026");
  expect(text((await helene.open(path)).body)).toContain(
    "la garde au plus tard jusqu’au jeudi 24 décembre 2026",
  );
  const stopped = await helene.submit({}, { action: `${path}/arreter` });
  expect(text(stopped.body)).toContain(
    "Arrêtée le mardi 24 novembre 2026 : plus personne ne peut la prendre",
  );
  expect(text((await helene.open(path)).body)).toContain("Arrêtée pour les nouveaux");
  expect(stopped.body).not.toContain("/arreter");
  expect((await bus.browser.post(`${path}/arreter`)).status).toBe(403);
  const stranger = await run("Patinoire");
  expect((await stranger.browser.open(path)).status).toBe(404);
  const reception = await server.signedIn(await anAgent(house, town.id, ["reception"]));
  expect((await reception.open(OFFERS)).status).toBe(403);
});
