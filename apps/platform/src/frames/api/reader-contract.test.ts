import { generateKeyPairSync, randomUUID } from "node:crypto";
import { READER_CONFIGURATION_TYPE, ReaderConfiguration } from "@ardeco/contracts";
import { startReaderPlatform } from "@ardeco/testing";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { Value } from "typebox/value";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type EquipmentId,
  registerEquipment,
  revokeEquipment,
} from "../../features/cards/equipment/index.ts";
import { defineApplication } from "../../features/cards/terminals/index.ts";
import { following, signedBatch } from "../../features/cards/terminals/testing/a-reader.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

// What the reader program relies on, asked of this platform over real HTTP and of the double with which the
// program is tested: they answer alike.

interface Platform {
  readonly base: string;
  readonly register: () => Promise<{ readonly equipment: string; readonly code: string }>;
  readonly revoke: (equipment: string) => Promise<void>;
  /** What it may do is decided. */
  readonly configure: (equipment: string) => Promise<void>;
  readonly keys: () => Promise<JSONWebKeySet>;
  readonly now: () => Date;
  readonly close: () => Promise<void>;
}

async function thisPlatform(): Promise<Platform> {
  const api = await aHouseWithApi();
  const mayor = await anAgent(api.house, api.town.id, ["authority_administrator"]);
  const base = `${await api.app.listen({ port: 0, host: "127.0.0.1" })}/api/v1/authorities/caen`;
  let isConfigured = false;
  return {
    base,
    register: async () => {
      const facts = { name: "Lecteur", kind: "reader", place: "Accueil", deskId: api.town.deskId } as const;
      const { id, code } = await registerEquipment(mayor, { id: mayor.newId<EquipmentId>(), ...facts });
      return { equipment: id, code };
    },
    revoke: (equipment) => revokeEquipment(mayor, parseId<"equipment">(equipment)),
    configure: async () => {
      if (isConfigured) return;
      isConfigured = true;
      await defineApplication(mayor, {
        id: parseId<"cardApplication">(randomUUID()),
        aid: "3042F5",
        name: "Médiathèque",
        purse: null,
        elements: ["given_name"],
        services: [{ serviceId: api.library.id, origins: ["https://pret.example"], verbs: ["read"] }],
      });
    },
    keys: async () => {
      const answer: unknown = await (await fetch(`${base}/reader/keys`)).json();
      return answer as JSONWebKeySet;
    },
    now: () => api.house.clock.now(),
    close: async () => {
      await api.app.close();
      await api.house.close();
    },
  };
}

async function theDouble(): Promise<Platform> {
  const double = await startReaderPlatform({ creditKey: new Uint8Array(16) });
  return {
    base: double.base,
    register: async () => double.register(),
    revoke: async (equipment) => double.revoke(equipment),
    configure: (equipment) => {
      const iat = Math.floor(Date.now() / 1000);
      const claims = { iss: "double", iat, exp: iat + 3_600, sequence: iat, services: [] };
      const denied = { key: Buffer.alloc(32).toString("base64url"), supports: [] };
      return double.configure(equipment, { ...claims, denied });
    },
    keys: async () => double.keys,
    now: () => new Date(),
    close: () => double[Symbol.asyncDispose](),
  };
}

const START = "0".repeat(64);
const LINE = {
  at: 1,
  kind: "attempted",
  key: "a",
  service: "caisse",
  card: "04010203040506",
  application: "3042F5",
  file: 1,
  amount: 10,
  balance: 90,
  counter: 0,
};

/** A reader that is paired and gave its key. */
async function aPaired(platform: Platform) {
  const { equipment, code } = await platform.register();
  const paired = await askOf(platform, "POST", "/equipment/pair", { code }, null);
  expect(paired).toMatchObject({ status: 200, body: { equipment } });
  const secret = String(paired.body.secret);
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
  const ask = (method: string, path: string, body?: object) =>
    askOf(platform, method, path, body ?? null, secret);
  expect(await ask("PUT", "/reader/key", { key: { kty, crv, x, y } })).toMatchObject({ status: 200 });
  const batch = (before: readonly string[], lines: readonly string[]) =>
    signedBatch({ reader: equipment, privateKey, ...following(before) }, lines);
  return { equipment, ask, batch };
}

async function askOf(
  { base }: Platform,
  method: string,
  path: string,
  body: object | null,
  by: string | null,
) {
  const response = await fetch(base + path, {
    method,
    headers: {
      ...(by === null ? {} : { authorization: `Bearer ${by}` }),
      ...(body === null ? {} : { "content-type": "application/json" }),
    },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: Object.fromEntries(Object.entries(Object(answer))) };
}

const texts = (...numbers: readonly number[]) => numbers.map((n) => JSON.stringify({ n, ...LINE }));

const platforms = [
  ["this platform", thisPlatform],
  ["the double of packages/testing", theDouble],
] as const;

describe.each(platforms)("%s, before a reader", (_name, open) => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await open();
  });
  afterAll(() => platform?.close());

  test("keeps the first key, and hears of health", async () => {
    const { ask } = await aPaired(platform);
    const { x, y } = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ format: "jwk" });
    const other = await ask("PUT", "/reader/key", { key: { kty: "EC", crv: "P-256", x, y } });
    expect(other).toMatchObject({ status: 409, body: { code: "reader.key_kept" } });
    const well = { version: "0.1.0", health: "good" };
    expect(await ask("POST", "/equipment/health", well)).toMatchObject({ status: 200 });
  });

  test("gives a configuration for this reader alone, signed, of the shape that is agreed", async () => {
    const { ask, equipment } = await aPaired(platform);
    await platform.configure(equipment);
    const { status, body } = await ask("GET", "/reader/configuration");
    expect(status).toBe(200);
    const { payload } = await jwtVerify(
      String(body.configuration),
      createLocalJWKSet(await platform.keys()),
      {
        audience: equipment,
        typ: READER_CONFIGURATION_TYPE,
        algorithms: ["ES256"],
        currentDate: platform.now(),
      },
    );
    expect(Value.Check(ReaderConfiguration, payload)).toBe(true);
  });

  test("owes no credit that nobody paid", async () => {
    const { ask } = await aPaired(platform);
    const order = { service: "caisse", key: "a", amount: 20_000, card: "04010203040506" };
    expect(await ask("POST", "/reader/card-sessions", order)).toMatchObject({
      status: 422,
      // Paid by nobody; or asked in the name of a service that credits nothing there.
      body: { code: expect.stringMatching(/^reader\.credit_not_(owed|allowed)$/) },
    });
  });

  test("revoked, it is answered nothing else than that it is not known, whatever it asks", async () => {
    const { ask, equipment } = await aPaired(platform);
    await platform.revoke(equipment);
    for (const [method, path] of [
      ["GET", "/reader/configuration"],
      ["GET", "/reader/journal"],
    ] as const)
      expect(await ask(method, path)).toMatchObject({
        status: 401,
        body: { code: "equipment.not_known" },
      });
  });
});

describe.each(platforms)("%s, before its journal", (_name, open) => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await open();
  });
  afterAll(() => platform?.close());

  test("takes a journal in order, each line once, and says at each time how far it is", async () => {
    const { ask, batch } = await aPaired(platform);
    expect(await ask("GET", "/reader/journal")).toMatchObject({
      status: 200,
      body: { last: 0, head: START },
    });
    const first = await batch([], texts(1, 2));
    const taken = await ask("POST", "/reader/journal", first);
    expect(taken).toMatchObject({ status: 200, body: { last: 2 } });
    const { head } = taken.body;
    expect(await ask("POST", "/reader/journal", first)).toMatchObject({
      status: 409,
      body: { last: 2, head },
    });
    expect(await ask("POST", "/reader/journal", await batch(texts(1, 2), texts(3)))).toMatchObject({
      status: 200,
      body: { last: 3 },
    });
    expect((await ask("GET", "/reader/journal")).body.last).toBe(3);
  });

  test("refuses what was altered, reordered, left out, of another past, or of another reader, and takes nothing of it", async () => {
    const { ask, batch, equipment } = await aPaired(platform);
    const honest = await batch([], texts(1, 2));
    const [one = "", two = ""] = honest.lines;
    const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const signedByAnother = await signedBatch(
      { reader: equipment, privateKey: other, ...following([]) },
      honest.lines,
    );
    const tries = [
      [{ ...honest, lines: [one.replace('"amount":10', '"amount":1'), two] }, "signature"],
      [{ ...honest, lines: [two, one] }, "numbers"],
      [{ ...honest, lines: [one] }, "signature"],
      [{ ...honest, previous: "f".repeat(64) }, "other_past"],
      [signedByAnother, "signature"],
      [{ ...honest, reader: "autre" }, "other_reader"],
    ] as const;
    for (const [body, why] of tries)
      expect(await ask("POST", "/reader/journal", body)).toMatchObject({
        status: 422,
        body: { code: `reader.${why}`, last: 0, head: START },
      });
    expect((await ask("GET", "/reader/journal")).body).toMatchObject({ last: 0, head: START });
  });
});
