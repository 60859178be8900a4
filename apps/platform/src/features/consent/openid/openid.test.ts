import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApplication, type Wish } from "./testing/application.ts";
import { connect, errorOf } from "./testing/connect.ts";
import { everything, ISSUER, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import { asks, type Someone } from "./testing/open-id-world.ts";

let home: LibraryHouse;
beforeAll(async () => {
  home = await libraryHouse();
});
afterAll(() => home.house.close());

const connectHere = (who: Someone, granted = everything, wish: Wish = {}) =>
  connect(home, who, { granted, wish });

describe("a service starts with exactly the elements the person allows", () => {
  test("code flow with PKCE: what was agreed arrives, nothing else, signed with ES256", async () => {
    const { asked, tokens, sub, told } = await connectHere(await home.world.jeanne());
    expect(asked).toBe(true);
    expect(told).toEqual({
      sub,
      given_name: "Jeanne",
      family_name: "Martin",
      email: "jeanne@example.org",
      // An agent saw it on a document: nobody has shown that messages sent there reach her.
      email_verified: false,
      age_under_25: true,
    });
    expect(tokens.claims()).toMatchObject({ iss: ISSUER, nonce: "nonce-of-the-application" });
    expect(tokens.claims()).not.toHaveProperty("family_name");
    expect(home.world.failures).toEqual([]);
  });

  test("an element refused stays refused, on this device and the next, and nobody asks again", async () => {
    const jeanne = await home.world.jeanne();
    const { told } = await connectHere(jeanne, ["given_name", "family_name"]);
    expect(told).not.toHaveProperty("email");
    expect(told).not.toHaveProperty("age_under_25");
    const again = await connectHere(jeanne);
    expect(again.asked).toBe(false);
    expect(again.told).toEqual(told);
  });

  test("refusing everything is a way out like another: access_denied, and a line in the journal", async () => {
    const browser = await home.world.server.signedIn(await home.world.jeanne());
    const { shown } = await home.library.start(browser);
    const form = `${shown.url}/refuser`;
    const back = await browser.submit({}, { action: form });
    expect(errorOf(back.redirects.at(-1))).toBe("access_denied");
  });

  test("a second device signs in without being asked again", async () => {
    const jeanne = await home.world.jeanne();
    const first = await connectHere(jeanne);
    const second = await connectHere(jeanne);
    expect(second.asked).toBe(false);
    expect(second.sub).toBe(first.sub);
  });

  test("prompt=none: silent once agreed; login_required or consent_required otherwise", async () => {
    const jeanne = await home.world.jeanne();
    const stranger = await home.library.start(home.world.server.visitor(), { prompt: "none" });
    expect(errorOf(stranger.shown.redirects.at(-1))).toBe("login_required");
    const browser = await home.world.server.signedIn(jeanne);
    const { verifier } = await home.library.start(browser);
    const back = await browser.submit({ granted: everything });
    await home.library.finish(back, verifier);
    const silent = await home.library.start(browser, { prompt: "none" });
    expect((await home.library.finish(silent.shown, silent.verifier)).access_token).toBeTruthy();
    const other = await anApplication(
      home.world.server.app,
      ISSUER,
      await home.world.application(await home.world.service([asks("email", true)])),
    );
    const unknown = await other.start(browser, { prompt: "none" });
    expect(errorOf(unknown.shown.redirects.at(-1))).toBe("consent_required");
  });

  test("a value changed since is told as it is now, not as it was at the consent", async () => {
    const jeanne = await home.world.jeanne({ email: "ancienne@example.org" });
    expect((await connectHere(jeanne)).told.email).toBe("ancienne@example.org");
    await home.world.validate(jeanne, "email", "nouvelle@example.org");
    expect((await connectHere(jeanne)).told.email).toBe("nouvelle@example.org");
  });
});

describe("services share no identifier", () => {
  test("one person, two services, two subjects; also for a service of the agglomeration", async () => {
    const jeanne = await home.world.jeanne();
    const { sub } = await connectHere(jeanne);
    const pool = await anApplication(
      home.world.server.app,
      ISSUER,
      await home.world.application(
        await home.world.service([asks("lives_in_14118", true)], home.world.agglomeration),
        { provider: home.world.agglomeration },
      ),
    );
    home.house.clock.advance(61_000);
    const browser = await home.world.server.signedIn(jeanne);
    const { shown, verifier } = await pool.start(browser);
    expect(shown.status).toBe(200);
    const tokens = await pool.finish(await browser.submit({ granted: ["lives_in_14118"] }), verifier);
    expect(tokens.claims()?.sub).not.toBe(sub);
  });
});
