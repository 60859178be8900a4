import { exportJWK, generateKeyPair } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aTown } from "../../../testing/builders.ts";
import { aReceiver, type Receiver } from "../../../testing/receiver.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readPublishedKeys } from "./published-keys.ts";

let house: TestRuntime;
let vendor: Receiver;
beforeAll(async () => {
  house = await testRuntime();
  vendor = await aReceiver();
});
afterAll(async () => {
  await vendor?.close();
  await house?.close();
});

test("an application's address is called once a minute at most, whether its keys are there or not", async () => {
  const { id: caen } = await aTown(house, { slug: "caen" });
  const read = () => readPublishedKeys(house.system(caen), { authorityId: caen, jwksUri: vendor.url });
  vendor.answer({ status: 404 });
  await expect(Promise.all([read(), read(), read()])).resolves.toEqual([undefined, undefined, undefined]);
  expect(vendor.received).toHaveLength(1);

  const { publicKey } = await generateKeyPair("ES256");
  const keys = { keys: [await exportJWK(publicKey)] };
  vendor.answer({ status: 200, body: JSON.stringify(keys) });
  await expect(read()).resolves.toBeUndefined();
  house.clock.advance(60_000);
  await expect(read()).resolves.toEqual(keys);
  await expect(read()).resolves.toEqual(keys);
  expect(vendor.received).toHaveLength(2);
});

test("when a thousand others are kept, the one just asked for stays kept, and is not called again", async () => {
  const { id: lisieux } = await aTown(house, { slug: "lisieux", officialCode: "14366" });
  const context = house.system(lisieux);
  vendor.answer({ status: 404 });
  const before = vendor.received.length;
  const others = Array.from({ length: 1_000 }, (_, at) => `https://127.0.0.1/${at}`);
  const read = (jwksUri: string) => readPublishedKeys(context, { authorityId: lisieux, jwksUri });
  for (const address of others.slice(0, 999)) await read(address);
  const ours = `${vendor.url}?kept`;
  await read(ours);
  await read(others[999] ?? "");
  await read(ours);
  expect(vendor.received).toHaveLength(before + 1);
});
