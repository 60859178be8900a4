import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonId } from "../../../../../../kernel/ids.ts";
import { testServer } from "../../../../../../testing/test-server.ts";
import { listElements } from "../../../../../identity/identity/index.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";
import { startVouched } from "../../../index.ts";
import { enrolmentRoutes } from "./index.ts";
import { anEnrolmentHouse, type EnrolmentHouse } from "./testing/an-enrolment-house.ts";
import { alone, family } from "./testing/stories.ts";
import { answerAll, begin } from "./testing/walk.ts";

let world: EnrolmentHouse;
beforeAll(async () => {
  world = await anEnrolmentHouse();
});
afterAll(() => world.house.close());

const pagesOf = (file: string) => [
  `/caen/inscription/${file}`,
  `/caen/inscription/${file}/noms`,
  `/caen/inscription/${file}/verification`,
  `/caen/espace/demandes/${file}`,
  `/caen/espace/demandes/${file}/recepisse`,
  `/caen/espace/demandes/${file}/retrait`,
  `/caen/espace/proches/${file}/noms`,
];

test("another person's file does not exist, whatever the page and the method", async () => {
  const victim = world.server.visitor();
  const { file } = await begin(victim);
  await victim.submit(family.noms ?? {}, { action: victim.shown.url });
  const thief = world.server.visitor();
  const own = await begin(thief);
  for (const url of pagesOf(file)) expect([url, (await thief.open(url)).status]).toEqual([url, 404]);
  await thief.open(`/caen/inscription/${own.file}/noms`);
  for (const url of [...pagesOf(file).slice(1, 3), `/caen/espace/demandes/${file}/retrait`]) {
    await thief.open(`/caen/inscription/${own.file}/noms`);
    expect([url, (await thief.post(url, family.noms)).status]).toEqual([url, 404]);
  }
  for (const act of ["code", "retirer-un-document", "retirer-un-enfant"]) {
    await thief.open(`/caen/inscription/${own.file}/noms`);
    expect((await thief.post(`/caen/inscription/${file}/${act}`)).status).toBe(404);
  }
  expect((await victim.open(`/caen/inscription/${file}/noms`)).body).toContain('value="Awa"');
});

test("what the State vouches for is read, not asked, and no forged answer changes it", async () => {
  const { house, server, caen } = world;
  const door = house.as({ kind: "anonymous" }, caen);
  const personId = door.newId<PersonId>();
  const claims = {
    given_name: "Amélie",
    family_name: "VASSEUR",
    birthdate: "1994-03-12",
    birthplace: "14118",
    birthcountry: "99100",
  };
  const identity = {
    kind: "franceconnect",
    issuer: "https://fc.example",
    subject: "fc-1",
    amr: [],
    claims,
  } as const;
  const { fileId } = await startVouched(door, {
    newPersonId: personId,
    identity,
  });
  const self = house.as({ kind: "person", personId }, caen);
  const browser = await server.signedIn(self);
  // What the State has seen needs no document.
  const identityPage = await browser.open(`/caen/inscription/${fileId}/piece-d-identite`);
  expect(identityPage.body).not.toContain("Quelle pièce d’identité avez-vous");
  const { body } = await browser.open(`/caen/inscription/${fileId}/noms`);
  expect(body).toContain("Donné par FranceConnect");
  expect(body).toMatch(/Prénom.*Amélie/s);
  expect(body).not.toContain('name="given_name"');
  await browser.submit({ given_name: "Eve", family_name: "Autre", name_of_use: "Noir" });
  expect((await browser.open(`/caen/inscription/${fileId}/naissance`)).body).toContain("12 mars 1994");
  await browser.submit({ birthdate_day: "1", birthdate_month: "1", birthdate_year: "1980" });
  const known = await self.transaction((tx) => listElements(tx, self, personId));
  const latest = known.map(({ name, declared, validated }) => [name, (declared ?? validated)?.value]);
  expect(Object.fromEntries(latest)).toMatchObject({
    given_name: "Amélie",
    family_name: "VASSEUR",
    name_of_use: "Noir",
    birthdate: "1994-03-12",
  });
  expect(known.find(({ name }) => name === "given_name")).not.toHaveProperty("declared");
  const told = await readPersonJournal(self, personId, {});
  expect(told.entries.map(({ action }) => action)).not.toContain("identity.element_corrected");
});

test("a file does not exist under another authority, even for its owner's cookie", async () => {
  const browser = world.server.visitor();
  const { file } = await begin(browser);
  const stolen = browser.cookies.get("ardeco_espace", "/caen") ?? "";
  browser.cookies.set("ardeco_espace", stolen, "/bayeux");
  const answer = await browser.open(`/bayeux/inscription/${file}/noms`);
  expect(answer.url).toMatch(/^\/bayeux\/connexion/);
  const neighbour = world.server.visitor();
  await neighbour.open("/bayeux/inscription");
  await neighbour.submit();
  expect((await neighbour.open(`/bayeux/inscription/${file}/noms`)).status).toBe(404);
});

test("without a session one is sent to the door; a made-up id is no page", async () => {
  const browser = world.server.visitor();
  const { file } = await begin(browser);
  const nobody = await world.server.visitor().open(`/caen/inscription/${file}/noms`);
  expect(nobody.url).toMatch(/^\/caen\/connexion\?retour=/);
  expect((await browser.open("/caen/inscription/abc/noms")).status).toBe(404);
});

test("a form without its token changes nothing", async () => {
  const browser = world.server.visitor();
  const { file } = await begin(browser);
  const page = `/caen/inscription/${file}/noms`;
  expect((await browser.post(page, { ...family.noms, _csrf: "faux" })).status).toBe(403);
  expect((await browser.open(`/caen/inscription/${file}`)).url).toBe(page);
  expect((await world.server.visitor().post("/caen/inscription")).status).toBe(403);
});

test("bad answers come back beside the field, with what was typed, and a later page cannot be reached", async () => {
  const browser = world.server.visitor();
  const { file } = await begin(browser);
  const page = browser.shown.url;
  const refused = await browser.submit({ given_name: "4wa<script>", family_name: "" }, { action: page });
  expect(refused.status).toBe(422);
  expect(refused.body).toContain("Prénom\u00a0: écrivez-le avec des lettres");
  expect(refused.body).toContain("Complétez «\u00a0Nom de naissance\u00a0».");
  expect(refused.body).toContain("4wa&lt;script");
  expect((await browser.open(`/caen/inscription/${file}/verification`)).url).toBe(page);
});

test("a postal code of no commune is refused, one of several asks which", async () => {
  const browser = world.server.visitor();
  await begin(browser);
  const to = (address_postcode: string, address_city: string) => ({
    ...alone,
    adresse: { ...alone.adresse, address_postcode, address_city },
  });
  await answerAll(browser, to("99999", "Nulle Part")).catch(() => undefined);
  expect(browser.shown.body).toContain("Aucune commune n’a ce code postal");
  const page = browser.shown.url;
  await browser.submit(to("14210", "Le Hameau").adresse, { action: page });
  expect(browser.shown.url).toMatch(/\/commune$/);
  expect(browser.shown.body).toContain("Évrecy");
  const invented = await browser.submit({ commune: "75056" }, { action: browser.shown.url });
  expect(invented.status).toBe(422);
  expect(await answerAll(browser, { ...alone, commune: { commune: "14257" } })).toContain("commune");
  expect(browser.shown.body).toContain("Évrecy");
});

test("a child taken away leaves the others, and an adult is no child", async () => {
  const browser = world.server.visitor();
  const { file } = await begin(browser);
  const grown = { ...family["enfant-2"], child_2_birthdate_year: "2000" };
  await answerAll(browser, { ...family, "enfant-2": grown }).catch(() => undefined);
  expect(browser.shown.body).toContain("À 18 ans, on s’inscrit soi-même");
  await answerAll(browser, family);
  const removal = `/caen/inscription/${file}/retirer-un-enfant`;
  await browser.submit({ child: "1" }, { action: removal });
  await browser.open(`/caen/inscription/${file}/verification`);
  expect(browser.shown.body).toContain("Fatou");
  expect(browser.shown.body).not.toContain("Moussa");
  const receipt = await browser.submit({}, { action: browser.shown.url });
  expect(receipt.body.match(/CAEN-2026-\d{6}-[A-Z0-9]{2}/g)).toHaveLength(2);
});

test("nobody starts files by the hundred from one address", async () => {
  const { app, visitor } = await testServer(world.house, {
    surfaces: enrolmentRoutes,
    settings: { rates: { generousPerMinute: 1000, strictPerMinute: 3, mailsPerHour: 1_000 } },
  });
  const statuses: number[] = [];
  for (let time = 0; time < 4; time += 1) {
    const browser = visitor();
    await browser.open("/caen/inscription");
    statuses.push((await browser.submit()).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
  await app.close();
});
