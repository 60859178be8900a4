import { randomUUID } from "node:crypto";
import { eventSamples, SecurityEvent, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { decodeJwt, decodeProtectedHeader } from "jose";
import { Check } from "typebox/value";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { aReceiver, type Receiver } from "../../../testing/receiver.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import { clientsJobs, registerClient, type ServiceEvent, scheduleDelivery, sendTrialEvent } from "./index.ts";

// The samples that vendors read are what is sent, to the byte: the same members, in the same order, and
// values of this house.

let house: TestRuntime;
let receiver: Receiver;
beforeAll(async () => {
  house = await testRuntime([clientsJobs]);
  receiver = await aReceiver();
});
afterAll(async () => {
  await receiver?.close();
  await house?.close();
});

test.each(Object.entries(eventSamples))("%s is sent as its sample says", async (_name, { claims }) => {
  const town = await aTown(house, { slug: `ville-${randomUUID().slice(0, 8)}` });
  const service = await aPublishedService(house, town.id);
  const manager = await anAgent(house, town.id, ["service_manager"]);
  const person = await aPerson(house, town.id);
  const { clientId } = await registerClient(manager, {
    serviceId: service.id,
    name: "Médiathèque",
    redirectUris: ["https://mediatheque.example/retour"],
    eventsUri: receiver.url,
    authMethod: "client_secret_basic",
  });
  const sector = { providerId: town.id, serviceId: service.id };
  const isTrial = claims.sub_id.format === "opaque";
  const sent = receiver.received.length;
  let state = "";
  if (isTrial) ({ state } = await sendTrialEvent(house.system(town.id), clientId));
  else {
    const [[event, content]] = Object.entries(claims.events) as [[string, { grant_id: string }]];
    const told = { event, claims: content } as unknown as ServiceEvent;
    const { personId } = person;
    const grantId = parseId<"grant">(content.grant_id);
    const title = { fr: "Médiathèque", en: "Library" };
    await person.transaction((tx) =>
      scheduleDelivery(tx, person, { sector, grantId, personId, title, ...told }),
    );
    await house.drain();
  }
  const [received, ...more] = receiver.received.slice(sent);
  expect([received?.contentType, more]).toEqual(["application/secevent+jwt", []]);
  const token = received?.token ?? "";
  expect(decodeProtectedHeader(token)).toEqual({
    alg: "ES256",
    typ: "secevent+jwt",
    kid: expect.any(String),
  });
  const payload = Buffer.from(token.split(".")[1] ?? "", "base64url").toString();
  const { iat, jti } = decodeJwt(token);
  const iss = `http://localhost:3000/${town.slug}/oidc`;
  const sub_id = isTrial
    ? { ...claims.sub_id, id: clientId }
    : { ...claims.sub_id, iss, sub: computePairwiseSubject(house.system(town.id), sector, person.personId) };
  const values = { iss, aud: clientId, iat, jti, sub_id };
  const events = isTrial ? { [Object.keys(claims.events)[0] ?? ""]: { state } } : claims.events;
  expect(payload).toBe(JSON.stringify({ ...claims, ...values, events }));
});

test("each event of the contract has its sample, which has its shape; what no event says is refused", () => {
  const uris = Object.values(eventSamples).map(({ claims }) => Object.keys(claims.events)[0]);
  const known = SecurityEvent.properties.events.anyOf.flatMap((one) => Object.keys(one.properties));
  expect(uris).toEqual(expect.arrayContaining(known));
  expect(uris).toHaveLength(known.length + 1);
  for (const { claims } of Object.values(eventSamples))
    if (claims.sub_id.format === "iss_sub")
      expect([claims, Check(SecurityEvent, claims)]).toEqual([claims, true]);
  const wrong = {
    ...eventSamples.subscriptionChanged?.claims,
    events: { [SUBSCRIPTION_CHANGED]: { state: "gone" } },
  };
  expect(Check(SecurityEvent, wrong)).toBe(false);
});
