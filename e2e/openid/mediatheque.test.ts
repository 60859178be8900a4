import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { filledPlace } from "../support/own-platform.ts";
import { clientOf, type Platform, startPlatform } from "../support/platform.ts";
import { type Program, startProgram } from "../support/program.ts";
import { signedIn } from "../support/sessions.ts";
import { withdrawFromLibrary } from "./withdraw.ts";

const APPLICATION = "http://localhost:3100";
let platform: Platform;
let application: Program;
beforeAll(async () => {
  platform = await startPlatform(await filledPlace());
  const program = ["examples/dist/mediatheque.js", "--demo", platform.factsPath];
  application = await startProgram(program, "Médiathèque :");
}, 300_000);
afterAll(async () => {
  await application?.stop();
  await platform?.remove();
});

describe("the example that vendors read", () => {
  test("opens a subscription with no retyping, follows changes, and closes at the withdrawal", async () => {
    const karim = await signedIn(platform.facts, "karim");
    await karim.open(`${APPLICATION}/`);
    await karim.submit({}, "/inscription");
    const shown = await karim.submit({ accord: ["age_over_18", "email"], geste: "accepter" }, "/autoriser/");
    expect(shown).toMatchObject({ status: 200, url: `${APPLICATION}/` });
    expect(shown.body).toMatch(/Bonjour Karim .*MED-\d{8}.*karim\.benali@courriel\.example/s);
    expect(shown.body).toContain("par Ville de Caen");

    await withdrawFromLibrary(karim, platform.url);
    await vi.waitFor(
      async () => expect((await karim.open(`${APPLICATION}/`)).body).toContain("S’inscrire avec mon compte"),
      { timeout: 90_000, interval: 500 },
    );
  });

  test("from the site: agree there, go to the library, nothing typed again and no second sign-in", async () => {
    const julien = await signedIn(platform.facts, "julien");
    const service = await julien.open(`${platform.url}/caen/services/mediatheque`);
    const start = linkTo(service.body, /\/espace\/services\/caen\/mediatheque/);
    const before = await julien.open(`${platform.url}${start}`);
    await julien.open(`${platform.url}${linkTo(before.body, /\/accord/)}`);
    const agreed = await julien.submit({ accord: ["age_over_18"], geste: "accepter" }, "/accord");
    const way = linkTo(agreed.body, /^http:\/\/localhost:3100\/connexion\?/);
    expect(new URL(way).searchParams.get("iss")).toBe(clientOf(platform.facts, "mediatheque").issuer);
    const shown = await julien.open(way);
    expect(shown).toMatchObject({ status: 200, url: `${APPLICATION}/` });
    expect(shown.body).toContain("Bonjour Julien Morel");

    const services = await julien.open(`${platform.url}/caen/espace/services`);
    const again = await julien.open(linkTo(services.body, /^http:\/\/localhost:3100\/connexion\?/));
    expect(again.body).toContain("Bonjour Julien Morel");

    // Anybody can write such a link: it leads nowhere else, and asks no other authority.
    const elsewhere = new URL(way);
    elsewhere.searchParams.set("target_link_uri", "https://ailleurs.example/");
    expect((await julien.open(elsewhere.href)).url).toBe(`${APPLICATION}/`);
    elsewhere.searchParams.set("iss", "https://ailleurs.example/oidc");
    expect((await julien.open(elsewhere.href)).status).toBe(400);
  });

  test("a refusal is answered kindly, with the other way in", async () => {
    const jeanne = await signedIn(platform.facts, "jeanne");
    await jeanne.open(`${APPLICATION}/`);
    await jeanne.submit({}, "/inscription");
    const refused = await jeanne.submit({ geste: "refuser" }, "/autoriser/");
    expect(refused.body).toContain("Vous n’avez rien transmis");
  });
});

function linkTo(html: string, address: RegExp): string {
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
  const found = links.find((href) => address.test(href));
  if (!found) throw new Error(`no link to ${address}`);
  return found;
}
