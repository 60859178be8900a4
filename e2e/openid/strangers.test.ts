import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Browser } from "../support/browser.ts";
import { filledPlace } from "../support/own-platform.ts";
import { type Platform, startPlatform } from "../support/platform.ts";
import { signedIn } from "../support/sessions.ts";
import { authlibInstalled, startAuthlib } from "./clients/authlib.ts";
import { lemonldapInstalled, startLemonldap } from "./clients/lemonldap.ts";
import { registerApplication } from "./clients/register.ts";
import type { Site } from "./clients/site.ts";
import { compileZitadel, startZitadel, zitadelInstalled } from "./clients/zitadel.ts";
import { withdrawFromLibrary } from "./withdraw.ts";

// Three more clients that nobody here wrote, from Debian; the one in Go is compiled the first time. Where one
// is not installed, its name says how to get it.

vi.setConfig({ testTimeout: 180_000 });

let platform: Platform;
let karim: Browser;
let site: Site | undefined;
beforeAll(async () => {
  platform = await startPlatform(await filledPlace());
  karim = await signedIn(platform.facts, "karim");
  if (zitadelInstalled) await compileZitadel();
}, 600_000);
afterEach(async () => {
  await site?.stop();
  site = undefined;
});
afterAll(() => platform?.remove());

const named = (name: string, installed: boolean, packages: string) =>
  installed ? name : `${name}: not tried, for want of Debian's ${packages}`;

const libraries = [
  {
    name: named("Authlib", authlibInstalled, "python3-authlib and python3-requests"),
    installed: authlibInstalled,
    authMethod: "client_secret_basic",
    start: startAuthlib,
  },
  {
    name: named("zitadel/oidc", zitadelInstalled, "golang-github-zitadel-oidc-dev and golang-go"),
    installed: zitadelInstalled,
    // It refreshes with its secret in the body, whatever it was registered for.
    authMethod: "client_secret_post",
    start: startZitadel,
  },
] as const;

describe.each(libraries)("$name", ({ installed, ...library }) => {
  const SITE = "http://localhost:3110";

  test.runIf(installed)(
    "signs in, checks what it received, and is told no more after the withdrawal",
    async () => {
      await startAt(SITE, library);
      await karim.open(`${SITE}/`);
      const shown = await karim.submit({ accord: ["age_over_18"], geste: "accepter" }, "/autoriser/");
      const told = JSON.parse(shown.body);
      expect(told.id_token).toMatchObject({ iss: `${platform.url}/caen/oidc` });
      expect(told.userinfo).toMatchObject({
        sub: told.id_token.sub,
        family_name: "Benali",
        lives_in_14118: true,
      });
      expect(told.userinfo).not.toHaveProperty("email");

      expect(await later(karim.open(`${SITE}/plus-tard`))).toEqual({ userinfo: "ok", refresh: "ok" });
      await withdrawFromLibrary(karim, platform.url);
      const after = await later(karim.open(`${SITE}/plus-tard`));
      expect(after).toEqual({
        userinfo: expect.stringMatching(/401|invalid_token/),
        refresh: "invalid_grant",
      });
    },
  );

  test.runIf(installed)("a refusal comes back as one, with nothing else", async () => {
    await startAt(SITE, library);
    await karim.open(`${SITE}/`);
    const { body } = await karim.submit({ geste: "refuser" }, "/autoriser/");
    expect(JSON.parse(body)).toEqual({ error: "access_denied" });
  });
});

test.runIf(authlibInstalled)("Authlib reads who checked each element", async () => {
  const SITE = "http://localhost:3110";
  await startAt(SITE, { authMethod: "client_secret_basic", start: startAuthlib });
  await karim.open(`${SITE}/`);
  const { body } = await karim.submit({ geste: "accepter" }, "/autoriser/");
  expect(JSON.parse(body).userinfo.verified_claims).toEqual({
    verification: { trust_framework: "fr_ardeco_local", assurance_level: "authority_checked" },
    claims: { family_name: "Benali" },
  });
  await withdrawFromLibrary(karim, platform.url);
});

const LEMONLDAP = named(
  "LemonLDAP::NG as relying party",
  lemonldapInstalled,
  "liblemonldap-ng-portal-perl and libplack-perl",
);
test.runIf(lemonldapInstalled)(
  `${LEMONLDAP}: enters its portal, and is put out by a withdrawal`,
  async () => {
    const SITE = "http://localhost:3110";
    const client = await registerApplication(platform, {
      name: "Portail LemonLDAP::NG",
      authMethod: "client_secret_post",
      pkceRequired: false,
      redirectUri: `${SITE}/?openidconnectcallback=1`,
      backchannelLogoutUri: `${SITE}/oauth2/blogout`,
    });
    site = await startLemonldap(client, SITE);
    const asked = await karim.open(`${SITE}/`);
    expect(asked.url).toMatch(/\/caen\/espace\/autoriser\//);
    const inside = await karim.submit({ geste: "accepter" }, "/autoriser/");
    expect(inside).toMatchObject({ status: 200 });
    expect(inside.url).toContain(SITE);
    expect(inside.body).toContain("Benali");

    await withdrawFromLibrary(karim, platform.url);
    await vi.waitFor(
      async () => expect((await karim.open(`${SITE}/`)).url).toMatch(/\/caen\/espace\/autoriser\//),
      { timeout: 90_000, interval: 500 },
    );
  },
);

type Library = Pick<(typeof libraries)[number], "authMethod" | "start">;

async function startAt(at: string, { authMethod, start }: Library): Promise<void> {
  const client = await registerApplication(platform, {
    name: "Un site de plus",
    authMethod,
    redirectUri: `${at}/retour`,
  });
  site = await start(client, at);
}

/** A library says "ok", a status or a sentence: as text. */
async function later(answer: Promise<{ readonly body: string }>) {
  const { userinfo, refresh } = JSON.parse((await answer).body);
  return { userinfo: userinfo === 200 ? "ok" : String(userinfo), refresh };
}
