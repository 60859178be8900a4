import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptConsent } from "../../../features/consent/consent/index.ts";
import { isAboutTheRelation, readPersonView } from "../../../features/enrolment/enrolment/index.ts";
import { validateElement } from "../../../features/identity/identity/index.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { type Arrived, aDesk, type Desk } from "../testing/a-desk.ts";

let desk: Desk;
let jeanne: Arrived;

const definition = (title: string, more = {}) => ({
  title: { fr: title, en: title },
  requests: [
    {
      element: "given_name",
      form: "raw" as const,
      required: true,
      retentionDays: 0,
      purpose: { fr: "Vous appeler.", en: "Call you." },
      legalBasis: "public_task" as const,
    },
  ],
  ...more,
});

beforeAll(async () => {
  desk = await aDesk();
  jeanne = await desk.arrives();
  const agent = await desk.agent(["validator"]);
  await agent.transaction((tx) =>
    validateElement(tx, agent, {
      personId: jeanne.personId,
      name: "given_name",
      method: "original_seen",
      evidence: { kind: "identity_card" },
    }),
  );
  for (const [title, more] of [
    ["Médiathèque", {}],
    ["Aide discrète", { presentation: { themes: ["solidarity"] } }],
  ] as const) {
    const { id, version } = await aPublishedService(desk.house, desk.caen.id, {
      definition: definition(title, more),
    });
    const { personId } = jeanne;
    await acceptConsent(jeanne, { personId, serviceId: id, version, granted: ["given_name"], refused: [] });
  }
});
afterAll(() => desk.house.close());

const page = () => `/caen/agents/personnes/${jeanne.personId}`;

test("one screen holds files, elements, services, household, messages, documents, journal", async () => {
  const agent = await desk.at(["reception"], "Paul Girard");
  const { body } = await agent.open(`${page()}?motif=help_at_desk`);
  for (const id of ["informations", "dossiers", "foyer", "services", "messages", "justificatifs", "journal"])
    expect(body, id).toContain(`id="${id}"`);
  expect(body).toContain("Médiathèque");
  expect(body).not.toContain("Aide discrète");
  expect(body).toContain("Un agent a consulté vos informations");
});

test("on the telephone, nobody is beside the agent: the way to every service is not offered", async () => {
  const agent = await desk.at(["reception"]);
  expect((await agent.open(`${page()}?motif=telephone`)).body).not.toContain(`${page()}/services`);
});

test("every service shows only once the agent says that the person is there and agrees", async () => {
  const agent = await desk.at(["reception"]);
  await agent.open(`${page()}/services`);
  expect(agent.shown.body).not.toContain("Aide discrète");
  await agent.submit({ beside: "on" });
  expect(agent.shown.status).toBe(422);
  expect(agent.shown.body).not.toContain("Aide discrète");
  await agent.submit({ beside: "on", agrees: "on" });
  expect(agent.shown.status).toBe(200);
  expect(agent.shown.body).toContain("Aide discrète");
  expect((await agent.open(`${page()}/services`)).body).not.toContain("Aide discrète");
});

test("a service’s validator, and an agent of another town, see no service", async () => {
  const ines = await desk.at([{ role: "service_validator", deskId: desk.caen.deskId }], "Inès");
  expect((await ines.open(`${page()}?motif=check`)).body).toContain("Votre rôle ne montre pas les services");
  expect((await ines.open(`${page()}/services`)).status).toBe(403);
  const other = await desk.at(["reception"], "Ève", desk.honfleur.id);
  await other.open(`/honfleur/agents/personnes/${jeanne.personId}/services`);
  await other.submit({ beside: "on", agrees: "on" });
  expect(other.shown.status).toBeGreaterThanOrEqual(403);
  expect(other.shown.body).not.toContain("Médiathèque");
});

test("the journal of the desk names no service", async () => {
  expect(
    ["consent.grant_given", "subscriptions.open", "openid.entered", "clients.told"].some((action) =>
      isAboutTheRelation({ action }),
    ),
  ).toBe(false);
  const agent = await desk.agent(["reception"]);
  await readPersonView(agent, { personId: jeanne.personId, purpose: "check" });
  const browser = await desk.at(["reception"]);
  const { body } = await browser.open(`${page()}?motif=check`);
  expect(body.slice(body.indexOf('id="journal"'))).not.toContain("Aide discrète");
});
