import { afterAll, beforeAll, expect, test } from "vitest";
import { type Arrived, aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { openContact } from "../../../index.ts";

let desk: Desk;
let jeanne: Arrived;

beforeAll(async () => {
  desk = await aDesk();
  jeanne = await desk.arrives();
});
afterAll(() => desk.house.close());

const person = () => `/caen/agents/personnes/${jeanne.personId}`;
const call = { canal: "phone", sujet: "Liseuse", demande: "Peut-on l’emprunter ?" };

test("a call: who calls is checked without a value on the screen, the call noted, handed, answered", async () => {
  const paul = await desk.at(["reception"], "Paul Girard");
  await paul.open(`${person()}/appelant`);
  expect(paul.shown.body).not.toMatch(/Saint-Jean|1990/);
  const born = { birthdate_day: "4", birthdate_month: "5", birthdate_year: "1990" };
  await paul.submit({ ...born, street: "3 rue de Bayeux" });
  expect(paul.shown.body).toContain("On ne sait pas si c’est cette personne");
  expect(paul.shown.body).not.toMatch(/Saint-Jean/);
  await paul.open(`${person()}/appelant`);
  await paul.submit({ ...born, street: "12, rue saint jean" });
  expect(paul.shown.body).toContain("C’est bien cette personne");
  await paul.open(`${person()}/echange?canal=phone`);
  expect(paul.shown.body).toContain(`href="${person()}?motif=help_at_desk"`);
  expect(paul.shown.body).toMatch(new RegExp(`href="${person()}\\?motif=telephone">Revenir à la fiche`));
  await paul.submit({ ...call, suite: "desk", guichet: desk.libraryDesk });
  expect(paul.shown.body).toContain("L’échange est noté");
  const ines = await desk.at([{ role: "service_validator", deskId: desk.libraryDesk }], "Inès Robert");
  expect((await ines.open("/caen/agents/echanges")).body).toContain("Liseuse");
  const [, path = ""] = /href="(\/caen\/agents\/echanges\/[0-9a-f-]{36})"/.exec(ines.shown.body) ?? [];
  await ines.open(path);
  await ines.submit({ reponse: "" }, { action: `${path}/repondre` });
  expect(ines.shown.status).toBe(422);
  await ines.submit({ reponse: "Oui, trois semaines." }, { action: `${path}/repondre` });
  expect(ines.shown.body).toContain("La réponse est envoyée");
  expect((await paul.open(`${person()}?motif=help_at_desk`)).body).toContain("Liseuse");
});

test("the one after a full page is on the next one, and the list says how many wait", async () => {
  const agent = await desk.agent(["reception"]);
  for (let nth = 1; nth <= 51; nth += 1)
    await openContact(agent, {
      id: jeanne.newId(),
      personId: jeanne.personId,
      channel: "phone",
      subject: `Demande no ${nth}`,
      asked: "Bonjour",
    });
  const paul = await desk.at(["reception"]);
  const shown = async (page: string) =>
    [...(await paul.open(page)).body.matchAll(/Demande no \d+/g)].map(([subject]) => subject);
  const first = await shown("/caen/agents/echanges");
  expect(paul.shown.body).toContain("51 échanges attendent une réponse");
  const second = await shown("/caen/agents/echanges?page=2");
  expect([first.length, second.length, new Set([...first, ...second]).size]).toEqual([50, 1, 51]);
});

test("on the telephone, the search leads to the questions first, and shows no birth date nor street", async () => {
  const paul = await desk.at(["reception"]);
  await paul.open("/caen/agents/personnes");
  await paul.submit(
    { recherche: "Martin 4/5/1990", motif: "telephone" },
    { action: "/caen/agents/personnes" },
  );
  expect(paul.shown.body).toContain(`${person()}/appelant`);
  expect(paul.shown.body.slice(paul.shown.body.indexOf('id="trouve"'))).not.toContain("12 rue Saint-Jean");
});

test("a form without its answer comes back with what was typed", async () => {
  const paul = await desk.at(["reception"]);
  await paul.open(`${person()}/echange`);
  await paul.submit({ ...call, suite: "answered" });
  expect(paul.shown.status).toBe(422);
  expect(paul.shown.body).toContain("Peut-on l’emprunter ?");
});

test("two colleagues answer: the second keeps what they typed", async () => {
  const { id } = await openContact(await desk.agent(["reception"]), {
    id: jeanne.newId(),
    personId: jeanne.personId,
    channel: "mail",
    subject: "Deux fois",
    asked: "Bonjour",
  });
  const path = `/caen/agents/echanges/${id}`;
  const [one, two] = [await desk.at(["reception"]), await desk.at(["validator"])];
  await one.open(path);
  await two.open(path);
  await one.submit({ reponse: "La première." }, { action: `${path}/repondre` });
  await two.submit({ reponse: "La seconde." }, { action: `${path}/repondre` });
  expect(two.shown.status).toBe(409);
  expect(two.shown.body).toContain("La première.");
});

test("a late one is told on the queue", async () => {
  desk.house.clock.set("2026-12-20T08:00:00Z");
  await openContact(await desk.agent(["reception"]), {
    id: jeanne.newId(),
    personId: jeanne.personId,
    channel: "phone",
    subject: "En retard",
    asked: "Bonjour",
  });
  desk.house.clock.set("2026-12-30T08:00:00Z");
  const paul = await desk.at(["reception"]);
  const late = (await paul.open("/caen/agents?vue=en-retard")).body;
  expect(late).toContain("Échange");
  expect(late).toMatch(/En retard de \d/);
});
