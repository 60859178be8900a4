import { readDenyList, readSignedCode } from "@ardeco/signed-qr";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerEquipment } from "../../features/cards/equipment/index.ts";
import {
  recordSupportLoss,
  requestSupport,
  type SupportId,
  showSupportCode,
} from "../../features/cards/supports/index.ts";
import { setPersonStatus } from "../../features/identity/identity/index.ts";
import { anAgent, aPerson } from "../../testing/builders.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let secret: string;
let jeanne: Awaited<ReturnType<typeof aPerson>>;
const CHECK = "/authorities/caen/supports/check";
const LIST = "/authorities/caen/supports/terminal-list";

beforeAll(async () => {
  api = await aHouseWithApi();
  const mayor = await anAgent(api.house, api.town.id, ["authority_administrator"]);
  const { code } = await registerEquipment(mayor, {
    id: mayor.newId(),
    name: "Tourniquet",
    kind: "scanner",
    place: "Entrée",
    deskId: api.town.deskId,
  });
  secret = (await api.ask("/authorities/caen/equipment/pair", { body: { code } })).json().secret;
  jeanne = await aPerson(api.house, api.town.id, { validated: { given_name: "Jeanne" } });
  const system = api.house.system(api.town.id);
  await system.transaction((tx) => setPersonStatus(tx, system, jeanne.personId, "enrolled"));
});
afterAll(() => api?.house.close());

async function aPaper() {
  const order = { id: jeanne.newId<SupportId>(), personId: jeanne.personId, kind: "printed" } as const;
  const { id } = await requestSupport(jeanne, order);
  return { id, code: (await showSupportCode(jeanne, id)).code };
}
const check = (code: unknown, token = secret) => api.ask(CHECK, { token, body: { code } });

describe("a terminal", () => {
  test("learns that a code is good, and no number of the support nor of the person", async () => {
    const { id, code } = await aPaper();
    const answer = await check(code);
    expect([answer.status, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
    expect(answer.json()).toEqual({
      accepted: true,
      kind: "printed",
      subject: null,
      checked: true,
      copyable: true,
      refusal: null,
    });
    await recordSupportLoss(jeanne, { id, door: "space" });
    expect((await check(code)).json()).toEqual({
      accepted: false,
      kind: null,
      subject: null,
      checked: null,
      copyable: null,
      refusal: {
        code: "lost",
        fr: "Ce support a été déclaré perdu.",
        en: "This support was declared lost.",
      },
    });
  });

  test("goes offline with a list and a key that its own program verifies", async () => {
    const [lost, carried] = [await aPaper(), await aPaper()];
    await recordSupportLoss(jeanne, { id: lost.id, door: "space" });
    const { issuer, version, list, key } = (await api.ask(LIST, { token: secret })).json();
    const { kid, ...point } = key;
    const imported = await crypto.subtle.importKey(
      "jwk",
      { kty: "EC", crv: "P-256", ...point },
      { name: "ECDSA", namedCurve: "P-256" },
      true,
      ["verify"],
    );
    expect(issuer).toBe(api.town.id);
    const findKey = (keyId: Uint8Array, named: string) =>
      named === issuer && Buffer.from(keyId).toString("base64url") === kid ? imported : undefined;
    const now = api.house.clock.now();
    const denied = await readDenyList(Buffer.from(list, "base64url"), {
      findKey,
      now,
      issuer,
      known: version,
    });
    const isDenied = async ({ code }: { readonly code: string }) =>
      denied.has((await readSignedCode(code, { findKey, now })).id);
    expect([await isDenied(lost), await isDenied(carried)]).toEqual([true, false]);
  });

  test("says what is wrong with what it sends; nobody else asks", async () => {
    for (const code of ["", 7, "x".repeat(401)]) expect((await check(code)).status).toBe(422);
    expect((await check("n’importe quoi")).json().refusal.code).toBe("malformed");
    const { token } = await api.tokenFor("authority_administrator");
    expect((await check("AR1:", token)).status).toBe(401);
    expect((await api.ask(LIST)).status).toBe(401);
    const abroad = "/authorities/caen-la-mer/supports/check";
    expect((await api.ask(abroad, { token: secret, body: { code: "AR1:" } })).status).toBe(401);
  });
});
