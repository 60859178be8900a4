import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../../app.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createAccount, openSession, resolveSession } from "../../access/access/index.ts";
import { readPersonView } from "../../enrolment/enrolment/index.ts";
import { openContact } from "../../identity/contacts/index.ts";
import { setPersonStatus } from "../../identity/identity/index.ts";
import { asking } from "../../records/rights/testing/asking.ts";

let house: TestRuntime;
let caen: AuthorityId;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  caen = (await aTown(house, { slug: "caen", name: "Ville de Caen" })).id;
});
afterAll(() => house.close());

async function somebody(email?: string): Promise<PersonId> {
  const { personId } = await aPerson(house, caen, {
    validated: { given_name: "Odile", birthdate: "1950-01-01" },
  });
  const system = house.system(caen);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId, ...(email ? { email } : {}) });
    await setPersonStatus(tx, system, personId, "enrolled");
  });
  return personId;
}

async function week() {
  const system = house.system(caen);
  const data = { authorityId: caen, requestId: randomUUID() };
  await system.transaction((tx) => system.ports.jobs.send(tx, "people.erase_inactive", data));
  expect(await house.drain()).toMatchObject({ failed: 0 });
}

const days = (count: number) => house.clock.advance(count * 86_400_000);

async function told(personId: PersonId): Promise<readonly string[]> {
  const rows = await house.sqlAs<{ channel: string }>(
    "owner",
    "select channel from message where person_id = $1",
    [personId],
  );
  return rows.map(({ channel }) => channel);
}

async function isThere(personId: PersonId): Promise<boolean> {
  return (
    (await house.sqlAs("owner", "select 1 from person_key where person_id = $1", [personId])).length === 1
  );
}

test("two years without a sign: told twice, by message or letter, then erased; who comes back, or is received, stays", async () => {
  const online = await somebody("odile@courriel.example");
  const offline = await somebody();
  const back = await somebody("revient@courriel.example");
  const received = await somebody();
  await week();
  expect(await told(online)).toEqual([]);
  days(725);
  const agent = await anAgent(house, caen, ["reception"]);
  await openContact(agent, {
    id: parseId<"contact">(randomUUID()),
    personId: received,
    channel: "desk",
    subject: "Horaires",
    asked: "Le dimanche ?",
    answer: "Fermé.",
  });
  days(10);
  await week();
  await week();
  expect([await told(online), await told(offline), await told(received)]).toEqual([
    ["email"],
    ["letter"],
    [],
  ]);
  days(61);
  await comesBack(back);
  await week();
  expect((await told(offline)).length).toBe(2);
  days(20);
  await week();
  expect(await isThere(online)).toBe(true);
  days(15);
  await week();
  expect(await Promise.all([online, offline, back, received].map(isThere))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test("received at the desk without a message ever sent, or seen through who acts for them, somebody stays", async () => {
  const { childOf, represents, somebody: online } = asking(() => ({ house, town: caen }));
  const [received, alone] = [await somebody(), await somebody()];
  const [parent, other] = [await online(), await online("1975-02-03")];
  const child = await childOf(parent, "2018-03-03");
  const ward = await somebody();
  await represents(other.personId, ward, "guardianship", "tutelle");
  await withAccount(child);
  days(700);
  const agent = await anAgent(house, caen, ["reception"]);
  const look = (personId: PersonId, purpose: "help_at_desk" | "check") =>
    readPersonView(agent, { personId, purpose });
  await look(received, "help_at_desk");
  await look(other.personId, "help_at_desk");
  await look(alone, "check");
  await comesBack(parent.personId);
  days(40);
  await week();
  const seen = [received, child, ward];
  expect(await Promise.all(seen.map(told))).toEqual([[], [], []]);
  expect(await told(alone)).toEqual(["letter"]);
  days(800);
  await week();
  expect((await Promise.all([received, child].map(told))).map(({ length }) => length)).toEqual([1, 1]);
});

async function withAccount(personId: PersonId): Promise<void> {
  const system = house.system(caen);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId });
    await setPersonStatus(tx, system, personId, "enrolled");
  });
}

async function comesBack(personId: PersonId): Promise<void> {
  const system = house.system(caen);
  const token = await system.transaction((tx) =>
    openSession(tx, system, { kind: "person", subjectId: personId, method: "email_link" }),
  );
  await resolveSession(system, token);
}
