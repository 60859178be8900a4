import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { dumpEverything } from "../../../testing/dump.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createSignInLink, openSignInLink } from "../../access/access/index.ts";
import { saveAnswers, startEnrolment, submitEnrolment } from "../../enrolment/enrolment/index.ts";
import { createDeclaration, listElements } from "../../identity/identity/index.ts";
import { readAuthorityJournal } from "../../trust/audit/index.ts";

let house: TestRuntime;
let caen: AuthorityId;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  caen = (await aTown(house, { slug: "caen" })).id;
});
afterAll(() => house.close());

const answers = {
  given_name: "Awa",
  family_name: "Traoré",
  birthdate: "1968-10-10",
  address: { street_address: "1 rue Basse", postal_code: "14000", locality: "Caen", country: "FR" },
};

async function begun() {
  const personId = parseId<"person">(randomUUID());
  const { fileId } = await startEnrolment(house.as({ kind: "anonymous" }, caen), { newPersonId: personId });
  const person = house.as({ kind: "person", personId }, caen);
  await saveAnswers(person, { fileId, elements: answers, answers: { channel: "letter" } });
  return { personId, fileId, person };
}

async function aMonthPasses() {
  house.clock.advance(31 * 86_400_000);
  const system = house.system(caen);
  const data = { authorityId: caen, requestId: randomUUID() };
  for (const job of ["enrolment.expire", "people.purge"]) {
    await system.transaction((tx) => system.ports.jobs.send(tx, job, data));
  }
  expect(await house.drain()).toMatchObject({ failed: 0 });
}

test("who began and never sent is erased after a month; who sent is kept", async () => {
  const abandoned = await begun();
  const sent = await begun();
  await submitEnrolment(sent.person, { fileId: sent.fileId });
  await aMonthPasses();
  const rows = (await dumpEverything(house)).filter((row) => row.text.includes(abandoned.personId));
  // What stays opens no more and names nobody: the erased person, its expired file, its journal lines.
  const kept = new Set(rows.map((row) => row.table));
  for (const table of ["person_key", "account", "element", "session", "sign_in_link"]) {
    expect(kept).not.toContain(`public.${table}`);
  }
  const [key] = await house.sqlAs("owner", "select 1 from person_key where person_id = $1", [sent.personId]);
  expect(key).toBeDefined();
  const officer = house.system(caen);
  const { entries } = await officer.transaction((tx) => readAuthorityJournal(tx, officer));
  expect(entries.filter(({ action }) => action === "people.newcomer_erased")).toHaveLength(1);
});

describe("an e-mail address is confirmed by who reads it", () => {
  const readsTheLink = async (personId: PersonId) => {
    const system = house.system(caen);
    const { token } = await system.transaction((tx) =>
      createSignInLink(tx, system, { kind: "person", subjectId: personId }),
    );
    await openSignInLink(house.as({ kind: "anonymous" }, caen), token);
    expect(await house.drain()).toMatchObject({ failed: 0 });
  };
  const emailOf = async (personId: PersonId) => {
    const system = house.system(caen);
    const pairs = await system.transaction((tx) => listElements(tx, system, personId));
    return pairs.find(({ name }) => name === "email");
  };
  const sent = async (email: string) => {
    const { personId, fileId, person } = await begun();
    await saveAnswers(person, { fileId, elements: { email }, answers: { channel: "email" } });
    await submitEnrolment(person, { fileId });
    return personId;
  };

  test("without any agent, and once", async () => {
    const personId = await sent("awa@courriel.example");
    expect(await emailOf(personId)).not.toHaveProperty("validated");
    await readsTheLink(personId);
    const confirmed = await emailOf(personId);
    expect(confirmed).toMatchObject({
      validated: {
        value: "awa@courriel.example",
        provenance: { method: "code_sent", by: { kind: "person" } },
      },
    });
    await readsTheLink(personId);
    expect(await emailOf(personId)).toEqual(confirmed);
  });

  test("another address declared since is not", async () => {
    const personId = await sent("awa@courriel.example");
    const person = house.as({ kind: "person", personId }, caen);
    const value = "awa.traore@ailleurs.example";
    await person.transaction((tx) => createDeclaration(tx, person, { personId, name: "email", value }));
    await readsTheLink(personId);
    expect(await emailOf(personId)).toMatchObject({ declared: { value } });
    expect(await emailOf(personId)).not.toHaveProperty("validated");
  });
});
