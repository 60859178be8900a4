import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requireCapability } from "../../../features/access/access/index.ts";
import { readPersonJournal } from "../../../features/trust/audit/index.ts";
import { aPerson } from "../../../testing/builders.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { aSubjectPage } from "../../../web/resource/testing/a-subject-page.tsx";
import { aDesk, type Desk } from "../testing/a-desk.ts";
import { buildDeskSubjectFrame } from "./desk-subject-frame.ts";
import { requireDeskAgent } from "./require-desk-agent.tsx";

let town: Desk;
let server: TestServer;
let jeanne: Awaited<ReturnType<typeof aPerson>>;
const assisted = aSubjectPage(buildDeskSubjectFrame((context) => requireCapability(context, "payment.take")));
const at = (id: string, page = "essai") => `/caen/agents/personnes/${id}/${page}`;

beforeAll(async () => {
  town = await aDesk();
  server = await testServer(town.house, {
    surfaces: [
      async (app) => {
        requireDeskAgent(app);
        await assisted.mount(app);
      },
    ],
  });
  jeanne = await aPerson(town.house, town.caen.id, {
    validated: { given_name: "Jeanne", family_name: "Lemoine", birthdate: "1988-03-14" },
  });
});
afterAll(() => town?.house.close());

const countLooks = async (): Promise<number> => {
  const { entries } = await jeanne.transaction((tx) => readPersonJournal(tx, jeanne, jeanne.personId));
  return entries.filter(({ action }) => action === "enrolment.person_consulted").length;
};

test("an agent with the right opens the page of the person beside the desk, whose journal tells it once", async () => {
  const agent = await town.agent(["reception"], "Lise Bécasse");
  const browser = await server.signedIn(agent);
  expect((await browser.open(at(jeanne.personId, "nom"))).body).toContain("<h1>Jeanne Lemoine</h1>");
  expect(await countLooks()).toBe(1);
  // What a page is about is told, whether or not the page says their name.
  expect((await browser.open(at(jeanne.personId))).body).toContain("<h1>assisted</h1>");
  expect(await countLooks()).toBe(2);
  expect((await browser.submit({ mot: "" })).status).toBe(422);
  expect(await countLooks()).toBe(3);
  await browser.submit({ mot: "oui" });
  expect(assisted.sent).toMatchObject([{ kind: "assisted", personId: jeanne.personId }]);
});

test("an agent without the right is refused before anything is read", async () => {
  const other = await server.signedIn(await town.agent(["service_validator"], "Omar Courlis"));
  const before = await countLooks();
  const refused = await other.open(at(jeanne.personId, "nom"));
  expect(refused.status).toBe(403);
  expect(refused.body).not.toContain("Lemoine");
  expect(await countLooks()).toBe(before);
});

test.each(["pas-un-identifiant", randomUUID()])("%s is nobody at this desk", async (id) => {
  const browser = await server.signedIn(await town.agent(["reception"], "Lise Bécasse"));
  expect((await browser.open(at(id))).status).toBe(404);
});

test("somebody of another authority is nobody here", async () => {
  const stranger = await aPerson(town.house, town.honfleur.id, { validated: { given_name: "Paule" } });
  const browser = await server.signedIn(await town.agent(["reception"], "Lise Bécasse"));
  const refused = await browser.open(at(stranger.personId, "nom"));
  expect(refused.status).toBe(404);
  expect(refused.body).not.toContain("Paule");
});
