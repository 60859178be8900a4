import { afterAll, beforeAll, expect, test } from "vitest";
import {
  asks,
  required,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";

let home: SpaceHouse;
beforeAll(async () => {
  home = await spaceHouse();
  await home.service("mediatheque", {
    title: { fr: "Médiathèque", en: "Library" },
    requests: [asks("given_name", required)],
  });
});
afterAll(() => home?.house.close());

test("a newcomer is welcomed and told where to start", async () => {
  const browser = await home.server.signedIn(await aPerson(home.house, home.caen));
  const { status, body } = await browser.open("/caen/espace");
  expect(status).toBe(200);
  expect(body).toContain("Bienvenue dans votre espace");
  expect(body).toContain('href="/caen/inscription"');
});

test("who is checked reads it: what, and since when", async () => {
  const jeanne = await home.jeanne();
  const { body } = await (await home.server.signedIn(jeanne)).open("/caen/espace");
  expect(body).toContain("Votre identité est vérifiée depuis le mardi 24 novembre 2026.");
  expect(body).toMatch(/Vérifié\s: [^<]*prénom[^<]*date de naissance/);
  const declared = { given_name: "Claire", family_name: "Petit", birthdate: "1990-05-04" };
  const other = await aPerson(home.house, home.caen, { declared });
  const claire = await (await home.server.signedIn(other)).open("/caen/espace");
  expect(claire.body).not.toContain("Votre identité est vérifiée");
});

test("what waits, what expires soon; open services are one tap away", async () => {
  const jeanne = await home.jeanne({ family_quotient: 742 });
  const browser = await home.server.signedIn(jeanne);
  expect((await browser.open("/caen/espace")).body).toContain("Rien à faire pour l’instant");
  await browser.open("/caen/espace/services/caen/mediatheque/accord");
  await browser.submit({ geste: "accepter" });
  await browser.open("/caen/espace/informations/phone_number");
  await browser.submit({ valeur: "06 12 34 56 78" });
  const { body } = await browser.open("/caen/espace");
  expect(body).toContain('href="/caen/espace/services"');
  expect(body).toContain("Continuer votre dossier");
  expect(body).not.toContain("un agent s’en occupe");
  home.house.clock.set("2027-10-15T08:00:00Z");
  const later = await (await home.server.signedIn(jeanne)).open("/caen/espace");
  expect(later.body).toContain("À renouveler bientôt");
  home.house.clock.set("2026-11-24T08:00:00Z");
});

test("who is enrolled is not asked to enrol again: the list of what they asked leads to services", async () => {
  const newcomer = await home.server.signedIn(await aPerson(home.house, home.caen));
  expect((await newcomer.open("/caen/espace/demandes")).body).toContain("Commencer mon inscription");
  const browser = await home.server.signedIn(await home.jeanne());
  const { body } = await browser.open("/caen/espace/demandes");
  expect(body).toContain("Votre inscription est faite");
  expect(body).not.toContain("Commencer mon inscription");
  await browser.open("/caen/espace/services/caen/mediatheque/accord");
  await browser.submit({ geste: "accepter" });
  const asked = (await browser.open("/caen/espace/demandes")).body;
  expect(asked).toContain("En cours d’ouverture");
  await home.house.drain();
  expect((await browser.open("/caen/espace/demandes")).body).toContain("Rien en cours");
});

test("each page of the space needs the person’s own session: a visitor and an agent are led to the door", async () => {
  const agent = await home.server.signedIn(await anAgent(home.house, home.caen, ["validator"]));
  const pages = ["", "/informations", "/informations/export.json", "/services", "/journal"];
  for (const page of pages) {
    for (const browser of [home.server.visitor(), agent]) {
      const { url } = await browser.open(`/caen/espace${page}`);
      expect(url, page).toBe(`/caen/connexion?retour=${encodeURIComponent(`/caen/espace${page}`)}`);
    }
  }
});

test("English is the second language of each page", async () => {
  const browser = await home.server.signedIn(await home.jeanne());
  for (const [page, title] of [
    ["", "Hello Jeanne"],
    ["/informations", "My information"],
    ["/services", "My services"],
    ["/journal", "My journal"],
  ]) {
    expect((await browser.open(`/caen/espace${page}?lang=en`)).body).toContain(title);
  }
});
