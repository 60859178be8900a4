import * as oidc from "openid-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CALLBACK } from "./testing/application.ts";
import { connect } from "./testing/connect.ts";
import { everything, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";

let home: LibraryHouse;
const HOME = "http://localhost:4000/";
beforeAll(async () => {
  home = await libraryHouse({ postLogoutRedirectUris: [HOME] });
});
afterAll(() => home.house.close());

describe("what a modern client may use", () => {
  test("pushed authorization requests (RFC 9126) and DPoP-bound tokens (RFC 9449)", async () => {
    const { config } = home.library;
    const DPoP = oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair("ES256"));
    const verifier = oidc.randomPKCECodeVerifier();
    const parameters = {
      redirect_uri: CALLBACK,
      scope: "openid ardeco",
      state: "etat",
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    };
    const url = await oidc.buildAuthorizationUrlWithPAR(config, parameters, { DPoP });
    expect(url.search).toContain("request_uri");
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    await browser.open(url.pathname + url.search);
    const back = await browser.submit({ granted: everything });
    const address = new URL(back.redirects.at(-1) ?? "");
    const tokens = await oidc.authorizationCodeGrant(
      config,
      address,
      { pkceCodeVerifier: verifier, expectedState: "etat" },
      undefined,
      { DPoP },
    );
    expect(tokens.token_type).toBe("dpop");
    const sub = tokens.claims()?.sub ?? "";
    expect(await oidc.fetchUserInfo(config, tokens.access_token, sub, { DPoP })).toHaveProperty(
      "family_name",
    );
    await expect(oidc.fetchUserInfo(config, tokens.access_token, sub)).rejects.toMatchObject({ status: 401 });
  });

  test("a refresh token reads what changed, long after the browser left", async () => {
    const jeanne = await home.world.jeanne();
    const { tokens, sub } = await connect(home, jeanne);
    await home.world.validate(jeanne, "family_name", "Durand");
    const fresh = await oidc.refreshTokenGrant(home.library.config, tokens.refresh_token ?? "");
    expect(await oidc.fetchUserInfo(home.library.config, fresh.access_token, sub)).toMatchObject({
      family_name: "Durand",
    });
  });

  test("prompt=login and max_age ask for a new proof of presence", async () => {
    const { browser } = await connect(home, await home.world.jeanne());
    for (const extra of [{ prompt: "login" }, { max_age: "0" }]) {
      const { shown } = await home.library.start(browser, { extra });
      expect(shown).toMatchObject({ status: 401, body: "sign in" });
    }
  });
});

describe("leaving", () => {
  test("leaving the account from the service ends both sessions and comes back to the service", async () => {
    const { browser, tokens } = await connect(home, await home.world.jeanne());
    const url = oidc.buildEndSessionUrl(home.library.config, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: HOME,
      state: "fin",
    });
    const page = await browser.open(url.pathname + url.search);
    expect(page.body).not.toContain("<script");
    expect(String(page.headers["content-security-policy"])).toContain(
      "form-action 'self' http://localhost:4000",
    );
    const left = await browser.submit({ logout: "yes" });
    expect(left.redirects.at(-1)).toBe(`${HOME}?state=fin`);
    expect(browser.cookies.get("ardeco_espace", "/caen")).toBeUndefined();
    const { shown } = await home.library.start(browser);
    expect(shown).toMatchObject({ status: 401, body: "sign in" });
  });

  test("an address to come back to that was not registered is refused", async () => {
    const { browser, tokens } = await connect(home, await home.world.jeanne());
    const url = oidc.buildEndSessionUrl(home.library.config, {
      id_token_hint: tokens.id_token ?? "",
      post_logout_redirect_uri: "https://evil.example/",
    });
    const page = await browser.open(url.pathname + url.search);
    expect(page).toMatchObject({ status: 400, redirects: [] });
  });

  test("leaving does not take the consent back: the service keeps reading what was agreed", async () => {
    const { browser, tokens, sub } = await connect(home, await home.world.jeanne());
    await browser.open("/caen/oidc/session/end");
    await browser.submit({ logout: "yes" });
    expect(await oidc.fetchUserInfo(home.library.config, tokens.access_token, sub)).toHaveProperty("email");
  });
});
