import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { asks, within } from "../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../testing/receiver.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { createDeclaration, validateElement } from "../../identity/identity/index.ts";
import { clientsJobs, registerClient } from "../clients/index.ts";
import { acceptConsent, consentJobs, withdrawGrant } from "../consent/index.ts";
import { createTransferFile, issueFile, openTransfer, transfersJobs } from "../transfers/index.ts";
import { listSubscribers, listSubscriptions, subscriptionsJobs } from "./index.ts";

// An agreement given before an agent checked what the service's rule reads: the service hears nothing of it.

let house: TestRuntime;
let town: AuthorityId;
let receiver: Receiver;
let manager: Context;
let service: Awaited<ReturnType<typeof aPublishedService>>;

beforeAll(async () => {
  house = await testRuntime([clientsJobs, consentJobs, subscriptionsJobs, transfersJobs]);
  town = (await aTown(house, { slug: "caen" })).id;
});
afterAll(() => house?.close());

/** A canteen for quotients under 900, with an application that hears events, and files. */
beforeEach(async () => {
  receiver = await aReceiver();
  service = await aPublishedService(house, town, {
    definition: { requests: [asks("given_name", { required: true })], eligibility: "family_quotient < 900" },
  });
  manager = await anAgent(house, town, ["service_manager"]);
  await registerClient(manager, {
    serviceId: service.id,
    name: "Application de la cantine",
    redirectUris: ["https://cantine.example/retour"],
    eventsUri: receiver.url,
    authMethod: "client_secret_basic",
  });
  await openTransfer(manager, { serviceId: service.id, name: "Fichiers de la cantine" });
  return () => receiver.close();
});

async function agreesEarly() {
  const who = await aPerson(house, town, {
    validated: { given_name: "Nora" },
    declared: { family_quotient: 640 },
  });
  const { personId } = who;
  const { id: serviceId, version } = service;
  const yes = { granted: ["given_name"], refused: [], opensOnceValidated: true };
  const grant = await acceptConsent(who, { personId, serviceId, version, ...yes });
  await house.drain();
  return { ...who, personId, grantId: grant.id, who };
}

async function checks(who: Context, personId: PersonId, value: number): Promise<void> {
  const about = { personId, name: "family_quotient" } as const;
  await within(who, (tx) => createDeclaration(tx, who, { ...about, value }));
  const agent = await anAgent(house, town, ["validator"]);
  await within(agent, (tx) => validateElement(tx, agent, { ...about, method: "original_seen" }));
  await house.drain();
}

/** What the application heard, by the last word of each event, with its claims. */
const heard = () =>
  receiver.received.flatMap(({ token }) =>
    Object.entries(decodeJwt(token).events as Record<string, object>).map(([uri, claims]) => ({
      ...claims,
      event: uri.split("/").at(-1),
    })),
  );

const nextFile = async (): Promise<string> => {
  const fileId = await createTransferFile(manager, service.id);
  return (await issueFile(manager, { serviceId: service.id, fileId })).content.toString();
};

test("before the check, neither the application nor the file says that anybody agreed; validated, both say it", async () => {
  const { who, personId, grantId } = await agreesEarly();
  expect(heard()).toEqual([]);
  expect((await within(manager, (tx) => listSubscribers(tx, manager, service.id))).subscribers).toEqual([]);
  await expect(createTransferFile(manager, service.id)).rejects.toMatchObject({
    code: "transfers.nothing_to_send",
  });
  await checks(who, personId, 640);
  expect(heard()).toEqual([
    {
      event: "grant-given",
      grant_id: grantId,
      given_on: expect.any(String),
      released: ["given_name"],
      awaited: [],
    },
  ]);
  expect(await nextFile()).toMatch(/open.*Nora/);
  expect((await listSubscriptions(who, personId))[0]?.subscription?.state).toBe("open");
});

test("refused by the agent, or withdrawn before: the service never hears of it", async () => {
  const refused = await agreesEarly();
  await checks(refused.who, refused.personId, 1200);
  expect((await listSubscriptions(refused.who, refused.personId))[0]?.subscription).toMatchObject({
    state: "closed",
    reason: "conditions",
  });
  const { who, personId, grantId } = await agreesEarly();
  await withdrawGrant(who, { personId, grantId });
  await house.drain();
  expect(heard()).toEqual([]);
  await expect(createTransferFile(manager, service.id)).rejects.toMatchObject({
    code: "transfers.nothing_to_send",
  });
});

test("once it opened, its end is told as any other", async () => {
  const { who, personId, grantId } = await agreesEarly();
  await checks(who, personId, 640);
  await withdrawGrant(who, { personId, grantId });
  await house.drain();
  expect(heard().map(({ event }) => event)).toEqual(["grant-given", "grant-withdrawn"]);
});
