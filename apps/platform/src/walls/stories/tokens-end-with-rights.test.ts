import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { decodeJwt } from "jose";
import * as oidc from "openid-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findLiveGrant, withdrawGrant } from "../../features/consent/consent/index.ts";
import { errorOf } from "../../features/consent/openid/testing/connect.ts";
import { type LibraryHouse, libraryHouse } from "../../features/consent/openid/testing/library-house.ts";
import type { Someone } from "../../features/consent/openid/testing/open-id-world.ts";
import { householdsJobs } from "../../features/identity/households/index.ts";
import { recoveryJobs } from "../../features/identity/recovery/index.ts";
import { notificationsJobs } from "../../features/messaging/notifications/index.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { aPair } from "../testing/a-pair.ts";
import { aParent, endByCourt, endsOfRights, tied } from "../testing/ends-of-rights.ts";

// Whoever may not act for somebody any more has no token left that says otherwise, of whatever kind, whatever
// ended it.

let home: LibraryHouse;
const signedOut: (string | undefined)[] = [];
const application = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  signedOut.push(decodeJwt(form.get("logout_token") ?? "").sub);
  response.writeHead(200).end();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => application.listen(0, "127.0.0.1", resolve));
  const { port } = application.address() as AddressInfo;
  const backchannelLogoutUri = `http://127.0.0.1:${port}/deconnexion`;
  home = await libraryHouse({ backchannelLogoutUri }, [householdsJobs, recoveryJobs, notificationsJobs]);
});
afterAll(async () => {
  application.close();
  await home.house.close();
});
beforeEach(() => home.house.clock.set("2026-11-24T08:00:00Z"));

/**
 * Every kind of token that somebody may hold for a subject: what they exchanged, what they did not yet, and
 * their browser.
 */
async function everyToken(acting: Someone, subjectId: PersonId) {
  const { library, world } = home;
  const browser = await world.server.signedIn(acting);
  const { shown, verifier } = await library.start(browser, { prompt: "consent" });
  await browser.open(`${shown.url}?pour=${subjectId}`);
  const back = await browser.submit({ granted: ["given_name", "family_name"] });
  const tokens = await library.finish(back, verifier);
  const code = await library.start(browser, { prompt: "none" });
  expect(errorOf(code.shown.redirects.at(-1))).toBeNull();
  return { browser, tokens, sub: tokens.claims()?.sub ?? "", refresh: tokens.refresh_token ?? "", code };
}
type Tokens = Awaited<ReturnType<typeof everyToken>>;

async function expectRefused({ tokens, sub, refresh, code }: Tokens): Promise<void> {
  const { library } = home;
  const { config } = library;
  await expect
    .soft(oidc.fetchUserInfo(config, tokens.access_token, sub))
    .rejects.toMatchObject({ status: 401 });
  expect.soft(await oidc.tokenIntrospection(config, tokens.access_token)).toEqual({ active: false });
  expect.soft(await oidc.tokenIntrospection(config, refresh)).toEqual({ active: false });
  const refused = { error: "invalid_grant" };
  await expect.soft(oidc.refreshTokenGrant(config, refresh)).rejects.toMatchObject(refused);
  await expect.soft(library.finish(code.shown, code.verifier)).rejects.toMatchObject(refused);
}

/**
 * The browser gives no new token for that subject: its session is nobody's, or somebody's who may act for
 * others alone.
 */
async function expectBrowserRefused({ browser, sub }: Tokens): Promise<void> {
  const { shown, verifier } = await home.library.start(browser, { prompt: "none" });
  const error = errorOf(shown.redirects.at(-1));
  if (error === null) expect.soft((await home.library.finish(shown, verifier)).claims()?.sub).not.toBe(sub);
  else expect.soft(["login_required", "consent_required"]).toContain(error);
}

async function expectServing({ tokens, sub, refresh }: Tokens): Promise<void> {
  const { config } = home.library;
  expect(await oidc.fetchUserInfo(config, tokens.access_token, sub)).toMatchObject({ sub });
  expect(await oidc.tokenIntrospection(config, refresh)).toMatchObject({ active: true });
}

const rowsLeft = async () => {
  const text = "select count(*)::int as rows from oidc_payload where grant_hash is not null";
  const [row] = await home.house.sqlAs<{ rows: number }>("owner", text);
  return row?.rows;
};

describe("no token of before serves, and the application signs the person out, once", () => {
  test.each(Object.entries(endsOfRights))("%s", async (_event, stage) => {
    const { acting, subjectId, end, browserStays } = await stage(home);
    await home.house.drain();
    const before = await rowsLeft();
    const held = await everyToken(acting, subjectId);
    await expectServing(held);
    signedOut.length = 0;
    await end();
    // At once: what a job does comes after.
    await expectRefused(held);
    if (!browserStays) await expectBrowserRefused(held);
    expect(await home.house.drain()).toMatchObject({ failed: 0 });
    expect(signedOut).toContain(held.sub);
    expect([...new Set(signedOut)]).toEqual([held.sub]);
    expect(await rowsLeft()).toBe(before);
    await expectRefused(held);
  });
});

test("whoever is merged has left their services; undone, nothing of before serves again", async () => {
  const { one, other, merge, undo } = await aPair(home);
  const held = await everyToken(other, other.personId);
  const { serviceId } = home;
  const personId = other.personId;
  await expect(merge()).rejects.toThrow("merges.folded_has_services");
  const grant = await findLiveGrant(other, { personId, serviceId });
  if (grant) await withdrawGrant(other, { personId, grantId: grant.id });
  await merge();
  await expectRefused(held);
  await expectBrowserRefused(held);
  await undo();
  await expectRefused(held);
  await home.house.drain();
  expect(signedOut).toContain(held.sub);
  await expectServing(await everyToken(one, one.personId));
});

describe("what stands, stays", () => {
  test("the other parent’s tokens for the same child serve on", async () => {
    const { acting, subjectId, edge } = await aParent(home);
    const julien = await home.world.jeanne();
    await tied(home, { acting: julien, subjectId, kind: "parental_authority" });
    const [hers, his] = [await everyToken(acting, subjectId), await everyToken(julien, subjectId)];
    const own = await everyToken(acting, acting.personId);
    await endByCourt(home, edge);
    await home.house.drain();
    await expectRefused(hers);
    await expectBrowserRefused(hers);
    await expectServing(his);
    await expectServing(own);
  });

  test("whoever got their account back signs in again, without being asked anything anew", async () => {
    const stage = endsOfRights["a recovery is served"];
    if (!stage) throw new TypeError("no such event");
    const { acting, subjectId, end } = await stage(home);
    const before = await everyToken(acting, subjectId);
    await end();
    const { library, world } = home;
    const { shown, verifier } = await library.start(await world.server.signedIn(acting));
    const tokens = await library.finish(shown, verifier);
    expect(tokens.claims()?.sub).toBe(before.sub);
    expect(await oidc.fetchUserInfo(library.config, tokens.access_token, before.sub)).toMatchObject({
      given_name: "Jeanne",
    });
  });
});
