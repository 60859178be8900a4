import { citizens, franceConnect, startStateProvider } from "@ardeco/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contributions } from "../../../app.ts";
import { buildAccountJournal } from "../../../composition/journal-words.ts";
import { createDeclaration, validateElement } from "../../../features/identity/identity/index.ts";
import { updateUpstreamProvider } from "../../../features/identity/upstream/index.ts";
import { aPerson, aTown } from "../../../testing/builders.ts";
import type { Browser, Shown } from "../../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { type Routes, sendAuthorityPage } from "../../../web/index.ts";
import { securityPages } from "../../security/index.ts";
import { doorPages } from "../index.ts";
import { browseProvider } from "./testing/browse-provider.ts";

const paul = {
  login: "paul-citoyen",
  label: "Paul",
  claims: { given_name: "Paul", family_name: "NOIR", birthdate: "1980-01-01" },
};
const arrivals: Routes = (app) => {
  app.get("/espace", async (_request, reply) => sendAuthorityPage(reply, { title: "Arrivée" }, "Arrivée"));
};

let house: TestRuntime;
let server: TestServer;
let caen: Awaited<ReturnType<typeof aTown>>;
const closing: AsyncDisposable[] = [];
beforeAll(async () => {
  house = await testRuntime();
  const surfaces = [doorPages(), arrivals, securityPages(buildAccountJournal(contributions))];
  server = await testServer(house, { surfaces });
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  const known = { clientId: "ville-de-caen", secret: "secret-received-from-the-state" };
  const redirectUris = ["http://localhost:3000/caen/connexion/franceconnect/retour"];
  const provider = await startStateProvider({
    profile: franceConnect,
    port: 0,
    users: [...citizens, paul],
    parties: [{ ...known, redirectUris }],
  });
  closing.push(provider);
  const settings = { kind: "franceconnect", issuer: provider.issuer, enabled: true, revision: 0 } as const;
  await updateUpstreamProvider(house.system(caen.id), { ...settings, ...known });
});
afterAll(async () => {
  for (const one of closing) await one[Symbol.asyncDispose]();
  await house.close();
});

const TIE = "/caen/connexion/franceconnect/relier";

async function comesBackAs(browser: Browser, login: string): Promise<Shown> {
  const left = await browser.open("/caen/connexion/franceconnect");
  const back = await browseProvider(left.redirects.at(-1) ?? "", login);
  return browser.open(back.pathname + back.search);
}

async function somebodySignedIn(known: Parameters<typeof aPerson>[2] = {}) {
  const { personId } = await aPerson(house, caen.id, known);
  const browser = await server.signedIn(house.as({ kind: "person", personId }, caen.id));
  const ties = () => house.sqlAs("owner", "select from upstream_link where subject_id = $1", [personId]);
  return { browser, ties, personId };
}

test("whoever is signed in for long shows by it that they are still there", async () => {
  const { browser: own } = await somebodySignedIn();
  await comesBackAs(own, "paul-citoyen");
  await own.submit({}, { action: TIE });
  const before = own.cookies.get("ardeco_espace", "/caen");
  house.clock.advance(16 * 60_000);
  expect(await comesBackAs(own, "paul-citoyen")).toMatchObject({ url: "/caen/espace" });
  expect(own.cookies.get("ardeco_espace", "/caen")).not.toBe(before);
  await own.open("/caen/espace/securite");
  await own.post("/caen/espace/securite/franceconnect");
});

test("a browser left open unties nothing: its owner signs in again first", async () => {
  const { browser: own, ties } = await somebodySignedIn();
  await comesBackAs(own, "paul-citoyen");
  await own.submit({}, { action: TIE });
  house.clock.advance(16 * 60_000);
  const security = "/caen/espace/securite";
  expect((await own.open(security)).body).toContain("Me reconnecter pour ne plus l’utiliser");
  expect((await own.post(`${security}/franceconnect`)).status).toBe(403);
  expect(await ties()).toHaveLength(1);
  await comesBackAs(own, "paul-citoyen");
  await own.open(security);
  expect((await own.submit({}, { action: `${security}/franceconnect` })).body).toContain(
    "Relier FranceConnect",
  );
  expect(await ties()).toHaveLength(0);
});

test("another site that sends a victim through, where the browser is a thief’s at the State: nothing is tied without their button", async () => {
  const { browser: victim, ties } = await somebodySignedIn();
  const asked = await comesBackAs(victim, "paul-citoyen");
  expect(asked.status).toBe(200);
  expect(asked.body).toContain("Relier FranceConnect à ce compte");
  expect(asked.body).toContain("NOIR");
  expect(await ties()).toEqual([]);
  const fromElsewhere = await victim.post(TIE, { _csrf: "forged" });
  expect(fromElsewhere.status).toBeGreaterThanOrEqual(400);
  expect(await ties()).toEqual([]);
});

test("who sends another identity behind the page that was read: the button of that page ties neither", async () => {
  const { browser: victim, ties } = await somebodySignedIn();
  const { body } = await comesBackAs(victim, "aicha");
  const read = /name="identite" value="([^"]+)"/.exec(body)?.[1] ?? "";
  expect(read).toHaveLength(43);
  await comesBackAs(victim, "paul-citoyen");
  expect(await victim.submit({ identite: read }, { action: TIE })).toMatchObject({ status: 410 });
  expect(await ties()).toEqual([]);
});

test.each([
  [
    "another birth date",
    { family_name: "Noir", given_name: "Paul", birthdate: "2004-02-09" },
    "9 février 2004",
  ],
  ["another name", { family_name: "Benali", given_name: "Paul", birthdate: "1980-01-01" }, "Benali"],
  ["another given name", { family_name: "NOIR", given_name: "Karim", birthdate: "1980-01-01" }, "Karim"],
])(
  "somebody whose checked identity has %s is not tied, sees what differs, and is sent to the desk",
  async (_, validated, here) => {
    const { browser, ties } = await somebodySignedIn({ validated });
    const { status, body } = await comesBackAs(browser, "paul-citoyen");
    expect(status).toBe(409);
    expect(body).toContain(`Ce compte dit\u00a0: ${here}.`);
    expect(body).toContain("venez à l’accueil");
    expect(body).not.toContain("Oui, c’est moi");
    await browser.post(TIE, { identite: "forged" });
    expect(await ties()).toEqual([]);
  },
);

test("checked otherwise while the page was being read: its button ties nothing", async () => {
  const { browser, ties, personId } = await somebodySignedIn();
  await comesBackAs(browser, "paul-citoyen");
  const system = house.system(caen.id);
  await system.transaction(async (tx) => {
    const birthdate = { personId, name: "birthdate" } as const;
    await createDeclaration(tx, system, { ...birthdate, value: "2004-02-09", saidBy: personId });
    await validateElement(tx, system, {
      ...birthdate,
      method: "original_seen",
      evidence: { kind: "identity_card" },
    });
  });
  const refused = await browser.submit({}, { action: TIE });
  expect(refused.status).toBe(409);
  expect(refused.body).toContain("rien n’est relié");
  expect(await ties()).toEqual([]);
});

test("what is only declared is shown as differing and blocks nothing; accents, hyphens and more given names differ in nothing", async () => {
  const { browser: unsure } = await somebodySignedIn({ declared: { birthdate: "1981-01-01" } });
  const { body } = await comesBackAs(unsure, "paul-citoyen");
  expect(body).toContain("Ce compte dit\u00a0: 1er janvier 1981.");
  expect(body).toContain("Oui, c’est moi");
  const { browser, ties } = await somebodySignedIn({
    validated: { family_name: "Noïr", given_name: "paul-marie", birthdate: "1980-01-01" },
  });
  const same = await comesBackAs(browser, "paul-citoyen");
  expect(same.body).not.toContain("n’est pas pareil");
  await browser.submit({}, { action: TIE });
  expect(await ties()).toHaveLength(1);
  await browser.open("/caen/espace/securite");
  await browser.post("/caen/espace/securite/franceconnect");
});
