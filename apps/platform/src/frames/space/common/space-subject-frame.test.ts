import { afterAll, beforeAll, expect, test } from "vitest";
import { endRepresentation, listRepresentedPeople } from "../../../features/identity/households/index.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { aSubjectPage } from "../../../web/resource/testing/a-subject-page.tsx";
import { type Someone, type SpaceHouse, spaceHouse } from "../testing/space-house.ts";
import { requirePerson } from "./require-person.ts";
import { buildSpaceSubjectFrame } from "./space-subject-frame.ts";

let home: SpaceHouse;
let server: TestServer;
let jeanne: Someone;
let leo: PersonId;
const anybody = aSubjectPage(buildSpaceSubjectFrame({ place: "services", about: "anybody" }));
const PAGE = "/caen/espace/essai";

beforeAll(async () => {
  home = await spaceHouse();
  server = await testServer(home.house, {
    surfaces: [
      async (app) => {
        requirePerson(app);
        await anybody.mount(app);
      },
    ],
  });
  jeanne = await home.jeanne();
  leo = await home.childOf(jeanne);
});
afterAll(() => home?.house.close());

test("a page is about its reader, until its address names somebody they act for; its form says the same", async () => {
  const browser = await server.signedIn(jeanne);
  expect((await browser.open(PAGE)).body).toContain("<h1>oneself</h1>");
  expect((await browser.open("/caen/espace/nom")).body).toContain("<h1>Jeanne Lemoine</h1>");
  const shown = await browser.open(`${PAGE}?pour=${leo}`);
  expect(shown.body).toContain("<h1>represented</h1>");
  expect((await browser.open(`/caen/espace/nom?pour=${leo}`)).body).toContain("<h1>Léo Morel</h1>");
  await browser.open(`${PAGE}?pour=${leo}`);
  await browser.submit({ mot: "oui" });
  expect(anybody.sent).toEqual([{ kind: "represented", personId: leo, representativeId: jeanne.personId }]);
});

test.each(["", "pas-un-identifiant"])("nobody opens the page of a stranger (%s)", async (text) => {
  const stranger = text || (await home.jeanne({ given_name: "Paule" })).personId;
  const browser = await server.signedIn(jeanne);
  const refused = await browser.open(`${PAGE}?pour=${stranger}`);
  expect(refused.status).toBe(403);
  expect(refused.body).not.toContain("Paule");
  const before = anybody.sent.length;
  await browser.open(PAGE);
  expect((await browser.post(`${PAGE}?pour=${stranger}`, { mot: "oui" })).status).toBe(403);
  expect(anybody.sent).toHaveLength(before);
});

test("a representation that ended opens no page, and a form shown before is refused", async () => {
  const browser = await server.signedIn(jeanne);
  await browser.open(`${PAGE}?pour=${leo}`);
  const agent = await anAgent(home.house, home.caen, ["reception", "validator"]);
  await agent.transaction(async (tx) => {
    const links = await listRepresentedPeople(tx, agent, { personId: jeanne.personId, act: "prepare" });
    const id = links.find(({ representedId }) => representedId === leo)?.id;
    if (id) await endRepresentation(tx, agent, { id, cause: "error" });
  });
  const before = anybody.sent.length;
  expect((await browser.submit({ mot: "oui" }, { action: `${PAGE}?pour=${leo}` })).status).toBe(403);
  expect((await browser.open(`${PAGE}?pour=${leo}`)).status).toBe(403);
  expect(anybody.sent).toHaveLength(before);
});

test("a page about oneself hears of nobody else", async () => {
  const own = aSubjectPage(buildSpaceSubjectFrame({ place: "services", about: "oneself" }));
  const alone = await testServer(home.house, { surfaces: [own.mount] });
  const browser = await alone.signedIn(jeanne);
  expect((await browser.open(`/caen/espace/nom?pour=${leo}`)).body).toContain("<h1>Jeanne Lemoine</h1>");
  await browser.open(`${PAGE}?pour=${leo}`);
  await browser.submit({ mot: "oui" });
  expect(own.sent).toEqual([{ kind: "oneself", personId: jeanne.personId }]);
});
