import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { findPublishedService } from "../../../index.ts";

let admin: Awaited<ReturnType<typeof aHouseWithAdministration>>;
let marc: Browser;
let helene: Browser;

beforeAll(async () => {
  admin = await aHouseWithAdministration();
  marc = (await admin.agent(["service_manager"], "Marc Delaunay")).browser;
  helene = (await admin.agent(["authority_administrator"], "Hélène Auvray")).browser;
});
afterAll(() => admin?.house.close());

const SERVICES = "/caen/administration/services";
const basics = {
  title_fr: "Ludothèque",
  title_en: "Toy library",
  summary_fr: "Emprunter des jeux.",
  summary_en: "Borrow games.",
  channels: ["web", "desk"],
};
const asked = {
  requests_0_element: "family_name",
  requests_0_required: "on",
  requests_0_purpose_fr: "Tenir le compte de prêt.",
  requests_0_purpose_en: "Keep the loan account.",
  requests_0_legalBasis: "public_task",
  requests_0_retentionDays: "365",
};

/** Marc starts a service; returns the path of its first version. */
async function start(slug: string): Promise<string> {
  await marc.open(`${SERVICES}/nouveau`);
  const { url } = await marc.submit({ slug });
  expect(url).toMatch(/\/versions\/1\/brouillon$/);
  return url.replace(/\/brouillon$/, "");
}

async function submitted(slug: string): Promise<string> {
  const version = await start(slug);
  await marc.submit({ ...basics, ...asked, gesture: "submit" });
  expect(marc.shown.url).toBe(version);
  return version;
}

describe("a draft", () => {
  test("gains a row without JavaScript, and keeps what was typed", async () => {
    await start("jeux-0");
    const shown = await marc.submit({ ...basics, gesture: "add_requests" });
    expect(shown.status).toBe(200);
    expect(shown.body).toContain('id="requests_0_element"');
    expect(shown.body).toContain('value="Ludothèque"');
    const two = await marc.submit({ ...asked, channels: basics.channels, gesture: "add_requests" });
    expect(two.body).toContain("1. Nom de naissance");
    expect(two.body).toContain('id="requests_1_element"');
  });

  test("is saved half filled, says what is left, and comes back the same", async () => {
    const version = await start("jeux-1");
    const shown = await marc.submit({ ...basics, requests_0_element: "email", gesture: "save" });
    expect(shown.body).toContain("Brouillon enregistré");
    expect(shown.body).toContain("Il reste 4 points à compléter");
    const again = await marc.open(`${version}/brouillon`);
    expect(again.body).toContain('value="Ludothèque"');
    expect(again.body).toContain("1. Adresse électronique");
  });

  test("keeps its public page: places and papers are added without JavaScript, wrong ones told by their field", async () => {
    const version = await start("jeux-5");
    const page = {
      presentation_themes: ["culture"],
      presentation_easyToRead: "Vous empruntez des jeux.\r\nC’est gratuit.",
      presentation_cost_from: "12,50",
      presentation_address: "ludotheque.example",
    };
    const shown = await marc.submit({ ...basics, ...page, gesture: "add_places" });
    expect(shown.body).toContain('id="presentation_places_0_name"');
    const place = { presentation_places_0_name: "Maison des jeux", presentation_places_0_postalCode: "140" };
    const refused = await marc.submit({
      ...place,
      channels: ["web"],
      presentation_themes: ["culture"],
      gesture: "submit",
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain("Lieu 1, code postal\u00a0: Écrivez cinq chiffres.");
    expect(refused.body).toContain("Adresse du lien\u00a0: Donnez l’adresse complète");
    const { body } = await marc.open(`${version}/brouillon`);
    for (const kept of [
      'value="12,50"',
      "C’est gratuit.</textarea>",
      'value="Maison des jeux"',
      'value="140"',
    ])
      expect(body.includes(kept)).toBe(true);
  });

  test("a row ticked away is gone, the others stay", async () => {
    const version = await start("jeux-2");
    await marc.submit({
      ...basics,
      ...asked,
      requests_1_element: "email",
      requests_0_remove: "on",
      gesture: "save",
    });
    const { body } = await marc.open(`${version}/brouillon`);
    expect(body).toContain("1. Adresse électronique");
    expect(body).not.toContain("Nom de naissance</summary>");
  });

  test("is not submitted with a wrong rule or a blank: each problem in French, by its field", async () => {
    await start("jeux-3");
    const wrong = {
      eligibility: "age(birthday, today) > 3",
      requests_0_purpose_en: "",
      requests_0_retentionDays: "un an",
    };
    const shown = await marc.submit({ ...basics, ...asked, ...wrong, gesture: "submit" });
    expect(shown.status).toBe(422);
    expect(shown.body).toContain('href="#eligibility"');
    expect(shown.body).toContain("La règle nomme une donnée qui n’existe pas.");
    expect(shown.body).toContain('href="#requests_0_purpose_en"');
    expect(shown.body).toContain("Écrivez un nombre de jours, 0 compris.");
    expect(shown.body).toContain('value="un an"');
    expect(shown.body).toContain("age(birthday, today) > 3</textarea>");
  });

  test("written by two at once: the second is warned, and loses nothing", async () => {
    const version = await start("jeux-4");
    const colleague = (await admin.agent(["service_manager"], "Lise Caron")).browser;
    await colleague.open(`${version}/brouillon`);
    await marc.submit({ ...basics, gesture: "save" });
    const shown = await colleague.submit({ ...basics, title_fr: "Ludothèque du Calvaire", gesture: "save" });
    expect(shown.status).toBe(409);
    expect(shown.body).toContain("Quelqu’un a enregistré ce brouillon");
    expect(shown.body).toContain('value="Ludothèque du Calvaire"');
    expect((await colleague.submit({ gesture: "save", channels: ["web"] })).body).toContain(
      "Brouillon enregistré",
    );
  });

  test("an address that is taken, or not one, is said beside the field", async () => {
    await marc.open(`${SERVICES}/nouveau`);
    const shown = await marc.submit({ slug: "École de musique" });
    expect([shown.status, shown.body.includes("en minuscules sans accent")]).toEqual([422, true]);
    expect(shown.body).toContain('value="École de musique"');
    expect((await marc.submit({ slug: "jeux-1" })).body).toContain("déjà celle d’un autre service");
  });
});

describe("four eyes", () => {
  test("sent back with a reason, corrected, approved by another, published, offered, retired", async () => {
    const version = await submitted("ludotheque");
    expect(marc.shown.body).toContain("En attente d’approbation");
    expect(marc.shown.body).not.toContain("Approuver cette version");

    const seen = await helene.open(version);
    expect(seen.body).toContain("la valeur de la personne");
    expect(seen.body).toContain("Tenir le compte de prêt.");
    const noReason = await helene.submit({ reason: " " }, { action: `${version}/renvoyer` });
    expect([noReason.status, noReason.body.includes("Dites pourquoi")]).toEqual([422, true]);
    await helene.submit({ reason: "Un an est trop long" }, { action: `${version}/renvoyer` });
    expect(helene.shown.body).toContain("Brouillon");

    await marc.open(`${version}/brouillon`);
    await marc.submit({
      ...asked,
      requests_0_retentionDays: "30",
      channels: ["web"],
      type: "subscription",
      gesture: "submit",
    });
    await helene.open(version);
    await helene.submit({}, { action: `${version}/approuver` });
    expect(helene.shown.body).toContain("Hélène Auvray");
    await marc.open(version);
    await marc.submit({}, { action: `${version}/publier` });
    expect(marc.shown.body).toContain("En ligne");
    const offered = () =>
      admin.house
        .system(admin.town.id)
        .transaction((tx) =>
          findPublishedService(
            tx,
            { providerId: admin.town.id, slug: "ludotheque" },
            { peopleOf: admin.town.id },
          ),
        );
    expect((await offered())?.definition.requests[0]).toMatchObject({ retentionDays: 30, form: "raw" });

    const service = version.replace(/\/versions\/1$/, "");
    expect((await marc.open(service)).body).toContain("Personne ne reçoit les inscriptions");
    await marc.open(`${service}/taches`);
    await marc.submit({}, { action: `${service}/taches/ouvrir` });
    expect((await marc.open(service)).body).not.toContain("Personne ne reçoit les inscriptions");
    await marc.open(`${service}/retirer`);
    expect(marc.shown.body).toContain("Retirer Ludothèque\u00a0?");
    expect(await offered()).toBeDefined();
    await marc.submit();
    expect(await offered()).toBeUndefined();
  });

  test("the next version shows what it changes", async () => {
    const version = await submitted("ludotheque-2");
    await helene.open(version);
    await helene.submit({}, { action: `${version}/approuver` });
    await marc.open(version);
    await marc.submit({}, { action: `${version}/publier` });
    const service = version.replace(/\/versions\/1$/, "");
    await marc.open(service);
    await marc.submit({}, { action: `${service}/versions` });
    await marc.submit({
      ...asked,
      requests_0_retentionDays: "60",
      channels: basics.channels,
      gesture: "submit",
    });
    const { body } = await helene.open(`${service}/versions/2`);
    expect(body).toContain("Élément demandé\u00a0: Nom de naissance");
    expect(body).toContain("retentionDays\u00a0: 365");
    expect(body).toContain("retentionDays\u00a0: 60");
    expect(body).not.toContain("Tenir le compte de prêt.</div><div>purpose.en");
  });

  test("who wrote it does not approve it, even by a forged form", async () => {
    const both = (await admin.agent(["service_manager", "authority_administrator"], "Jean Double")).browser;
    await both.open(`${SERVICES}/nouveau`);
    const version = (await both.submit({ slug: "seul" })).url.replace(/\/brouillon$/, "");
    const shown = await both.submit({ ...basics, ...asked, gesture: "submit" });
    expect(shown.body).toContain("Vous avez écrit cette version");
    expect(shown.body).not.toContain("Approuver cette version");
    const forged = await both.post(`${version}/approuver`, { _revision: "3" });
    expect([forged.status, forged.body.includes("une autre personne doit l’approuver")]).toEqual([403, true]);
  });

  test("a manager bounded to one service reaches no other", async () => {
    const version = await submitted("reservee");
    const serviceId = parseId<"service">(randomUUID());
    const { browser } = await admin.agent([{ role: "service_manager", serviceId }]);
    expect((await browser.open(version)).status).toBe(404);
    expect((await browser.open(SERVICES)).body).not.toContain("Ludothèque");
    expect((await browser.post(`${version}/publier`, { _revision: "2" })).status).toBeGreaterThanOrEqual(403);
  });
});
