import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { decodeJwt } from "jose";
import * as oidc from "openid-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findLiveGrant, resumeGrant, suspendGrant } from "../consent/index.ts";
import { connect } from "./testing/connect.ts";
import { type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import type { Someone } from "./testing/open-id-world.ts";

let home: LibraryHouse;
const logoutTokens: string[] = [];
const application = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  logoutTokens.push(new URLSearchParams(Buffer.concat(chunks).toString()).get("logout_token") ?? "");
  response.writeHead(200).end();
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

/** As the restriction that covers it begins, or is lifted. */
async function turn(who: Someone, how: typeof suspendGrant): Promise<void> {
  const { personId } = who;
  const grant = await findLiveGrant(who, { personId, serviceId: home.serviceId });
  const system = home.house.system(who.authorityId);
  if (grant) await system.transaction((tx) => how(tx, system, { personId, grantId: grant.id }));
}

test("under a restriction every token is refused at once, whoever shows it; lifted, the same ones serve again, nobody is asked", async () => {
  const jeanne = await home.world.jeanne();
  const { tokens, sub, browser } = await connect(home, jeanne);
  const { config } = home.library;
  const refresh = tokens.refresh_token ?? "";
  await turn(jeanne, suspendGrant);
  await expect(oidc.fetchUserInfo(config, tokens.access_token, sub)).rejects.toMatchObject({ status: 401 });
  expect(await oidc.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false });
  await expect(oidc.refreshTokenGrant(config, refresh)).rejects.toMatchObject({ error: "invalid_grant" });
  // Told to the application: whoever is signed in there is signed out.
  expect(await home.house.drain()).toMatchObject({ failed: 0 });
  expect(decodeJwt(logoutTokens.at(-1) ?? "").sub).toBe(sub);
  // The way in leads to a page that says why, and nothing leaves by it.
  const { shown } = await home.library.start(browser);
  expect(shown.status).toBe(409);
  expect(shown.body).toContain("mise en pause");

  await turn(jeanne, resumeGrant);
  const again = await oidc.refreshTokenGrant(config, refresh);
  expect(await oidc.fetchUserInfo(config, again.access_token, sub)).toMatchObject({ sub });
  const next = await connect(home, jeanne);
  expect(next.asked).toBe(false);
});

test("a code obtained before buys nothing while it holds", async () => {
  const jeanne = await home.world.jeanne();
  await connect(home, jeanne);
  const { shown, verifier } = await home.library.start(await home.world.server.signedIn(jeanne));
  await turn(jeanne, suspendGrant);
  await expect(home.library.finish(shown, verifier)).rejects.toMatchObject({ error: "invalid_grant" });
});
