import { generateKeyPairSync, randomUUID } from "node:crypto";
import { READER_CONFIGURATION_TYPE, ReaderConfiguration } from "@ardeco/contracts";
import fc from "fast-check";
import { createLocalJWKSet, jwtVerify } from "jose";
import { Value } from "typebox/value";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  confirmEquipmentPairing,
  type EquipmentId,
  registerEquipment,
} from "../../features/cards/equipment/index.ts";
import { defineApplication } from "../../features/cards/terminals/index.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let mayor: Context;
const AT = "/authorities/caen/reader";

beforeAll(async () => {
  api = await aHouseWithApi();
  mayor = await anAgent(api.house, api.town.id, ["authority_administrator"]);
  await defineApplication(mayor, {
    id: parseId<"cardApplication">(randomUUID()),
    aid: "3042F5",
    name: "Carte de la médiathèque",
    purse: null,
    elements: ["given_name"],
    services: [{ serviceId: api.library.id, origins: ["https://pret.example"], verbs: ["read"] }],
  });
});
afterAll(() => api?.house.close());

async function aReader(deskId = api.town.deskId) {
  const id = mayor.newId<EquipmentId>();
  const facts = { id, name: "Lecteur", kind: "reader", place: "Accueil", deskId } as const;
  const { code } = await registerEquipment(mayor, facts);
  const { secret } = await confirmEquipmentPairing(mayor, { code });
  return { id, secret };
}

const aKey = () => {
  const { kty, crv, x, y } = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({
    format: "jwk",
  });
  return { kty, crv, x, y };
};
const give = (token: string, key: unknown) => api.ask(`${AT}/key`, { method: "PUT", token, body: { key } });
const configuration = (token: string) => api.ask(`${AT}/configuration`, { token });

async function read(text: string, reader: string): Promise<ReaderConfiguration> {
  const keys = createLocalJWKSet((await api.ask(`${AT}/keys`)).json());
  const { payload } = await jwtVerify(text, keys, {
    audience: reader,
    typ: READER_CONFIGURATION_TYPE,
    algorithms: ["ES256"],
    currentDate: api.house.clock.now(),
  });
  if (!Value.Check(ReaderConfiguration, payload)) throw new Error("not a configuration");
  return payload;
}

describe("the key of a reader", () => {
  test("is kept at its first visit; the same again is nothing new, another one is refused", async () => {
    const { secret } = await aReader();
    const key = aKey();
    expect((await give(secret, key)).status).toBe(200);
    expect((await give(secret, key)).status).toBe(200);
    const other = await give(secret, aKey());
    expect([other.status, other.json().code]).toEqual([409, "reader.key_kept"]);
  });

  test("is a point of the curve, and given by a reader that is known", async () => {
    const { secret } = await aReader();
    const off = await give(secret, { ...aKey(), x: "A".repeat(43) });
    expect([off.status, off.json().code]).toEqual([422, "reader.key_not_valid"]);
    expect((await give(`ardeco_eq_${"A".repeat(43)}`, aKey())).status).toBe(401);
  });
});

test("whatever a reader sends, signed or not, is never a failure of ours", async () => {
  const { id, secret } = await aReader();
  await give(secret, aKey());
  const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), maxLength: 40 });
  const line = fc.oneof(
    fc.json(),
    fc.string(),
    fc.record({ n: fc.nat(), at: fc.maxSafeNat(), kind: fc.string() }).map((one) => JSON.stringify(one)),
  );
  const batch = fc.record({
    reader: fc.constantFrom(id, "autre"),
    first: fc.constantFrom(1, 2),
    previous: fc.constantFrom("0".repeat(64), "f".repeat(64)),
    lines: fc.array(line, { maxLength: 3 }),
    signature: fc.string(),
  });
  const order = fc.record({ service: fc.string(), key: fc.string(), amount: fc.integer(), card: hex });
  const sent = fc.oneof(
    fc.tuple(fc.constant("/journal"), fc.oneof(batch, fc.json())),
    fc.tuple(fc.constant("/card-sessions"), fc.oneof(order, fc.record({ make: hex }))),
    fc.tuple(fc.constant(`/card-sessions/${randomUUID()}`), fc.record({ answer: hex })),
  );
  await fc.assert(
    fc.asyncProperty(sent, async ([path, body]) => {
      const { status } = await api.ask(`${AT}${path}`, { token: secret, body });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
});

describe("the configuration of a reader", () => {
  test("is signed for it alone, for four hours, numbered upwards; it names pages, gestures and files", async () => {
    const { id, secret } = await aReader();
    const none = await configuration(secret);
    expect([none.status, none.json().code]).toEqual([404, "reader.no_configuration"]);
    await give(secret, aKey());
    const answer = await configuration(secret);
    expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
    const first = await read(answer.json().configuration, id);
    expect(first.exp - first.iat).toBe(4 * 3_600);
    expect(first.services).toMatchObject([
      {
        service: "mediatheque",
        origins: ["https://pret.example"],
        verbs: ["read"],
        card: {
          application: "3042F5",
          key: "carte-3042f5-v1",
          key_number: 1,
          elements: [{ element: "given_name", file: 8, length: 60 }],
        },
        entries: [],
      },
    ]);
    expect(first.denied.supports).toEqual([]);
    const second = await read((await configuration(secret)).json().configuration, id);
    expect(second.sequence).toBeGreaterThan(first.sequence);
    await expect(read(answer.json().configuration, "autre")).rejects.toThrow();
  });

  test("at the desk of another service holds nothing of this one", async () => {
    const deskId = parseId<"desk">(randomUUID());
    await api.house.sqlAs(
      "owner",
      "insert into desk (authority_id, id, name, service_slug) values ($1, $2, 'Piscine', 'piscine')",
      [api.town.id, deskId],
    );
    const { secret } = await aReader(deskId);
    await give(secret, aKey());
    expect((await configuration(secret)).json().code).toBe("reader.no_configuration");
  });
});
