import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { createAccount, updateAccountEmail } from "../../features/access/access/index.ts";
import { setPersonStatus } from "../../features/identity/identity/index.ts";
import type { StaffRole } from "../../kernel/context.ts";
import { anAgent, aPerson, aTown } from "../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { pagesOf } from "../testing/every-form.ts";

// The reception alone, over HTTP, before somebody enrolled long ago: no page of a file leads into their
// account.

let house: TestRuntime;
let server: TestServer;
let town: Awaited<ReturnType<typeof aTown>>;
beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  server = await testServer(house, { surfaces: pagesOf(house) });
});
afterAll(() => house?.close());

const address = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};

async function anAdult(given_name: string, email?: string) {
  const validated = { given_name, family_name: "Roussel", birthdate: "1961-02-03", address };
  const person = await aPerson(house, town.id, { validated });
  const system = house.system(town.id);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId: person.personId });
    await updateAccountEmail(tx, system, person.personId, email);
    await setPersonStatus(tx, system, person.personId, "enrolled");
  });
  return person;
}

async function fillAtDesk(personId: string, given_name: string, channel: Record<string, string>) {
  const roles: StaffRole[] = ["reception"];
  const agent = await server.signedIn(await anAgent(house, town.id, roles, "Paul Girard"), "email_link");
  await agent.open(`/caen/agents/inscrire?personne=${personId}`);
  const form = {
    given_name,
    family_name: "Roussel",
    birthdate_day: "3",
    birthdate_month: "2",
    birthdate_year: "1961",
    address_street: address.street_address,
    address_postcode: address.postal_code,
    address_city: address.locality,
    identite: "identity_card",
    domicile: "proof_of_address",
    ...channel,
  };
  return { agent, form };
}

test("no code of a file left in draft opens the account of somebody known", async () => {
  const { personId } = await anAdult("Jeanne", "jeanne@example.org");
  const { agent, form } = await fillAtDesk(personId, "Jeanne", { channel: "letter" });
  const refusedPaper = { field: "identite_pages", name: "a.pdf", content: Buffer.from("not a pdf") };
  await agent.submit(form, { action: "/caen/agents/inscrire", files: [refusedPaper] });
  const files = await house.sqlAs<{ id: string }>(
    "owner",
    "select id from enrolment_file where person_id = $1 and state = 'draft'",
    [personId],
  );
  expect(files).toHaveLength(1);
  const file = `/caen/agents/dossiers/${files[0]?.id}`;
  expect((await agent.open(file)).body).not.toContain(`${file}/code`);
  const asked = await agent.post(`${file}/code`);
  expect(asked.status).toBe(409);
  expect(asked.body).not.toMatch(/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/);
});

test("no address typed at the desk opens the account of somebody who has none", async () => {
  const { personId } = await anAdult("Madeleine");
  const channel = { channel: "email", email: "agent@ailleurs.example" };
  const { agent, form } = await fillAtDesk(personId, "Madeleine", channel);
  const sent = await agent.submit(form, { action: "/caen/agents/inscrire" });
  expect(sent.status).toBe(200);
  const [file] = await house.sqlAs<{ state: string }>(
    "owner",
    "select state from enrolment_file where person_id = $1",
    [personId],
  );
  expect(file?.state).not.toBe("draft");
  await house.drain();
  house.mails.length = 0;
  const thief = server.visitor();
  await thief.open("/caen/connexion");
  await thief.submit({ email: "agent@ailleurs.example" }, { action: "/caen/connexion" });
  await house.drain();
  expect(house.mails.map(({ text }) => text).join()).not.toContain("jeton=");
});
