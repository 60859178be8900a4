import { citizens, franceConnect, proConnect, type StateProfile, startStateProvider } from "@ardeco/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAgent, createSignInLink } from "../../../features/access/access/index.ts";
import { type UpstreamKind, updateUpstreamProvider } from "../../../features/identity/upstream/index.ts";
import { parseId } from "../../../kernel/ids.ts";
import { aPerson, aTown } from "../../../testing/builders.ts";
import type { Browser } from "../../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { type Routes, sendAuthorityPage } from "../../../web/index.ts";
import { doorPages } from "../index.ts";
import { browseProvider } from "./testing/browse-provider.ts";
import { leaveProvider } from "./testing/leave-provider.ts";

const arrivals: Routes = (app) => {
  for (const path of ["/", "/espace", "/agents", "/inscription/:file"])
    app.get(path, async (_request, reply) => sendAuthorityPage(reply, { title: "Arrivée" }, "Arrivée"));
};

let house: TestRuntime;
let server: TestServer;
let caen: Awaited<ReturnType<typeof aTown>>;
let issuer = "";
const closing: AsyncDisposable[] = [];
const SIREN = "211401187";

beforeAll(async () => {
  house = await testRuntime();
  server = await testServer(house, { surfaces: [doorPages(), arrivals] });
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen", siren: SIREN });
  await aTown(house, { slug: "falaise" });
  issuer = await aProvider("franceconnect", franceConnect);
  await aProvider("proconnect", proConnect);
});
afterAll(async () => {
  for (const one of closing) await one[Symbol.asyncDispose]();
  await house.close();
});

async function aProvider(kind: UpstreamKind, profile: StateProfile): Promise<string> {
  const area = kind === "proconnect" ? "/agents" : "";
  const agent = {
    login: "camille",
    label: "Camille",
    claims: { email: "camille@caen.example", siret: `${SIREN}00017`, uid: "c1" },
    amr: ["mfa"],
  };
  const provider = await startStateProvider({
    profile,
    port: 0,
    users: kind === "proconnect" ? [agent] : citizens,
    parties: [
      {
        clientId: "ville-de-caen",
        secret: "secret-received-from-the-state",
        redirectUris: [`http://localhost:3000/caen${area}/connexion/${kind}/retour`],
        logoutUris: [`http://localhost:3000/caen${area}/deconnexion/${kind}/retour`],
      },
    ],
  });
  closing.push(provider);
  await updateUpstreamProvider(house.system(caen.id), {
    kind,
    issuer: provider.issuer,
    clientId: "ville-de-caen",
    secret: "secret-received-from-the-state",
    enabled: true,
    revision: 0,
  });
  return provider.issuer;
}

async function comeBy(browser: Browser, login: string, door = "/caen/connexion/franceconnect") {
  const left = await browser.open(door);
  const back = await browseProvider(left.redirects.at(-1) ?? "", login);
  return browser.open(`${back.pathname}${back.search}`);
}

/** Amélie, whose account FranceConnect opens once she has one. */
async function amelie(): Promise<Browser> {
  const browser = server.visitor();
  const create = "/caen/connexion/franceconnect/compte";
  const shown = await comeBy(browser, "amelie");
  if (shown.body.includes(create)) await browser.submit({}, { action: create });
  return browser;
}

const signOut = (browser: Browser) => browser.post("/caen/deconnexion");

describe("signing out after FranceConnect", () => {
  test("closes the session here at once, then asks whether FranceConnect is left too, in words", async () => {
    const browser = await amelie();
    const shown = await signOut(browser);
    expect(shown.url).toBe("/caen/deconnexion/suite");
    expect(shown.body).toContain("Votre session est fermée ici");
    expect(shown.body).toContain("Me déconnecter aussi de FranceConnect");
    expect(browser.cookies.get("ardeco_espace", "/caen")).toBeFalsy();
  });

  test("leaves it with what it asks for and no more, and comes back to a page that says so", async () => {
    const browser = await amelie();
    await signOut(browser);
    const left = await browser.submit({}, { action: "/caen/deconnexion/partout" });
    const address = new URL(left.redirects.at(-1) ?? "");
    expect(address.origin).toBe(issuer);
    expect([...address.searchParams.keys()].sort()).toEqual([
      "id_token_hint",
      "post_logout_redirect_uri",
      "state",
    ]);
    const back = await leaveProvider(address.href);
    expect(`${back.origin}${back.pathname}`).toBe(
      "http://localhost:3000/caen/deconnexion/franceconnect/retour",
    );
    expect((await browser.open(`${back.pathname}${back.search}`)).body).toContain("Tout est fermé");
    expect((await browser.open("/caen/deconnexion/suite")).url).toBe("/caen/");
  });

  test("nobody signed in is told that they are not, by opening that address", async () => {
    const browser = await amelie();
    expect((await browser.open("/caen/deconnexion/franceconnect/retour?state=x")).url).toBe("/caen/espace");
  });

  test("an agent leaves ProConnect likewise", async () => {
    const id = parseId<"staff">(house.system(caen.id).newId());
    await addAgent(house.system(caen.id), {
      id,
      displayName: "Camille",
      email: "camille@caen.example",
      roles: [{ role: "reception" }],
    });
    const browser = server.visitor();
    await comeBy(browser, "camille", "/caen/agents/connexion/proconnect");
    const shown = await browser.post("/caen/agents/deconnexion");
    expect([shown.url, shown.body.includes("ProConnect")]).toEqual(["/caen/agents/deconnexion/suite", true]);
    const left = await browser.submit({}, { action: "/caen/agents/deconnexion/partout" });
    expect((await leaveProvider(left.redirects.at(-1) ?? "")).pathname).toBe(
      "/caen/agents/deconnexion/proconnect/retour",
    );
  });
});

describe("nothing is left", () => {
  test("by who came another way, even where somebody came by FranceConnect before", async () => {
    const browser = await amelie();
    const other = await aPerson(house, caen.id);
    const system = house.system(caen.id);
    const { token } = await system.transaction((tx) =>
      createSignInLink(tx, system, { kind: "person", subjectId: other.personId }),
    );
    await browser.open(`/caen/connexion/lien?jeton=${token}`);
    await browser.submit();
    expect((await signOut(browser)).url).toBe("/caen/");
  });

  test("with a cookie forged, cut, or of another authority", async () => {
    const browser = await amelie();
    const sealed = browser.cookies.get("ardeco_sortie", "/caen") ?? "";
    expect(sealed.length).toBeGreaterThan(100);
    for (const [slug, value] of [
      ["caen", "forged"],
      ["caen", sealed.slice(0, -4)],
      ["falaise", sealed],
    ] as const) {
      const thief = server.visitor();
      thief.cookies.set("ardeco_sortie", value, `/${slug}`);
      expect((await thief.open(`/${slug}/deconnexion/suite`)).url, value.slice(0, 6)).toBe(`/${slug}/`);
    }
  });

  test("when the provider was changed meanwhile: its address is read from the settings, never from the browser", async () => {
    const browser = await amelie();
    const system = house.system(caen.id);
    const settings = { kind: "franceconnect", clientId: "x", enabled: true, revision: 1 } as const;
    await updateUpstreamProvider(system, { ...settings, issuer: "http://localhost:9", secret: "y" });
    expect((await signOut(browser)).url).toBe("/caen/");
    await updateUpstreamProvider(system, {
      ...settings,
      clientId: "ville-de-caen",
      secret: "secret-received-from-the-state",
      issuer,
      revision: 2,
    });
  });
});
