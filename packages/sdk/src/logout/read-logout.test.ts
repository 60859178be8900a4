import { randomUUID } from "node:crypto";
import {
  createLocalJWKSet,
  exportJWK,
  type GenerateKeyPairResult,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import type { Hearing } from "../connection.ts";
import { memoryStore } from "../events/done-store.ts";
import { type LogoutAsked, LogoutRefused, readLogout } from "./read-logout.ts";

const issuer = "https://ville.example/caen/oidc";
const now = new Date("2026-11-24T10:00:00Z");
const seconds = Math.floor(now.getTime() / 1000);
const events = { "http://schemas.openid.net/event/backchannel-logout": {} };
type Members = Readonly<Record<string, unknown>>;

let town: GenerateKeyPairResult;
let hearing: Hearing;
beforeAll(async () => {
  town = await generateKeyPair("ES256");
  const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(town.publicKey)), kid: "town" }] });
  hearing = { issuer, clientId: "pool", keys, now: () => now, done: memoryStore(() => now) };
});

function aToken(claims: Members = {}, header: Members = {}, key = town.privateKey): Promise<string> {
  const all = {
    iss: issuer,
    aud: ["pool"],
    iat: seconds,
    exp: seconds + 120,
    jti: randomUUID(),
    sub: "karim",
    events,
  };
  const said = Object.fromEntries(
    Object.entries({ ...all, ...claims }).filter(([, value]) => value !== null),
  );
  return new SignJWT(said)
    .setProtectedHeader({ alg: "ES256", typ: "logout+jwt", kid: "town", ...header })
    .sign(key);
}

const read = async (body: string) => {
  const signedOut: LogoutAsked[] = [];
  const asked = await readLogout(hearing, body, (one) => void signedOut.push(one));
  expect(signedOut).toEqual([asked]);
  return asked;
};

describe("a logout that the platform asks", () => {
  test("signs the person out, posted as a form or bare", async () => {
    const form = new URLSearchParams({ logout_token: await aToken({ jti: "l-1" }) });
    expect(await read(form.toString())).toEqual({ jti: "l-1", sub: "karim" });
    expect(await read(await aToken({ jti: "l-2", sub: null, sid: "s-1" }))).toEqual({
      jti: "l-2",
      sid: "s-1",
    });
  });

  test("serves once", async () => {
    const token = await aToken();
    await read(token);
    await expect(read(token)).rejects.toMatchObject({ status: 400, message: "the token has served already" });
  });

  test("that failed on our side may be asked again", async () => {
    const token = await aToken();
    await expect(readLogout(hearing, token, () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    await read(token);
  });
});

describe("is refused", () => {
  test.each<[string, () => Promise<string>]>([
    ["signed by somebody else", async () => aToken({}, {}, (await generateKeyPair("ES256")).privateKey)],
    ["not signed", async () => new UnsecuredJWT({ events, sub: "karim" }).setIssuer(issuer).encode()],
    ["of another issuer", () => aToken({ iss: "https://ville.example/honfleur/oidc" })],
    ["for another application", () => aToken({ aud: ["cinema"] })],
    ["with another type: an event, an ID token", () => aToken({}, { typ: "secevent+jwt" })],
    ["past its end", () => aToken({ iat: seconds - 600, exp: seconds - 61 })],
    ["older than ten minutes, whatever its end", () => aToken({ iat: seconds - 900, exp: seconds + 900 })],
    ["without its end", () => aToken({ exp: null })],
    ["without a name of its own", () => aToken({ jti: null })],
    ["with a nonce", () => aToken({ nonce: "n" })],
    ["without the event", () => aToken({ events: {} })],
    ["with an event that is no object", () => aToken({ events: { [Object.keys(events)[0] ?? ""]: [] } })],
    ["that names nobody", () => aToken({ sub: null })],
    ["twice in one form", async () => `logout_token=${await aToken()}&logout_token=${await aToken()}`],
    ["endless", async () => "a".repeat(30_000)],
    ["empty", async () => ""],
  ])("%s", async (_what, token) => {
    await expect(read(await token())).rejects.toBeInstanceOf(LogoutRefused);
  });
});
