import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { filledPlace } from "../support/own-platform.ts";
import { clientOf, type Platform, startPlatform } from "../support/platform.ts";
import { signedIn } from "../support/sessions.ts";
import { APPLICATION, startApache } from "./apache.ts";
import { withdrawFromLibrary } from "./withdraw.ts";

// An OpenID Connect client that nobody here wrote: Debian's libapache2-mod-auth-openidc.

let platform: Platform;
let apache: Awaited<ReturnType<typeof startApache>>;
beforeAll(async () => {
  platform = await startPlatform(await filledPlace());
  apache = await startApache(clientOf(platform.facts, "mediatheque"));
}, 300_000);
afterAll(async () => {
  await apache?.stop();
  await platform?.remove();
});

describe("a site behind Apache", () => {
  test("receives what was agreed, not what was refused, and lets go when the person withdraws", async () => {
    const karim = await signedIn(platform.facts, "karim");
    const asked = await karim.open(`${APPLICATION}/`);
    expect(asked.url).toMatch(/\/caen\/espace\/autoriser\//);
    const shown = await karim.submit({ accord: ["age_over_18"], geste: "accepter" }, "/autoriser/");
    expect(shown).toMatchObject({ status: 200, url: `${APPLICATION}/` });
    expect(shown.body).toMatch(/family_name=\S+<.*lives_in_14118=(1|true)<.*age_over_18=(1|true)</s);
    expect(shown.body).toMatch(/email=(\(none\))?</);

    // From their services: the module takes a login address where it takes the answers.
    const { issuer } = clientOf(platform.facts, "mediatheque");
    const entry = new URLSearchParams({ iss: issuer, target_link_uri: `${APPLICATION}/` });
    const entered = await karim.open(`${APPLICATION}/retour?${entry}`);
    expect(entered).toMatchObject({ status: 200, url: `${APPLICATION}/` });
    expect(entered.body).toMatch(/family_name=Benali</);

    await withdrawFromLibrary(karim, platform.url);
    // The logout token travels from server to server: the next page of the site asks again.
    await vi.waitFor(
      async () => expect((await karim.open(`${APPLICATION}/`)).url).toMatch(/\/caen\/espace\/autoriser\//),
      { timeout: 90_000, interval: 500 },
    );
  });

  test("a person who refuses everything is not let in, and nothing is told", async () => {
    const jeanne = await signedIn(platform.facts, "jeanne");
    await jeanne.open(`${APPLICATION}/`);
    const refused = await jeanne.submit({ geste: "refuser" }, "/autoriser/");
    expect(refused.url).toContain("error=access_denied");
    expect(refused.body).not.toContain("family_name=");
  });
});
