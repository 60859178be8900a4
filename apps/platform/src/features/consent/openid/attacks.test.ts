import * as oidc from "openid-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { setClientStatus } from "../clients/index.ts";
import { listGrants } from "../consent/index.ts";
import { anApplication, CALLBACK } from "./testing/application.ts";
import { connect, errorOf } from "./testing/connect.ts";
import { everything, ISSUER, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import { asks } from "./testing/open-id-world.ts";

let home: LibraryHouse;
beforeAll(async () => {
  home = await libraryHouse();
  await aTown(home.house, { slug: "honfleur", officialCode: "14333" });
});
afterAll(() => home.house.close());

const inject = (url: string, more: object = {}) => home.world.server.app.inject({ url, ...more });

describe("an application that asks more than its service declared", () => {
  test("gets nothing of it: by scope, by name, verified or not, even when the person has the element", async () => {
    const jeanne = await home.world.jeanne({ gender: "female" });
    const names = { birthdate: { essential: true }, gender: null, family_quotient: null, nothing: null };
    const verified_claims = {
      verification: { trust_framework: null },
      claims: { birthdate: null, gender: null, family_name: null },
    };
    const { told, tokens } = await connect(home, jeanne, {
      wish: {
        scope: "openid profile email address phone ardeco inconnu",
        claims: { userinfo: { ...names, verified_claims }, id_token: { birthdate: null, verified_claims } },
      },
    });
    const received = JSON.stringify([told, tokens.claims()]);
    expect(received).not.toMatch(/birthdate|2004-05-06|gender|family_quotient/);
    expect(tokens.claims()).toMatchObject({ verified_claims: { claims: { family_name: "Martin" } } });
  });

  test("a wrong constraint type, an array or a script in the claims parameter is refused, not guessed", async () => {
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    for (const claims of [
      { userinfo: { email: "x" } },
      { userinfo: { email: ["x"] } },
      { userinfo: 1 },
      [],
    ]) {
      const { shown } = await home.library.start(browser, { claims });
      expect(errorOf(shown.redirects.at(-1))).toBe("invalid_request");
    }
  });
});

test("an application opens nothing that its service’s own rule refuses, whatever the page let through", async () => {
  const { world, house } = home;
  const service = await aPublishedService(house, world.caen, {
    definition: { requests: [asks("given_name", true)], eligibility: "age(birthdate, today) >= 60" },
  });
  const program = await anApplication(world.server.app, ISSUER, await world.application(service.id));
  const jeanne = await world.jeanne();
  const browser = await world.server.signedIn(jeanne);
  await program.start(browser, { scope: "openid" });
  const refused = await browser.submit({ granted: ["given_name"] });
  expect([refused.status, refused.redirects]).toEqual([422, []]);
  expect(refused.body).toContain("Avoir au moins 60 ans");
  const grants = await jeanne.transaction((tx) => listGrants(tx, jeanne, jeanne.personId));
  expect(grants).toEqual([]);
});

describe("stolen and replayed", () => {
  test("a code works once; used again, it ends the tokens it gave", async () => {
    const { back, verifier, tokens, sub } = await connect(home, await home.world.jeanne());
    await expect(home.library.finish(back, verifier)).rejects.toMatchObject({ error: "invalid_grant" });
    await expect(oidc.fetchUserInfo(home.library.config, tokens.access_token, sub)).rejects.toMatchObject({
      status: 401,
    });
  });

  test("of two exchanges of one code at the same instant, one at most succeeds", async () => {
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    const { verifier } = await home.library.start(browser);
    const back = await browser.submit({ granted: everything });
    const both = await Promise.allSettled([1, 2, 3].map(() => home.library.finish(back, verifier)));
    expect(both.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
  });

  test("a code without its PKCE verifier, or with another, is worth nothing", async () => {
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    await home.library.start(browser);
    const back = await browser.submit({ granted: everything });
    await expect(home.library.finish(back, oidc.randomPKCECodeVerifier())).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  test("another application cannot use the code, read the token, or end it", async () => {
    const other = await anApplication(
      home.world.server.app,
      ISSUER,
      await home.world.application(await home.world.service([asks("email")])),
    );
    const jeanne = await home.world.jeanne();
    const { tokens, sub } = await connect(home, jeanne);
    expect(await oidc.tokenIntrospection(other.config, tokens.access_token)).toEqual({ active: false });
    await expect(oidc.tokenRevocation(other.config, tokens.access_token)).rejects.toMatchObject({
      error: "invalid_request",
    });
    await expect(oidc.refreshTokenGrant(other.config, tokens.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
    const browser = await home.world.server.signedIn(jeanne);
    const { shown, verifier } = await home.library.start(browser);
    await expect(other.finish(shown, verifier)).rejects.toMatchObject({ error: "invalid_grant" });
    expect(await oidc.fetchUserInfo(home.library.config, tokens.access_token, sub)).toHaveProperty("sub");
  });
});

describe("a client proves itself as it was registered", () => {
  test.each(["client_secret_basic", "client_secret_post"] as const)(
    "by %s, and not the other way",
    async (authMethod) => {
      const { app } = home.world.server;
      const facts = await home.world.application(await home.world.service([asks("email")]), { authMethod });
      const ways = { client_secret_basic: oidc.ClientSecretBasic, client_secret_post: oidc.ClientSecretPost };
      const other = authMethod === "client_secret_basic" ? "client_secret_post" : "client_secret_basic";
      const right = await anApplication(app, ISSUER, facts, ways[authMethod](facts.secret));
      const wrong = await anApplication(app, ISSUER, facts, ways[other](facts.secret));
      const jeanne = await home.world.jeanne();
      const { tokens } = await connect(home, jeanne, { to: right, granted: ["email"] });
      const { refresh_token: refresh = "", access_token: access } = tokens;
      const refused = { status: 401 };
      await expect(oidc.refreshTokenGrant(wrong.config, refresh)).rejects.toMatchObject(refused);
      await expect(oidc.tokenIntrospection(wrong.config, access)).rejects.toMatchObject(refused);
      await expect(oidc.tokenRevocation(wrong.config, access)).rejects.toMatchObject(refused);
      const pushed = { redirect_uri: CALLBACK, scope: "openid" };
      await expect(oidc.buildAuthorizationUrlWithPAR(wrong.config, pushed)).rejects.toMatchObject(refused);
      expect(await oidc.tokenIntrospection(right.config, access)).toMatchObject({ active: true });
    },
  );
});

describe("addresses", () => {
  test("an address that the application did not register is never gone to", async () => {
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    for (const redirect_uri of [
      "http://localhost:4000/retour/",
      "http://localhost:4000/retour?x=1",
      "https://evil.example/",
    ]) {
      const { shown } = await home.library.start(browser, { extra: { redirect_uri } });
      expect(shown).toMatchObject({ status: 400, redirects: [] });
      expect(shown.body).toContain("invalid_redirect_uri");
      expect(shown.body).not.toContain("evil.example");
    }
  });

  test("a forged Host header changes none of the published addresses", async () => {
    const forged = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
    const { body } = await inject("/caen/oidc/.well-known/openid-configuration", { headers: forged });
    expect(body).not.toContain("evil.example");
    expect(JSON.parse(body)).toMatchObject({
      issuer: ISSUER,
      token_endpoint: `${ISSUER}/token`,
      authorization_endpoint: `${ISSUER}/auth`,
    });
    expect((await inject("/.well-known/oauth-authorization-server/caen/oidc")).json().issuer).toBe(ISSUER);
  });

  test("an authority is served under its own name only; a stranger's application is unknown there", async () => {
    expect((await inject("/nulle-part/oidc/.well-known/openid-configuration")).statusCode).toBe(404);
    const query = `client_id=${home.clientId}&response_type=code&scope=openid&redirect_uri=${CALLBACK}`;
    const { statusCode, body } = await inject(`/honfleur/oidc/auth?${query}`);
    expect(statusCode).toBe(400);
    expect(body).toContain("invalid_client");
    const { tokens } = await connect(home, await home.world.jeanne());
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    expect((await inject("/honfleur/oidc/me", { headers })).statusCode).toBe(401);
  });

  test("every answer carries the security policy; none lets an inline script of ours run", async () => {
    const query = `client_id=${home.clientId}`;
    for (const url of [
      "/caen/oidc/.well-known/openid-configuration",
      "/caen/oidc/jwks",
      "/caen/oidc/auth",
      `/caen/oidc/session/end?${query}`,
      "/caen/oidc/session/end/success",
    ]) {
      const { headers, body } = await inject(url, { headers: { accept: "text/html" } });
      const policy = String(headers["content-security-policy"]);
      expect(policy, url).toContain("default-src 'none'");
      expect(policy, url).not.toContain("unsafe-inline");
      // The library posts one form by itself; the digest of that script is in the policy.
      const inline = /<script>/.test(body);
      expect(policy.includes("sha256-"), url).toBe(inline);
      expect(headers["x-content-type-options"], url).toBe("nosniff");
    }
  });
});

describe("who is there", () => {
  test("a form of another site signs nobody out", async () => {
    const { browser } = await connect(home, await home.world.jeanne());
    for (const xsrf of [undefined, "guessed"]) {
      await browser.open("/caen/oidc/session/end");
      const refused = await browser.post(
        "/caen/oidc/session/end/confirm",
        { logout: "yes", ...(xsrf === undefined ? {} : { xsrf }) },
        { origin: "https://evil.example" },
      );
      expect(refused.status).toBe(400);
      expect(browser.cookies.get("ardeco_espace", "/caen")).toBeDefined();
    }
    const { shown } = await home.library.start(browser, { prompt: "none" });
    expect(errorOf(shown.redirects.at(-1))).toBeNull();
  });

  test("signed out of the platform is signed out here", async () => {
    const { browser } = await connect(home, await home.world.jeanne());
    browser.cookies.set("ardeco_espace", "", "/caen");
    const { shown } = await home.library.start(browser, { prompt: "none" });
    expect(errorOf(shown.redirects.at(-1))).toBe("login_required");
  });

  test("somebody else on the same browser never inherits the first one's consent", async () => {
    const { browser, sub } = await connect(home, await home.world.jeanne());
    const paul = await home.world.jeanne({ given_name: "Paul" });
    const his = await home.world.server.signedIn(paul);
    browser.cookies.set("ardeco_espace", his.cookies.get("ardeco_espace", "/caen") ?? "", "/caen");
    const { shown, verifier } = await home.library.start(browser);
    expect(shown.url).toMatch(/\/espace\/autoriser\//);
    const tokens = await home.library.finish(await browser.submit({ granted: everything }), verifier);
    expect(tokens.claims()?.sub).not.toBe(sub);
    expect(browser.cookies.get("ardeco_espace", "/caen")).toBeTruthy();
  });

  test("an interaction started by one person is not finished by another", async () => {
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    await home.library.start(browser);
    const someone = await home.world.jeanne({ given_name: "Paul" });
    const paul = await home.world.server.signedIn(someone);
    browser.cookies.set("ardeco_espace", paul.cookies.get("ardeco_espace", "/caen") ?? "", "/caen");
    const { url } = browser.shown;
    await browser.open(url);
    const answer = await browser.post(url, { personId: someone.personId, version: "1", granted: everything });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain("openid.other_person");
  });

  test("a disabled application is unknown two seconds later", async () => {
    const registered = await home.world.application(await home.world.service([asks("email")]));
    const short = await anApplication(home.world.server.app, ISSUER, registered);
    const { tokens, sub } = await connect(home, await home.world.jeanne(), { to: short, granted: ["email"] });
    const manager = await anAgent(home.house, home.world.caen, ["service_manager"]);
    await setClientStatus(manager, {
      clientId: parseId<"client">(registered.clientId),
      revision: 1,
      status: "disabled",
    });
    home.house.clock.advance(2_000);
    await expect(oidc.fetchUserInfo(short.config, tokens.access_token, sub)).rejects.toMatchObject({
      status: 401,
    });
    await expect(oidc.refreshTokenGrant(short.config, tokens.refresh_token ?? "")).rejects.toMatchObject({
      status: 401,
    });
  });
});
