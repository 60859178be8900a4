import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignInMethod } from "../../../kernel/context.ts";
import type { Browser } from "../../../testing/test-browser.ts";
import { type Application, anApplication, type Wish } from "./testing/application.ts";
import { errorOf } from "./testing/connect.ts";
import { everything, ISSUER, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import { asks, type Someone } from "./testing/open-id-world.ts";

// How the person signed in, as an application reads it (`acr`, `amr`), and how it asks for more.

const LINK = "urn:ardeco:acr:link";

let home: LibraryHouse;
let jeanne: Someone;
let strict: Application;
beforeAll(async () => {
  home = await libraryHouse();
  jeanne = await home.world.jeanne();
  const service = await home.world.service([asks("email")]);
  strict = await anApplication(
    home.world.server.app,
    ISSUER,
    await home.world.application(service, { passkeyOnly: true }),
  );
});
afterAll(() => home.house.close());

/** Whoever agreed once is not asked again: the first test of each application agrees. */
async function goTo(application: Application, browser: Browser, wish: Wish = {}) {
  const { shown, verifier } = await application.start(browser, wish);
  const isConsent = shown.status === 200 && shown.body.includes("<ul>");
  const granted = application === strict ? ["email"] : everything;
  const back = isConsent ? await browser.submit({ granted }) : shown;
  return { back, read: async () => (await application.finish(back, verifier)).claims() };
}

const told = { id_token: { acr: null, amr: null } };
const ask = (more: Wish): Wish => ({ claims: told, ...more });

const enter = async (method: SignInMethod, wish?: Wish) =>
  goTo(home.library, await home.world.server.signedIn(jeanne, method), wish);

describe("what is told of each way of signing in", () => {
  test.each([
    ["passkey", "phr", ["pop", "user", "mfa"]],
    ["email_link", LINK, ["otp"]],
    ["franceconnect", LINK, ["fed"]],
  ] as const)("%s: acr %s, amr %s", async (method, acr, amr) => {
    const claims = await (await enter(method, { claims: told })).read();
    expect([claims?.acr, claims?.amr]).toEqual([acr, amr]);
  });

  test("auth_time is the moment of the sign-in, not of the request", async () => {
    const browser = await home.world.server.signedIn(jeanne, "passkey");
    const signedInAt = home.house.clock.now().getTime();
    home.house.clock.advance(120_000);
    const wish = { claims: { id_token: { auth_time: { essential: true } } } };
    const claims = await (await goTo(home.library, browser, wish)).read();
    expect(Number(claims?.auth_time) * 1000).toBeCloseTo(signedInAt, -4);
  });
});

describe("an application that asks for a passkey", () => {
  const needs = { extra: { acr_values: "phr" } };
  const essential = { claims: { id_token: { acr: { essential: true, values: ["phr"] } } } };

  test.each([needs, essential])("sends who came by link back to the door", async (wish) => {
    expect((await enter("email_link", wish)).back).toMatchObject({ status: 401, body: "sign in" });
  });

  test("lets in who has it, and learns so", async () => {
    expect((await (await enter("passkey", needs)).read())?.acr).toBe("phr");
    expect((await (await enter("passkey", essential)).read())?.acr).toBe("phr");
  });

  test("without a page to show, it is told login_required", async () => {
    const { back } = await enter("email_link", { ...needs, prompt: "none" });
    expect(errorOf(back.redirects.at(-1))).toBe("login_required");
  });

  test("a weaker level wanted is met by a stronger one, essential or not", async () => {
    const weak = { extra: { acr_values: LINK } };
    const essentially = { claims: { id_token: { acr: { essential: true, value: LINK } } } };
    expect((await (await enter("passkey", ask(weak))).read())?.acr).toBe("phr");
    expect((await (await enter("passkey", essentially)).read())?.acr).toBe("phr");
  });

  test("a level that nobody knows here is a wish that stays unmet, and the token says what was reached", async () => {
    const unknown = { extra: { acr_values: "eidas3 urn:mace:incommon:iap:silver" } };
    expect((await (await enter("email_link", ask(unknown))).read())?.acr).toBe(LINK);
    const silent = await enter("email_link", { ...unknown, prompt: "none" });
    expect((await silent.read())?.acr).toBe(LINK);
    const mixed = { extra: { acr_values: "eidas3 phr" } };
    expect((await enter("email_link", mixed)).back.status).toBe(401);
  });

  test("a wish beside an essential claim does not take its place", async () => {
    const wish = { ...essential, extra: { acr_values: LINK } };
    expect((await enter("email_link", wish)).back.status).toBe(401);
  });

  test.each([{ value: "eidas3" }, { values: ["eidas2", "eidas3"] }])(
    "as an essential claim it is an error, told before anybody signs in: %o",
    async (acr) => {
      const wish = { claims: { id_token: { acr: { essential: true, ...acr } } } };
      for (const more of [{}, { prompt: "none" }]) {
        const { back } = await enter("passkey", { ...wish, ...more });
        expect(errorOf(back.redirects.at(-1))).toBe("unmet_authentication_requirements");
      }
      const { shown } = await home.library.start(home.world.server.visitor(), wish);
      expect(errorOf(shown.redirects.at(-1))).toBe("unmet_authentication_requirements");
    },
  );
});

describe("a service that takes passkeys only", () => {
  test("asks for it without its application saying so", async () => {
    const byLink = await home.world.server.signedIn(jeanne, "email_link");
    expect((await goTo(strict, byLink)).back.status).toBe(401);
    const byKey = await home.world.server.signedIn(jeanne, "passkey");
    expect((await (await goTo(strict, byKey, ask({}))).read())?.acr).toBe("phr");
  });

  test.each([
    { extra: { acr_values: LINK } },
    { claims: { id_token: { acr: { essential: true, value: LINK } } } },
  ])("is not opened by a request that asks for less", async (wish) => {
    const byLink = await home.world.server.signedIn(jeanne, "email_link");
    expect((await goTo(strict, byLink, wish)).back.status).toBe(401);
  });
});

test("prompt=login and max_age ask again, whatever was agreed", async () => {
  expect((await enter("passkey", { prompt: "login" })).back.status).toBe(401);
  // The library reads the machine's clock, the platform the one of this house, which is behind.
  expect((await enter("passkey", { extra: { max_age: "60" } })).back.status).toBe(401);
  const patient = ask({ extra: { max_age: String(100 * 366 * 24 * 3600) } });
  expect((await (await enter("passkey", patient)).read())?.acr).toBe("phr");
});
