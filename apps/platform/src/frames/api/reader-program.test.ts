import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aToken, type TestToken, withoutToken } from "@ardeco/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type EquipmentId,
  listEquipment,
  registerEquipment,
  revokeEquipment,
} from "../../features/cards/equipment/index.ts";
import type { Context } from "../../kernel/context.ts";
import { anAgent } from "../../testing/builders.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";
import { startProgram } from "./testing/a-reader-program.ts";

// The card reader program as it is started, with keys in a token, against this API over real HTTP.

const story = (name: string, tell: () => Promise<void>) =>
  test.skipIf(withoutToken)(withoutToken ? `${name} (left out: ${withoutToken})` : name, tell, 60_000);

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let mayor: Context;
let token: TestToken;
let folder: string;
let base: string;

beforeAll(async () => {
  if (withoutToken) return;
  api = await aHouseWithApi();
  mayor = await anAgent(api.house, api.town.id, ["authority_administrator"]);
  base = `${await api.app.listen({ port: 0, host: "127.0.0.1" })}/api/v1/authorities/caen`;
  token = await aToken();
  token.writeAesKey("reader-sealing", "000102030405060708090a0b0c0d0e0f");
  token.makeSigningKey("reader-signature");
  folder = await mkdtemp(join(tmpdir(), "ardeco-reader-"));
  await writeFile(join(folder, "keys.json"), JSON.stringify({ keys: [{ kty: "EC" }] }));
});
afterAll(async () => {
  await api?.app.close();
  await api?.house.close();
  await token?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const start = (...args: readonly string[]) => startProgram(token, join(folder, "reader"), ...args);
const installing = (code: string) => [
  "--platform",
  base,
  "--code",
  code,
  "--platform-keys",
  join(folder, "keys.json"),
];

story(
  "it is installed by its code, says how it is, and does nothing more once revoked, for good",
  async () => {
    const place = {
      name: "Lecteur de l’accueil",
      kind: "reader" as const,
      place: "Accueil",
      deskId: api.town.deskId,
    };
    const { id, code } = await registerEquipment(mayor, { id: mayor.newId<EquipmentId>(), ...place });
    const first = await start(...installing(code));
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const known = async () => (await listEquipment(mayor)).find((one) => one.id === id);
    expect(await known()).toMatchObject({
      version: "0.2.0",
      health: expect.stringMatching(/^(good|degraded)$/),
    });
    expect(await (await fetch(first.url)).text()).toContain("Le lecteur attend sa configuration");
    await first.stop();

    // The code is spent: told in words, and what was installed stays.
    const spent = await start(...installing(code));
    expect([spent.url, spent.complaints()]).toEqual([
      "",
      expect.stringContaining("ce code est faux, déjà pris ou trop vieux"),
    ]);

    await revokeEquipment(mayor, id);
    for (let time = 0; time < 2; time += 1) {
      const revoked = await start();
      expect(await (await fetch(revoked.url)).text()).toContain("Ce lecteur a été révoqué");
      await revoked.stop();
    }
  },
);
