import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CALLBACK } from "./testing/application.ts";
import { connect, errorOf } from "./testing/connect.ts";
import { type LibraryHouse, libraryHouse } from "./testing/library-house.ts";

// OpenID Connect Core 1.0, section 3.1.2.1: the authorization endpoint takes GET and POST.

let home: LibraryHouse;
beforeAll(async () => {
  home = await libraryHouse();
});
afterAll(() => home.house.close());

const AUTH = "/caen/oidc/auth";
const FORM = "application/x-www-form-urlencoded";
const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

const asked = (more: Readonly<Record<string, string>> = {}) => ({
  client_id: home.clientId,
  response_type: "code",
  scope: "openid ardeco",
  redirect_uri: CALLBACK,
  state: "étape 1 & 2",
  code_challenge: CHALLENGE,
  code_challenge_method: "S256",
  ...more,
});

/** As a form of another site does: the browser sends no cookie of ours with it (SameSite=Lax). */
const post = (payload: string, headers: Readonly<Record<string, string>> = { "content-type": FORM }) =>
  home.world.server.app.inject({
    method: "POST",
    url: AUTH,
    payload,
    headers: { origin: "https://logiciel.example", accept: "text/html", ...headers },
  });

/** About so many characters, and nothing but a wish. */
const aLongWish = (length: number) => ({
  claims: JSON.stringify({ userinfo: { email: null, nom: { value: "x".repeat(length) } } }),
});

describe("a request sent as a form", () => {
  test.each([0, 6_000, 20_000])(
    "is answered as one by address, also in silence (%i characters more)",
    async (length) => {
      const { browser } = await connect(home, await home.world.jeanne());
      const more = length === 0 ? {} : aLongWish(length);
      const answer = await post(new URLSearchParams(asked({ prompt: "none", ...more })).toString());
      expect(answer.statusCode).toBe(303);
      expect(answer.headers["set-cookie"]).toBeUndefined();
      const address = String(answer.headers.location);
      expect(address.length).toBeLessThan(4_200);
      const shown = await browser.open(address);
      const back = new URL(shown.redirects.at(-1) ?? "about:blank");
      expect(back.origin + back.pathname).toBe(CALLBACK);
      expect(back.searchParams.get("state")).toBe("étape 1 & 2");
      expect(back.searchParams.get("code")).toBeTruthy();
    },
  );

  test("signs nobody in and nobody out: the session of the browser is the one it had", async () => {
    const { browser } = await connect(home, await home.world.jeanne());
    const before = browser.cookies.for(AUTH);
    await browser.post(AUTH, asked({ prompt: "none" }), { origin: "https://evil.example" });
    const silent = await home.library.start(browser, { prompt: "none" });
    expect(errorOf(silent.shown.redirects.at(-1))).toBeNull();
    expect(Object.keys(browser.cookies.for(AUTH)).toSorted()).toEqual(Object.keys(before).toSorted());
  });

  test("is refused under another type, or too long, or kept for nobody", async () => {
    const ordinary = new URLSearchParams(asked()).toString();
    for (const type of ["application/json", "text/plain", "multipart/form-data; boundary=x"])
      expect((await post(ordinary, { "content-type": type })).statusCode, type).toBe(415);
    expect((await post(ordinary, {})).statusCode).toBe(415);
    expect((await post(new URLSearchParams(asked(aLongWish(40_000))).toString())).statusCode).toBe(413);
    const stranger = asked({ client_id: "inconnu", ...aLongWish(6_000) });
    expect((await post(new URLSearchParams(stranger).toString())).statusCode).toBe(400);
    expect(home.world.failures).toEqual([]);
  });

  test("says the same thing twice: refused as by address; an address that nobody posted leads nowhere", async () => {
    const twice = `${new URLSearchParams(asked())}&scope=openid`;
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    const shown = await browser.open(String((await post(twice)).headers.location));
    expect(errorOf(shown.redirects.at(-1)) ?? shown.status).toMatch(/invalid_request/);
    expect((await browser.open(`${AUTH}?posted=devinette`)).status).toBe(410);
  });

  test("kept for five minutes, no more", async () => {
    const answer = await post(new URLSearchParams(asked(aLongWish(6_000))).toString());
    home.house.clock.advance(301_000);
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    expect((await browser.open(String(answer.headers.location))).status).toBe(410);
  });
});
