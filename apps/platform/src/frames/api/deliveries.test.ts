import { randomUUID } from "node:crypto";
import { GRANT_WITHDRAWN, VERIFICATION } from "@ardeco/contracts";
import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  confirmDelivery,
  getSigningJwks,
  listDeliveryLog,
  registerClient,
  retryDelivery,
  scheduleDelivery,
  sendTrialEvent,
} from "../../features/consent/clients/index.ts";
import type { Context } from "../../kernel/context.ts";
import { type ClientId, parseId } from "../../kernel/ids.ts";
import { anAgent, aPerson } from "../../testing/builders.ts";
import { aReceiver } from "../../testing/receiver.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let receiver: Awaited<ReturnType<typeof aReceiver>>;
let manager: Context;
let anne: Awaited<ReturnType<typeof aPerson>>;
let clientId: ClientId;
let basic: readonly [string, string];

beforeAll(async () => {
  api = await aHouseWithApi();
  manager = await anAgent(api.house, api.group.id, ["service_manager"]);
  anne = await aPerson(api.house, api.town.id);
});
afterAll(() => api.house.close());
beforeEach(async () => {
  receiver = await aReceiver();
  ({ clientId, basic } = await anApplication(receiver.url));
  return () => receiver.close();
});

async function anApplication(eventsUri?: string) {
  const registered = await registerClient(manager, {
    serviceId: api.pool.id,
    name: "Caisse de la piscine",
    redirectUris: ["https://piscine.example/retour"],
    authMethod: "client_secret_basic",
    ...(eventsUri === undefined ? {} : { eventsUri }),
  });
  return { clientId: registered.clientId, basic: [registered.clientId, registered.secret ?? ""] as const };
}

/** Anne withdrew from the pool: every application of it is told, ours first looked at. */
async function told(grantId = randomUUID()): Promise<string> {
  const ids = await anne.transaction((tx) =>
    scheduleDelivery(tx, anne, {
      title: { fr: "Piscines", en: "Pools" },
      sector: { providerId: api.group.id, serviceId: api.pool.id },
      personId: anne.personId,
      grantId: parseId<"grant">(grantId),
      event: GRANT_WITHDRAWN,
      claims: { grant_id: grantId, withdrawn_on: "2026-11-24", initiated_by: "person" },
    }),
  );
  await api.house.drain();
  const { deliveries: log } = await listDeliveryLog(manager, { clientId });
  return log.find(({ id }) => ids.includes(id))?.id ?? "";
}

const ask = (path: string, how: Readonly<Record<string, unknown>> = {}) =>
  api.ask(`/authorities/caen-la-mer${path}`, { basic, ...how });
const again = (jti: string, by = basic) => ask(`/deliveries/${jti}/retry`, { basic: by, body: {} });
const mine = () => receiver.received.filter(({ token }) => decodeJwt(token).aud === clientId);

describe("what was sent", () => {
  test("each attempt with its answer; no person, no grant, no value", async () => {
    receiver.answer({ status: 503 });
    const jti = await told();
    const [one] = (await ask("/deliveries")).json().deliveries;
    expect(one).toMatchObject({
      jti,
      event: GRANT_WITHDRAWN,
      state: "queued",
      attempts: [{ answer: "503", duration_ms: expect.any(Number), at: expect.any(String) }],
      next_try_at: "2026-11-24T08:00:05.000Z",
    });
    receiver.answer({ status: 202 });
    await api.house.drain({ retries: true });
    await confirmDelivery(api.house.system(api.group.id), { clientId, jti });
    const body = (await ask("/deliveries?state=acknowledged")).json();
    expect(body.deliveries[0]).toMatchObject({
      state: "acknowledged",
      attempts: [{ answer: "503" }, { answer: "202" }],
    });
    expect(JSON.stringify(body)).not.toMatch(/grant_id|sub|initiated_by/);
    expect((await ask("/deliveries?state=failed")).json()).toEqual({ deliveries: [] });
    expect((await ask("/deliveries?state=perdu")).status).toBe(422);
  });

  test("sent again at once under the same jti, and once more changes nothing", async () => {
    receiver.answer({ status: 400, body: '{"err":"invalid_key"}' });
    const jti = await told();
    expect((await ask("/deliveries?state=failed")).json().deliveries[0]).toMatchObject({
      failure: "invalid_key",
    });
    receiver.answer({ status: 202 });
    expect((await again(jti)).json()).toMatchObject({ jti, state: "delivered" });
    expect((await again(jti)).json()).toMatchObject({ jti, state: "delivered" });
    await api.house.drain();
    const seen = mine().map(({ token }) => decodeJwt(token));
    expect(seen.map((claims) => claims.jti)).toEqual([jti, jti]);
    expect(seen[0]).toEqual(seen[1]);
  });

  test("a receiver still down: it waits, and nothing passes before what waits", async () => {
    receiver.answer({ status: 503 });
    const grantId = randomUUID();
    const first = await told(grantId);
    const [, second] = [first, await told(grantId)];
    expect((await again(first)).json()).toMatchObject({ state: "queued" });
    receiver.answer({ status: 202 });
    const before = mine().length;
    expect((await again(second)).json()).toMatchObject({ state: "queued", attempts: [] });
    expect(mine()).toHaveLength(before);
    expect((await again(first)).json()).toMatchObject({ state: "delivered" });
    expect((await again(second)).json()).toMatchObject({ state: "delivered" });
  });
});

test("what was refused is not sent again after a later one of its agreement was taken", async () => {
  receiver.answer({ status: 400, body: '{"err":"invalid_key"}' });
  const grantId = randomUUID();
  const refused = await told(grantId);
  receiver.answer({ status: 202 });
  await told(grantId);
  const before = mine().length;
  const answer = await again(refused);
  expect([answer.status, answer.json().code]).toEqual([409, "clients.cannot_send_again"]);
  expect(mine()).toHaveLength(before);
});

describe("a trial", () => {
  test("is signed, about nobody, and its answer comes at once", async () => {
    const answer = (await ask("/ping", { body: {} })).json();
    expect(answer).toMatchObject({ taken: true, answer: "202" });
    const keys = createLocalJWKSet(await getSigningJwks(api.house.system(api.group.id)));
    const { payload } = await jwtVerify(mine()[0]?.token ?? "", keys, {
      typ: "secevent+jwt",
      audience: clientId,
      currentDate: api.house.clock.now(),
    });
    expect(payload).toMatchObject({
      jti: answer.jti,
      sub_id: { format: "opaque", id: clientId },
      events: { [VERIFICATION]: { state: answer.state } },
    });
    receiver.answer("down");
    expect((await ask("/ping", { body: {} })).json()).toMatchObject({ taken: false, answer: "unreachable" });
    const deaf = await anApplication();
    expect((await ask("/ping", { basic: deaf.basic, body: {} })).json().code).toBe("clients.hears_nothing");
  });
});

describe("attacks", () => {
  test("another application, another town or another role reads, sends and tries nothing", async () => {
    receiver.answer({ status: 400, body: '{"err":"invalid_key"}' });
    const jti = await told();
    const other = await anApplication(receiver.url);
    expect((await again(jti, other.basic)).json().code).toBe("clients.unknown_delivery");
    expect((await ask("/deliveries", { basic: other.basic })).json()).toEqual({ deliveries: [] });
    expect((await ask("/deliveries", { basic: [clientId, "wrong"] })).status).toBe(401);
    for (const wrong of [randomUUID(), "x"]) expect([404, 422]).toContain((await again(wrong)).status);
    const outsiders = [
      await anAgent(api.house, api.group.id, ["reception", "validator", "auditor", "operator"]),
      await anAgent(api.house, api.town.id, ["service_manager", "authority_administrator"]),
      anne,
    ];
    for (const by of outsiders) {
      for (const act of [
        () => listDeliveryLog(by, { clientId }),
        () => retryDelivery(by, { clientId, jti }),
        () => sendTrialEvent(by, clientId),
      ]) {
        await expect(act()).rejects.toMatchObject({
          status: expect.toSatisfy((one) => one === 403 || one === 404),
        });
      }
    }
  });
});

// Last: it moves the clock.
test("three events of two days, two by two: each once, the last day first", async () => {
  const earlier = await told();
  api.house.clock.advance(86_400_000);
  const later = [await told(), await told()];
  const first = await ask("/deliveries?limit=2");
  expect(
    first
      .json()
      .deliveries.map((one: { jti: string }) => one.jti)
      .sort(),
  ).toEqual(later.toSorted());
  const next = /<[^>]*\/caen-la-mer(\/[^>]*)>; rel="next"/.exec(String(first.headers.link))?.[1] ?? "";
  const second = await ask(next);
  expect(second.json().deliveries).toEqual([expect.objectContaining({ jti: earlier })]);
  expect(second.headers.link).not.toContain('rel="next"');
  expect((await ask("/deliveries?cursor=made.up")).json().code).toBe("api.cursor_not_valid");
});
