import * as oidc from "openid-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "../../../testing/test-browser.ts";
import type { ClientSafety } from "../clients/index.ts";
import { type Application, anApplication, CALLBACK } from "./testing/application.ts";
import { errorOf } from "./testing/connect.ts";
import { ISSUER, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import { asks, type Someone } from "./testing/open-id-world.ts";

// What an application binds itself to (RFC 9126, RFC 9449), with a library that we did not write.

let home: LibraryHouse;
beforeAll(async () => {
  home = await libraryHouse();
});
afterAll(() => home.house.close());

async function registered(safety: Partial<ClientSafety>) {
  const facts = await home.world.application(await home.world.service([asks("email")]), safety);
  return anApplication(home.world.server.app, ISSUER, facts);
}

const parametersOf = async (verifier: string) => ({
  redirect_uri: CALLBACK,
  scope: "openid ardeco",
  state: "etat",
  code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
  code_challenge_method: "S256",
});

/** The person agrees to what was pushed; the browser ends at the application's. */
async function pushAndAgree(application: Application, who: Someone, options?: oidc.DPoPOptions) {
  const verifier = oidc.randomPKCECodeVerifier();
  const parameters = await parametersOf(verifier);
  const url = await oidc.buildAuthorizationUrlWithPAR(application.config, parameters, options);
  const browser = await home.world.server.signedIn(who);
  await browser.open(url.pathname + url.search);
  const back = await browser.submit({ granted: ["email"] });
  return { url, verifier, back: new URL(back.redirects.at(-1) ?? ""), browser };
}

const exchange = (application: Application, back: URL, verifier: string, options?: oidc.DPoPOptions) =>
  oidc.authorizationCodeGrant(
    application.config,
    back,
    { pkceCodeVerifier: verifier, expectedState: "etat" },
    undefined,
    options,
  );

describe("a challenge (PKCE)", () => {
  const withoutChallenge = { redirect_uri: CALLBACK, scope: "openid ardeco", state: "etat" };

  test("is sent by every application: by address, by a form or pushed, there is no code without one", async () => {
    const application = await registered({});
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    const { pathname, search } = oidc.buildAuthorizationUrl(application.config, withoutChallenge);
    const shown = await browser.open(pathname + search);
    expect(errorOf(shown.redirects.at(-1))).toBe("invalid_request");
    const posted = await browser.post(pathname, Object.fromEntries(new URLSearchParams(search)));
    expect(errorOf(posted.redirects.at(-1))).toBe("invalid_request");
    await expect(
      oidc.buildAuthorizationUrlWithPAR(application.config, withoutChallenge),
    ).rejects.toMatchObject({ error: "invalid_request" });
  });

  test("is not asked of one that carries the exception; what it sends all the same is checked", async () => {
    const application = await registered({ pkceRequired: false });
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    const { pathname, search } = oidc.buildAuthorizationUrl(application.config, withoutChallenge);
    await browser.open(pathname + search);
    const back = await browser.submit({ granted: ["email"] });
    const checks = { expectedState: "etat" };
    const address = new URL(back.redirects.at(-1) ?? "about:blank");
    expect(await oidc.authorizationCodeGrant(application.config, address, checks)).toHaveProperty(
      "access_token",
    );
    const { shown } = await application.start(browser);
    const other = oidc.randomPKCECodeVerifier();
    await expect(application.finish(shown, other)).rejects.toMatchObject({ error: "invalid_grant" });
  });
});

describe("an application that pushes its requests", () => {
  test("signs people in with what it pushed, and the browser carries nothing of it", async () => {
    const pushing = await registered({ pushedRequestsOnly: true });
    const { url, verifier, back } = await pushAndAgree(pushing, await home.world.jeanne());
    expect([...url.searchParams.keys()].sort()).toEqual(["client_id", "request_uri"]);
    const tokens = await exchange(pushing, back, verifier);
    const told = await oidc.fetchUserInfo(pushing.config, tokens.access_token, tokens.claims()?.sub ?? "");
    expect(told.email).toBe("jeanne@example.org");
  });

  test("nobody starts it with a request written in an address", async () => {
    const pushing = await registered({ pushedRequestsOnly: true });
    const { shown } = await pushing.start(await home.world.server.signedIn(await home.world.jeanne()));
    expect(errorOf(shown.redirects.at(-1))).toBe("invalid_request");
  });

  test("what was pushed is used once, by its application only, and not changed on the way", async () => {
    const pushing = await registered({ pushedRequestsOnly: true });
    const used = await pushAndAgree(pushing, await home.world.jeanne());
    expect(await opened(used.browser, used.url)).toContain("invalid_request_uri");

    const verifier = oidc.randomPKCECodeVerifier();
    const fresh = await oidc.buildAuthorizationUrlWithPAR(pushing.config, await parametersOf(verifier));
    const stolen = new URL(fresh);
    stolen.searchParams.set("client_id", home.clientId);
    expect(await opened(used.browser, stolen)).toMatch(/invalid_request/);
    fresh.searchParams.set("redirect_uri", "https://evil.example/");
    expect(await opened(used.browser, fresh)).not.toContain("https://evil.example");
  });

  test("nothing is pushed without the application's secret, or towards an address it did not register", async () => {
    const facts = await home.world.application(await home.world.service([asks("email")]));
    const stranger = await anApplication(home.world.server.app, ISSUER, { ...facts, secret: "devinette" });
    const parameters = await parametersOf(oidc.randomPKCECodeVerifier());
    await expect(oidc.buildAuthorizationUrlWithPAR(stranger.config, parameters)).rejects.toMatchObject({
      status: 401,
    });
    const known = await anApplication(home.world.server.app, ISSUER, facts);
    const elsewhere = { ...parameters, redirect_uri: "https://evil.example/" };
    await expect(oidc.buildAuthorizationUrlWithPAR(known.config, elsewhere)).rejects.toMatchObject({
      error: "invalid_request",
    });
  });
});

describe("an application whose tokens are bound", () => {
  const aKey = async (application: Application) =>
    oidc.getDPoPHandle(application.config, await oidc.randomDPoPKeyPair("ES256"));

  test("its token opens with its key; as a bearer token or with another key, it opens nothing", async () => {
    const bound = await registered({ boundTokensOnly: true });
    const DPoP = await aKey(bound);
    const { verifier, back } = await pushAndAgree(bound, await home.world.jeanne(), { DPoP });
    const tokens = await exchange(bound, back, verifier, { DPoP });
    const sub = tokens.claims()?.sub ?? "";
    const asked = (options?: oidc.DPoPOptions) =>
      oidc.fetchUserInfo(bound.config, tokens.access_token, sub, options);
    expect(await asked({ DPoP })).toMatchObject({ email: "jeanne@example.org" });
    await expect(asked()).rejects.toMatchObject({ status: 401 });
    await expect(asked({ DPoP: await aKey(bound) })).rejects.toMatchObject({ status: 401 });
    const thumbprint = await DPoP.calculateThumbprint();
    expect(await oidc.tokenIntrospection(bound.config, tokens.access_token)).toMatchObject({
      active: true,
      token_type: "DPoP",
      cnf: { jkt: thumbprint },
    });
  });

  test("without a proof it gets no token, neither for a code nor for a refresh token", async () => {
    const bound = await registered({ boundTokensOnly: true });
    const DPoP = await aKey(bound);
    const jeanne = await home.world.jeanne();
    const first = await pushAndAgree(bound, jeanne);
    await expect(exchange(bound, first.back, first.verifier)).rejects.toMatchObject({
      error: "invalid_grant",
    });
    const shown = await bound.start(await home.world.server.signedIn(jeanne));
    const tokens = await oidc.authorizationCodeGrant(
      bound.config,
      new URL(shown.shown.redirects.at(-1) ?? ""),
      {
        pkceCodeVerifier: shown.verifier,
        expectedState: "state-of-the-application",
        expectedNonce: "nonce-of-the-application",
      },
      undefined,
      { DPoP },
    );
    const refreshed = oidc.refreshTokenGrant(bound.config, tokens.refresh_token ?? "");
    await expect(refreshed).rejects.toMatchObject({ error: "invalid_grant" });
  });
});

describe("its own tokens", () => {
  test("an application reads and ends them; a token that it ended opens nothing more", async () => {
    const one = await registered({});
    const { verifier, back } = await pushAndAgree(one, await home.world.jeanne());
    const { access_token, refresh_token = "" } = await exchange(one, back, verifier);
    const read = (token: string) => oidc.tokenIntrospection(one.config, token);
    expect(await read(refresh_token)).toMatchObject({ active: true });
    const facts = await read(access_token);
    expect(facts).toMatchObject({ active: true, client_id: one.config.clientMetadata().client_id });
    expect(JSON.stringify(facts)).not.toContain("jeanne");
    await oidc.tokenRevocation(one.config, access_token);
    expect(await read(access_token)).toEqual({ active: false });
    await oidc.tokenRevocation(one.config, refresh_token);
    expect(await read(refresh_token)).toEqual({ active: false });
    // RFC 7009 section 2.2: a token that is none is no error.
    await oidc.tokenRevocation(one.config, "inconnu");
  });
});

const opened = async (browser: Browser, url: URL) => {
  const shown = await browser.open(url.pathname + url.search);
  return `${shown.redirects.join(" ")} ${shown.body}`;
};
