import { GRANT_GIVEN, GRANT_WITHDRAWN, RELEASE_CHANGED, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent, aPerson } from "../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type PublishedService,
  type Someone,
  says,
  within,
} from "../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../testing/receiver.ts";
import { createDeclaration, expireElements, validateElement } from "../../identity/identity/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { computePairwiseSubject, erasePersonKey } from "../../trust/keys/index.ts";
import { clientsJobs, confirmDelivery, registerClient } from "../clients/index.ts";
import { consentContribution, consentJobs, withdrawGrant } from "../consent/index.ts";
import {
  countSubscribers,
  listSubscribers,
  listSubscriptions,
  subscriptionsContribution,
  subscriptionsJobs,
} from "./index.ts";

let story: ConsentStory;
let receiver: Receiver;

beforeAll(async () => {
  story = await consentStory([consentJobs, subscriptionsJobs, clientsJobs]);
});
afterAll(() => story?.house.close());
beforeEach(async () => {
  story.house.clock.set("2026-11-24T08:00:00Z");
  receiver = await aReceiver();
  return () => receiver.close();
});

/** A service of Caen la Mer with an application that listens. */
async function aPool(
  requests = [asks("email", { required: true }), asks("age_under_25")],
  title = "Piscine",
) {
  const pool = await story.a(title, requests, story.caenLaMer);
  const manager = await anAgent(story.house, story.caenLaMer, ["service_manager"]);
  const { clientId } = await registerClient(manager, {
    serviceId: pool.id,
    name: "Aqua Gestion",
    redirectUris: ["https://aqua.example/retour"],
    eventsUri: receiver.url,
    authMethod: "client_secret_basic",
  });
  return { ...pool, clientId, manager };
}

/** What the application received, oldest first: event and claims, from the token's payload. */
const told = () =>
  receiver.received.map(({ token }) => {
    const [, payload = ""] = token.split(".");
    const { events } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { events: object };
    return Object.entries(events)[0];
  });

const released = () => told().filter((event) => event?.[0] === RELEASE_CHANGED);

const held = (who: Someone) => listSubscriptions(who, who.personId);
const statesOf = async (who: Someone) => (await held(who)).map(({ subscription }) => subscription?.state);

async function validate(who: Someone, name: "email", value: string): Promise<void> {
  await within(who, (tx) => createDeclaration(tx, who, { personId: who.personId, name, value }));
  const agent = await anAgent(story.house, story.caen, ["validator"]);
  await within(agent, (tx) =>
    validateElement(tx, agent, { personId: who.personId, name, method: "original_seen" }),
  );
}

async function journalOf(who: Someone): Promise<string[]> {
  const { entries } = await readPersonJournal(who, who.personId);
  return entries.flatMap(({ action, data }) => subscriptionsContribution.journal[action]?.(data).fr ?? []);
}

describe("a yes opens the subscription in the application, a no closes it", () => {
  test("opened, changed, closed: told in order, without a value, and acknowledged", async () => {
    const leo = await story.leo();
    const pool = await aPool();
    const grant = await says({ granted: ["email", "age_under_25"] }, leo, pool);
    await story.house.drain();
    expect(await statesOf(leo)).toEqual(["open"]);

    await validate(leo, "email", "leo@neuf.example");
    await story.house.drain();
    await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
    await story.house.drain();

    expect(await statesOf(leo)).toEqual(["closed"]);
    const grant_id = grant.id;
    expect(told()).toEqual([
      [GRANT_GIVEN, { grant_id, given_on: "2026-11-24", released: ["email", "age_under_25"], awaited: [] }],
      [RELEASE_CHANGED, { grant_id, changed_on: "2026-11-24", changed: ["email"], no_longer_released: [] }],
      [GRANT_WITHDRAWN, { grant_id, withdrawn_on: "2026-11-24", initiated_by: "person" }],
    ]);
    expect(JSON.stringify(receiver.received)).not.toContain(leo.personId);
    const [one] = await held(leo);
    expect(one?.deliveries.map(({ state }) => state)).toEqual(["delivered", "delivered", "delivered"]);

    const client = story.house.as(
      { kind: "client", clientId: pool.clientId, serviceId: pool.id, offeredBy: null },
      story.caenLaMer,
    );
    const last = one?.deliveries.at(-1);
    await confirmDelivery(client, {
      clientId: pool.clientId,
      jti: last?.id ?? "",
      detail: "Compte clos",
    });
    const [after] = await held(leo);
    expect(after?.deliveries.at(-1)).toMatchObject({ state: "acknowledged", detail: "Compte clos" });
    expect(await journalOf(leo)).toEqual([
      "Votre inscription à « Piscine » est close.",
      "Votre inscription à « Piscine » est ouverte.",
    ]);
  });

  test("taken back at once, before any job ran: the application, which may have read already, hears of both", async () => {
    const leo = await story.leo();
    const grant = await says({ granted: ["email", "age_under_25"] }, leo, await aPool());
    await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
    await story.house.drain();
    expect(told().map((event) => event?.[0])).toEqual([GRANT_GIVEN, GRANT_WITHDRAWN]);
    expect(await statesOf(leo)).toEqual(["closed"]);
  });

  test("scene 3: leaving the cinema tells the cinema, and no other", async () => {
    const leo = await story.leo();
    const titles = ["Carte jeunes", "Bus", "Piscine", "Cinéma"];
    const services: PublishedService[] = [];
    for (const title of titles) services.push(await aPool([asks("age_under_25", { required: true })], title));
    const grants = [];
    for (const service of services) grants.push(await says({ granted: ["age_under_25"] }, leo, service));
    await story.house.drain();
    expect(await statesOf(leo)).toEqual(["open", "open", "open", "open"]);
    const cinema = grants[3];
    if (!cinema) throw new Error("four grants");
    await withdrawGrant(leo, { personId: leo.personId, grantId: cinema.id });
    await story.house.drain();
    expect(
      (await held(leo)).map(({ service, subscription }) => [
        service.definition.title.fr,
        subscription?.state,
      ]),
    ).toEqual([
      ["Piscine", "open"],
      ["Bus", "open"],
      ["Carte jeunes", "open"],
      ["Cinéma", "closed"],
    ]);
    expect(told().filter((event) => event?.[0] !== GRANT_GIVEN)).toEqual([
      [GRANT_WITHDRAWN, expect.objectContaining({ grant_id: cinema.id })],
    ]);
    await says({ granted: ["age_under_25"] }, leo, services[3] ?? raise());
    await story.house.drain();
    expect((await statesOf(leo)).toSorted()).toEqual(["closed", "open", "open", "open", "open"]);
  });
});

function raise(): never {
  throw new Error("four services");
}

describe("it follows what the required elements become", () => {
  test("it waits for a validation, is suspended when it ends, and resumes", async () => {
    const person = await aPerson(story.house, story.caen, { declared: { email: "a@example.org" } });
    const pool = await aPool();
    await says({ granted: ["email"] }, person, pool);
    await story.house.drain();
    expect(await statesOf(person)).toEqual(["pending"]);
    const agent = await anAgent(story.house, story.caen, ["validator"]);
    const decide = (validUntil: string) =>
      within(agent, (tx) =>
        validateElement(tx, agent, {
          personId: person.personId,
          name: "email",
          method: "original_seen",
          validUntil,
        }),
      );
    await decide("2026-11-30");
    await story.house.drain();
    expect(await statesOf(person)).toEqual(["open"]);

    story.house.clock.set("2026-12-01T08:00:00Z");
    await expireElements(story.house.system(story.caen));
    await story.house.drain();
    expect(await statesOf(person)).toEqual(["suspended"]);
    expect(told().slice(-2)).toEqual([
      [RELEASE_CHANGED, expect.objectContaining({ changed: [], no_longer_released: ["email"] })],
      [SUBSCRIPTION_CHANGED, expect.objectContaining({ state: "suspended", reason: "incomplete" })],
    ]);

    await within(person, (tx) =>
      createDeclaration(tx, person, { personId: person.personId, name: "email", value: "b@example.org" }),
    );
    await decide("2027-11-30");
    await story.house.drain();
    expect(await statesOf(person)).toEqual(["open"]);
    expect(await journalOf(person)).toEqual([
      "Votre inscription à « Piscine » reprend.",
      "Votre inscription à « Piscine » est suspendue. À mettre à jour : adresse électronique.",
      "Votre inscription à « Piscine » est ouverte.",
      "Votre inscription à « Piscine » attend : adresse électronique.",
    ]);
  });

  test("nothing is said when the same value is validated again, nor of an element that was not agreed to", async () => {
    const leo = await story.leo();
    const pool = await aPool([asks("age_under_25", { required: true }), asks("email")]);
    await says({ granted: ["age_under_25"] }, leo, pool);
    const agent = await anAgent(story.house, story.caen, ["validator"]);
    await within(agent, (tx) =>
      validateElement(tx, agent, { personId: leo.personId, name: "birthdate", method: "original_seen" }),
    );
    await validate(leo, "email", "leo@neuf.example");
    await story.house.drain();
    expect(told().map((event) => event?.[0])).toEqual([GRANT_GIVEN]);
  });

  test("a birthday changes an answer without any element changing", async () => {
    const leo = await story.leo();
    const pool = await aPool();
    await says({ granted: ["email", "age_under_25"] }, leo, pool);
    await story.house.drain();
    story.house.clock.set("2029-05-17T08:00:00Z");
    const refresh = getJob(consentJobs, "consent.refresh");
    await refresh.run(story.house.system(story.caen), {});
    await story.house.drain();
    expect(released()).toEqual([[RELEASE_CHANGED, expect.objectContaining({ changed: ["age_under_25"] })]]);
  });
});

test("a grant that no longer opens keeps no other service, and nobody else, from hearing of a birthday", async () => {
  const [leo, lea] = [await story.leo(), await story.leo()];
  const [harmed, sound] = [await aPool(), await aPool()];
  for (const [who, pool] of [
    [leo, harmed],
    [leo, sound],
    [lea, sound],
  ] as const) {
    await says({ granted: ["email", "age_under_25"] }, who, pool);
  }
  await story.house.drain();
  await story.house.sqlAs("owner", "update service_grant set sealed = sha256(sealed) where service_id = $1", [
    harmed.id,
  ]);
  story.house.clock.set("2029-05-17T08:00:00Z");
  const before = released().length;
  const refresh = getJob(consentJobs, "consent.refresh");
  await refresh.run(story.house.system(story.caen), {});
  await story.house.drain();
  const waiting =
    "select data->'data'->>'personId' as id from pgboss.job where name = 'consent.refresh_person' and state = 'retry'";
  expect(await story.house.sqlAs("owner", waiting)).toEqual([{ id: leo.personId }]);
  // Tried again after five seconds, it would fail in the middle of another story.
  await story.house.sqlAs("owner", "delete from pgboss.job where name = 'consent.refresh_person'");
  expect(released().slice(before)).toEqual([
    [RELEASE_CHANGED, expect.objectContaining({ changed: ["age_under_25"] })],
    [RELEASE_CHANGED, expect.objectContaining({ changed: ["age_under_25"] })],
  ]);
});

describe("a job that runs twice", () => {
  test("opens once and tells once", async () => {
    const leo = await story.leo();
    const pool = await aPool();
    await says({ granted: ["email"] }, leo, pool);
    const jobs = await story.house.sqlAs<{ data: { data: Record<string, unknown> } }>(
      "owner",
      "select data from pgboss.job where name = 'subscriptions.follow' and state = 'created'",
    );
    expect(jobs).toHaveLength(1);
    const follow = getJob(subscriptionsJobs, "subscriptions.follow");
    const system = story.house.system(story.caen);
    for (const { data } of [...jobs, ...jobs]) await follow.run(system, data.data);
    await story.house.drain();
    expect(told().map((event) => event?.[0])).toEqual([GRANT_GIVEN]);
    expect(await statesOf(leo)).toEqual(["open"]);
  });
});

describe("the vendor's side", () => {
  test("a manager of the service sees names that it alone knows and states, never a person", async () => {
    const [leo, pool] = [await story.leo(), await aPool()];
    await says({ granted: ["email"] }, leo, pool);
    await story.house.drain();
    const { manager } = pool;
    const page = await within(manager, (tx) => listSubscribers(tx, manager, pool.id));
    const sector = { providerId: pool.providerId, serviceId: pool.id };
    expect(page.subscribers).toEqual([
      {
        pairwiseSubject: computePairwiseSubject(manager, sector, leo.personId),
        state: "open",
        openedOn: "2026-11-24",
        stateOn: "2026-11-24",
      },
    ]);
    expect(await within(manager, (tx) => countSubscribers(tx, manager, pool.id))).toMatchObject({ open: 1 });
    const other = await anAgent(story.house, story.caenLaMer, [
      { role: "service_manager", serviceId: (await aPool()).id },
    ]);
    await expect(within(other, (tx) => listSubscribers(tx, other, pool.id))).rejects.toThrow(
      "access.capability_missing",
    );
    const neighbour = await anAgent(story.house, story.caen, ["service_manager"]);
    expect((await within(neighbour, (tx) => listSubscribers(tx, neighbour, pool.id))).subscribers).toEqual(
      [],
    );
  });
});

test("an erasure tells the services before the key is gone, even when the job had not passed", async () => {
  const leo = await story.leo();
  const pool = await aPool();
  await says({ granted: ["email"] }, leo, pool);
  await story.house.drain();
  const system = story.house.system(story.caen);
  await within(system, async (tx) => {
    await subscriptionsContribution.erasePerson(tx, system, leo.personId);
    await consentContribution.erasePerson(tx, system, leo.personId);
    await erasePersonKey(tx, system, leo.personId);
  });
  expect((await story.house.drain()).failed).toBe(0);
  expect(told().map((event) => event?.[0])).toEqual([GRANT_GIVEN, GRANT_WITHDRAWN]);
});
