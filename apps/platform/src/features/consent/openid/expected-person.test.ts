import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Wish } from "./testing/application.ts";
import { connect, errorOf } from "./testing/connect.ts";
import { type LibraryHouse, libraryHouse } from "./testing/library-house.ts";

// OpenID Connect Core 1.0, section 3.1.2.1 (id_token_hint) and 5.5.1 (a value for sub): never a code for
// another person.

let home: LibraryHouse;
beforeAll(async () => {
  home = await libraryHouse();
});
afterAll(() => home.house.close());

/** Jeanne's way of being named by the application; Paul has agreed to everything too. */
async function theTwo() {
  const jeanne = await home.world.jeanne();
  const paul = await home.world.jeanne({ given_name: "Paul" });
  const { tokens, sub } = await connect(home, jeanne);
  await connect(home, paul);
  const hint: Wish = { extra: { id_token_hint: tokens.id_token ?? "" } };
  const claim: Wish = { claims: { id_token: { sub: { value: sub, essential: true } } } };
  return { jeanne, paul, sub, wishes: [hint, claim] };
}

describe("an application that says whom it expects", () => {
  test("gets no code for the one who is signed in, with or without a page to show", async () => {
    const { paul, wishes } = await theTwo();
    for (const wish of wishes) {
      const browser = await home.world.server.signedIn(paul);
      const { shown } = await home.library.start(browser, wish);
      expect(shown).toMatchObject({ status: 401, body: "somebody else is expected" });
      const { shown: silent } = await home.library.start(browser, { ...wish, prompt: "none" });
      expect(errorOf(silent.redirects.at(-1))).toBe("login_required");
    }
  });

  test("nor for somebody else who signs in on the way", async () => {
    const { paul, wishes } = await theTwo();
    const his = (await home.world.server.signedIn(paul)).cookies.get("ardeco_espace", "/caen") ?? "";
    for (const wish of wishes) {
      const browser = home.world.server.visitor();
      const { shown } = await home.library.start(browser, wish);
      expect(shown).toMatchObject({ status: 401, body: "sign in" });
      browser.cookies.set("ardeco_espace", his, "/caen");
      const back = await browser.open(shown.url);
      expect(back).toMatchObject({ status: 401, body: "somebody else is expected" });
    }
  });

  test("gets one for the person expected, in silence too, and once they have signed in", async () => {
    const { jeanne, paul, sub, wishes } = await theTwo();
    const hers = (await home.world.server.signedIn(jeanne)).cookies.get("ardeco_espace", "/caen") ?? "";
    for (const wish of wishes) {
      const browser = await home.world.server.signedIn(jeanne);
      const silent = await home.library.start(browser, { ...wish, prompt: "none" });
      expect((await home.library.finish(silent.shown, silent.verifier)).claims()?.sub).toBe(sub);

      const shared = await home.world.server.signedIn(paul);
      const { shown, verifier } = await home.library.start(shared, wish);
      shared.cookies.set("ardeco_espace", hers, "/caen");
      // The library puts the first one out by a form that posts itself, where scripts run.
      const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec((await shared.open(shown.url)).body) ?? [];
      const back = await shared.post("/caen/oidc/session/end/confirm", { xsrf, logout: "yes" });
      expect((await home.library.finish(back, verifier)).claims()?.sub).toBe(sub);
    }
  });
});
