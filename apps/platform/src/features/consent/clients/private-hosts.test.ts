import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { aReceiver, type Receiver } from "../../../testing/receiver.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { registerClient, sendTrialEvent } from "./index.ts";
import { readPublishedKeys } from "./published-keys.ts";

let house: TestRuntime;
let vendor: Receiver;
let caen: AuthorityId;
let ifs: AuthorityId;
beforeAll(async () => {
  vendor = await aReceiver();
  const { port } = new URL(vendor.url);
  house = await testRuntime([], { outboundAllowHosts: [`caen=localhost:${port}`, `caen=127.0.0.1:${port}`] });
  caen = (await aTown(house, { slug: "caen" })).id;
  ifs = (await aTown(house, { slug: "ifs", officialCode: "14341" })).id;
});
afterAll(async () => {
  await vendor?.close();
  await house?.close();
});

async function ping(town: AuthorityId): Promise<string> {
  const manager = await anAgent(house, town, ["service_manager"]);
  const { id } = await aPublishedService(house, town);
  const { clientId } = await registerClient(manager, {
    serviceId: id,
    name: "Aqua Gestion",
    redirectUris: ["https://aqua.example/retour"],
    eventsUri: vendor.url,
    authMethod: "client_secret_basic",
  });
  return (await sendTrialEvent(manager, clientId)).answer;
}

test("a private address allowed to one town is called for its applications, and for nobody else's", async () => {
  vendor.answer({ status: 202 });
  expect(await ping(caen)).toBe("202");
  expect(vendor.received).toHaveLength(1);
  expect(await ping(ifs)).toBe("address_private");
  expect(vendor.received).toHaveLength(1);
});

test("keys that were read for one town are not kept for another, which may not call there", async () => {
  vendor.answer({ status: 200, body: JSON.stringify({ keys: [] }) });
  const before = vendor.received.length;
  await readPublishedKeys(house.system(caen), { authorityId: caen, jwksUri: vendor.url });
  expect(vendor.received).toHaveLength(before + 1);
  const asked = { authorityId: ifs, jwksUri: vendor.url };
  expect(await readPublishedKeys(house.system(ifs), asked)).toBeUndefined();
  // Whoever serves the request, the call is made for the town that registered the application.
  await readPublishedKeys(house.system(caen), { ...asked, jwksUri: `${vendor.url}?2` });
  expect(vendor.received).toHaveLength(before + 1);
});
