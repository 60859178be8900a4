import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type EquipmentId,
  type EquipmentKind,
  issuePairingCode,
  registerEquipment,
  revokeEquipment,
} from "../../features/cards/equipment/index.ts";
import type { Context } from "../../kernel/context.ts";
import { anAgent } from "../../testing/builders.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let mayor: Context;
const PAIR = "/authorities/caen/equipment/pair";
const HEALTH = "/authorities/caen/equipment/health";
const well = { version: "1.4.2", health: "good" };

beforeAll(async () => {
  api = await aHouseWithApi();
  mayor = await anAgent(api.house, api.town.id, ["authority_administrator"]);
});
afterAll(() => api?.house.close());

const aCode = (kind: EquipmentKind = "kiosk") =>
  registerEquipment(mayor, {
    id: mayor.newId<EquipmentId>(),
    name: "Borne du hall",
    kind,
    place: "Hall",
    deskId: api.town.deskId,
  });

describe("an equipment, by the API", () => {
  test("exchanges its code for a secret, says how it is, and is refused at once when revoked", async () => {
    const { id, code } = await aCode();
    const answer = await api.ask(PAIR, { body: { code } });
    expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
    const { equipment, secret } = answer.json();
    expect(equipment).toBe(id);
    const told = await api.ask(HEALTH, { token: secret, body: well });
    expect(told.json()).toEqual({ equipment: id, name: "Borne du hall", kind: "kiosk" });
    await revokeEquipment(mayor, id);
    const refused = await api.ask(HEALTH, { token: secret, body: well });
    expect([refused.status, refused.json().code]).toEqual([401, "equipment.not_known"]);
    expect(refused.headers["www-authenticate"]).toBe('Bearer error="invalid_token"');
  });

  test("a kiosk or a scanner is no reader of cards: no key, no configuration, no journal, no card", async () => {
    const { code } = await aCode();
    const { secret } = (await api.ask(PAIR, { body: { code } })).json();
    const reader = "/authorities/caen/reader";
    const tries = [
      await api.ask(`${reader}/configuration`, { token: secret }),
      await api.ask(`${reader}/journal`, { token: secret }),
      await api.ask(`${reader}/card-sessions`, { token: secret, body: { update: "sealed" } }),
      await api.ask(`${reader}/card-sessions`, { token: secret, body: { present: true } }),
    ];
    for (const one of tries) expect([one.status, one.json().code]).toEqual([401, "equipment.not_known"]);
    expect((await api.ask(HEALTH, { token: secret, body: well })).status).toBe(200);
  });

  test("a reader of a kiosk or of a partner asks of nobody whether what they show is good, and reads no list of what is stopped", async () => {
    for (const kind of ["kiosk_reader", "partner_reader"] as const) {
      const { code } = await aCode(kind);
      const { secret } = (await api.ask(PAIR, { body: { code } })).json();
      const tries = [
        await api.ask("/authorities/caen/supports/check", { token: secret, body: { code: "AS1:rien" } }),
        await api.ask("/authorities/caen/supports/terminal-list", { token: secret }),
      ];
      for (const one of tries) expect([one.status, one.json().code]).toEqual([401, "equipment.not_known"]);
      // It is a reader all the same.
      const step = { token: secret, body: { present: true } };
      expect((await api.ask("/authorities/caen/reader/card-sessions", step)).status).toBe(200);
    }
  });

  test("a code replayed, guessed, or carried to another authority is 422, and says nothing more", async () => {
    const { id, code } = await aCode();
    await api.ask(PAIR, { body: { code } });
    const { code: fresh } = await issuePairingCode(mayor, id);
    const tries = [
      await api.ask(PAIR, { body: { code } }),
      await api.ask(PAIR, { body: { code: "ABCD-EFGH-JKMN-PQRS" } }),
      await api.ask("/authorities/caen-la-mer/equipment/pair", { body: { code: fresh } }),
    ];
    for (const one of tries) expect([one.status, one.json().code]).toEqual([422, "equipment.code_not_valid"]);
  });

  test("nobody without its secret, nor with that of an agent, nor elsewhere", async () => {
    const { code } = await aCode();
    const { secret } = (await api.ask(PAIR, { body: { code } })).json();
    const { token } = await api.tokenFor("authority_administrator");
    for (const wish of [{}, { token }, { token: `${secret}x` }, { token: secret.slice(0, -1) }])
      expect((await api.ask(HEALTH, { ...wish, body: well })).status).toBe(401);
    const abroad = "/authorities/caen-la-mer/equipment/health";
    expect((await api.ask(abroad, { token: secret, body: well })).status).toBe(401);
    // And it opens nothing of what agents read.
    expect((await api.ask("/authorities/caen/whoami", { token: secret })).status).toBe(401);
  });

  test("one that flaps stays in trouble, and the journal tells it once", async () => {
    const { code } = await aCode();
    const { secret } = (await api.ask(PAIR, { body: { code } })).json();
    for (const health of ["good", "faulty", "good", "faulty", "degraded", "good", "faulty"])
      expect((await api.ask(HEALTH, { token: secret, body: { ...well, health } })).status).toBe(200);
    const { token } = await api.tokenFor("auditor");
    const { entries } = (await api.ask("/authorities/caen/journal?limit=100", { token })).json();
    const told = entries.filter(({ action }: { action: string }) => action === "equipment.health_changed");
    expect(told).toHaveLength(1);
    api.house.clock.advance(11 * 60_000);
    await api.ask(HEALTH, { token: secret, body: well });
    const later = (await api.ask("/authorities/caen/journal?limit=100", { token })).json();
    expect(
      later.entries.filter(({ action }: { action: string }) => action === "equipment.health_changed"),
    ).toHaveLength(2);
  });

  test.each([
    { version: "1.0 <script>", health: "good" },
    { version: "1".repeat(41), health: "good" },
    { version: "1.0", health: "excellent" },
    { version: "1.0", health: "good", who: "Jeanne Martin" },
  ])("a report of another shape is refused: %j", async (body) => {
    const { code } = await aCode();
    const { secret } = (await api.ask(PAIR, { body: { code } })).json();
    expect((await api.ask(HEALTH, { token: secret, body })).status).toBe(422);
  });
});
