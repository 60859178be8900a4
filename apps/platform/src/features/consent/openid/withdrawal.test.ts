import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { LogoutToken } from "@ardeco/contracts";
import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import * as oidc from "openid-client";
import { Check } from "typebox/value";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findLiveGrant, withdrawGrant } from "../consent/index.ts";
import { connect } from "./testing/connect.ts";
import { ISSUER, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import type { Someone } from "./testing/open-id-world.ts";

let home: LibraryHouse;
const logoutTokens: string[] = [];
let answer = 200;
const application = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  if (answer === 200) logoutTokens.push(form.get("logout_token") ?? "");
  response.writeHead(answer).end();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => application.listen(0, "127.0.0.1", resolve));
  const { port } = application.address() as AddressInfo;
  home = await libraryHouse({ backchannelLogoutUri: `http://127.0.0.1:${port}/deconnexion` });
});
afterAll(async () => {
  application.close();
  await home.house.close();
});

async function withdraw(who: Someone): Promise<void> {
  const { serviceId } = home;
  const { personId } = who;
  const grant = await findLiveGrant(who, { personId, serviceId });
  if (grant) await withdrawGrant(who, { personId, grantId: grant.id });
}

describe("a person who says no is obeyed at once", () => {
  test("every token is dead before any job has run, and the next visit asks again", async () => {
    const jeanne = await home.world.jeanne();
    const { tokens, sub, browser } = await connect(home, jeanne);
    const { config } = home.library;
    const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? "");
    await withdraw(jeanne);
    for (const token of [tokens.access_token, refreshed.access_token]) {
      await expect(oidc.fetchUserInfo(config, token, sub)).rejects.toMatchObject({ status: 401 });
      expect(await oidc.tokenIntrospection(config, token)).toEqual({ active: false });
    }
    await expect(oidc.refreshTokenGrant(config, refreshed.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
    const next = await home.library.start(browser);
    expect(next.shown).toMatchObject({ status: 200, redirects: expect.arrayContaining([]) });
    expect(next.shown.url).toMatch(/\/espace\/autoriser\//);
    await home.house.drain();
  });

  test("a code obtained before the withdrawal buys nothing after it", async () => {
    const jeanne = await home.world.jeanne();
    await connect(home, jeanne);
    const browser = await home.world.server.signedIn(jeanne);
    const { shown, verifier } = await home.library.start(browser);
    await withdraw(jeanne);
    await expect(home.library.finish(shown, verifier)).rejects.toMatchObject({ error: "invalid_grant" });
  });

  test("the application signs the person out: the logout token is verified with the published keys", async () => {
    await home.house.drain();
    logoutTokens.length = 0;
    const jeanne = await home.world.jeanne();
    const { sub } = await connect(home, jeanne);
    await withdraw(jeanne);
    expect(await home.house.drain()).toMatchObject({ failed: 0 });
    const jwks = await home.world.server.app.inject({ url: "/caen/oidc/jwks" });
    const { payload, protectedHeader } = await jwtVerify(
      logoutTokens[0] ?? "",
      createLocalJWKSet(jwks.json()),
      { issuer: ISSUER, audience: home.clientId, currentDate: home.house.clock.now() },
    );
    expect(protectedHeader).toMatchObject({ typ: "logout+jwt", alg: "ES256" });
    expect(Check(LogoutToken, payload)).toBe(true);
    expect(payload.sub).toBe(sub);
    expect(payload).not.toHaveProperty("nonce");
  });

  test("an application that is down is told later, and its rows are gone meanwhile", async () => {
    await home.house.drain();
    logoutTokens.length = 0;
    answer = 503;
    const jeanne = await home.world.jeanne();
    const { sub } = await connect(home, jeanne);
    const rows = () =>
      home.house.sqlAs<{ kind: string }>(
        "owner",
        "select kind from oidc_payload where grant_hash is not null",
      );
    const before = (await rows()).length;
    await withdraw(jeanne);
    expect((await home.house.drain()).failed).toBeGreaterThan(0);
    expect((await rows()).length).toBeLessThan(before);
    answer = 200;
    await home.house.drain({ retries: true });
    // Told again when the job runs again: it signs nobody else out.
    const subjects = logoutTokens.map((token) => decodeJwt(token).sub);
    expect([...new Set(subjects)]).toEqual([sub]);
  });

  test("one that cannot be reached keeps no other from being told", async () => {
    await home.house.drain();
    logoutTokens.length = 0;
    const name = "Aucune";
    await home.world.application(home.serviceId, { name, backchannelLogoutUri: "http://127.0.0.1:9/fin" });
    const jeanne = await home.world.jeanne();
    await connect(home, jeanne);
    await withdraw(jeanne);
    expect((await home.house.drain()).failed).toBeGreaterThan(0);
    expect(logoutTokens).toHaveLength(1);
  });

  test("another person's tokens are untouched", async () => {
    const [jeanne, paul] = [await home.world.jeanne(), await home.world.jeanne({ given_name: "Paul" })];
    await connect(home, jeanne);
    const { tokens, sub } = await connect(home, paul);
    await withdraw(jeanne);
    await home.house.drain();
    expect(await oidc.fetchUserInfo(home.library.config, tokens.access_token, sub)).toMatchObject({
      given_name: "Paul",
    });
  });
});
