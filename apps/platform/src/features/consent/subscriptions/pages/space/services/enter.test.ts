import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  anApplication,
  asks,
  required,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";

// From a yes given on the site to the application itself: OpenID Connect Core 1.0, section 4.

let home: SpaceHouse;
beforeAll(async () => {
  home = await spaceHouse();
});
afterAll(() => home?.house.close());

const aService = (slug: string, title: string, provider = home.caen) =>
  home.service(slug, { title: { fr: title, en: slug }, requests: [asks("given_name", required)] }, provider);

async function agree(browser: Browser, slug: string, provider = "caen") {
  await browser.open(`/caen/espace/services/${provider}/${slug}/accord`);
  return browser.submit({ geste: "accepter" });
}

const entrances = (body: string) =>
  [...body.matchAll(/<a[^>]*href="(https:[^"]*)"[^>]*>(?:<svg.*?<\/svg>)?([^<]*Aller à[^<]*)</g)].map(
    ([, href = "", text = ""]) => ({
      address: new URL(href.replaceAll("&amp;", "&")),
      // Some of the spaces keep a sign with its word.
      text: text.trim().replace(/\s/g, " "),
    }),
  );

describe("after a yes", () => {
  test("a button leads to the application, with our name and its front page, and nothing of the person", async () => {
    const service = await aService("mediatheque", "Médiathèque");
    await anApplication(home, service, { initiateLoginUri: "https://livres.example/ville/connexion?l=fr" });
    const jeanne = await home.jeanne();
    const browser = await home.server.signedIn(jeanne);
    const [way, ...others] = entrances((await agree(browser, "mediatheque")).body);
    expect(others).toEqual([]);
    expect(way?.text).toBe("Aller à « Médiathèque »");
    expect(`${way?.address.origin}${way?.address.pathname}`).toBe("https://livres.example/ville/connexion");
    expect(Object.fromEntries(way?.address.searchParams ?? [])).toEqual({
      l: "fr",
      iss: "http://localhost:3000/caen/oidc",
      target_link_uri: "https://livres.example/ville/",
    });
    expect(entrances((await browser.open("/caen/espace/services")).body)).toEqual([way]);
    expect(browser.shown.body).not.toContain("Démonstration");
  });

  test("also to that of a service of the agglomération; two applications are told apart by name", async () => {
    const service = await aService("piscine", "Piscine", home.agglomeration);
    const initiateLoginUri = "https://bassin.example/entrer";
    await anApplication(home, service, { name: "Billetterie", initiateLoginUri });
    await anApplication(home, service, { name: "Casiers", initiateLoginUri: `${initiateLoginUri}/casiers` });
    const browser = await home.server.signedIn(await home.jeanne());
    const { body } = await agree(browser, "piscine", "caen-la-mer");
    expect(entrances(body).map(({ text }) => text)).toEqual([
      "Aller à « Billetterie »",
      "Aller à « Casiers »",
    ]);
  });

  test("no button without an address, before the yes, nor after a no", async () => {
    const service = await aService("bus", "Bus");
    await anApplication(home, service);
    const browser = await home.server.signedIn(await home.jeanne());
    expect(entrances((await agree(browser, "bus")).body)).toEqual([]);
    await anApplication(home, service, { initiateLoginUri: "https://bus.example/connexion" });
    const grant = (await agree(browser, "bus")).url.replace("?fait=1", "");
    expect(entrances((await browser.open(grant)).body)).toHaveLength(1);
    await browser.open(`${grant}/retrait`);
    expect(entrances((await browser.submit()).body)).toEqual([]);
    expect(entrances((await browser.open("/caen/espace/services")).body)).toEqual([]);
  });
});
