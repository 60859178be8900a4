import { citizens, franceConnect, startStateProvider } from "@ardeco/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  sealUpstreamIdentity,
  type UpstreamIdentity,
  updateUpstreamProvider,
} from "../../../features/identity/upstream/index.ts";
import { notificationsJobs } from "../../../features/messaging/notifications/index.ts";
import { startRoot } from "../../../features/trust/keys/index.ts";
import { createContext } from "../../../infra/context/create-context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { type Routes, sendAuthorityPage } from "../../../web/index.ts";
import { doorPages } from "../index.ts";
import { browseProvider } from "./testing/browse-provider.ts";

// Who stole vault.key, before it was changed, tries to be anybody: what a browser carries was sealed by us,
// or by them.

const ACCOUNT = "/caen/connexion/franceconnect/compte";
const arrivals: Routes = (app) => {
  for (const path of ["/espace", "/inscription/:file"])
    app.get(path, async (_request, reply) => sendAuthorityPage(reply, { title: "Arrivée" }, "Arrivée"));
};

let house: TestRuntime;
let server: TestServer;
let caen: AuthorityId;
let provider: Awaited<ReturnType<typeof startStateProvider>>;

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  server = await testServer(house, { surfaces: [doorPages(), arrivals] });
  ({ id: caen } = await aTown(house, { slug: "caen", name: "Ville de Caen" }));
  const redirectUris = ["http://localhost:3000/caen/connexion/franceconnect/retour"];
  const parties = [{ clientId: "ville-de-caen", secret: "secret-received-from-the-state", redirectUris }];
  provider = await startStateProvider({ profile: franceConnect, port: 0, users: citizens, parties });
  await updateUpstreamProvider(house.system(caen), {
    kind: "franceconnect",
    issuer: provider.issuer,
    clientId: "ville-de-caen",
    secret: "secret-received-from-the-state",
    enabled: true,
    revision: 0,
  });
});
afterAll(async () => {
  await provider?.[Symbol.asyncDispose]();
  await house.close();
});

/** With the former root key, and no other. */
function thief() {
  const { keyring } = house.runtime.ports;
  const vault = { ...keyring.vault, current: () => 1 };
  const runtime = { ...house.runtime, ports: { ...house.runtime.ports, keyring: { ...keyring, vault } } };
  return createContext(runtime, { actor: { kind: "system", name: "thief" }, authorityId: caen });
}

const victim = (): UpstreamIdentity => ({
  kind: "franceconnect",
  issuer: provider.issuer,
  subject: "of-the-victim",
  amr: ["fc"],
  claims: {
    given_name: "Victime",
    given_name_array: ["Victime"],
    family_name: "CHOISIE",
    birthdate: "1980-01-01",
    gender: "female",
    birthplace: "14118",
    birthcountry: "99100",
  },
});

/** Their own way back from the provider, then another identity in the cookie. */
async function posts(sealed: string) {
  const browser = server.visitor();
  const left = await browser.open("/caen/connexion/franceconnect");
  const back = await browseProvider(left.redirects.at(-1) ?? "", "amelie");
  await browser.open(back.pathname + back.search);
  browser.cookies.set("ardeco_identite", sealed, "/caen");
  return browser.post(ACCOUNT);
}

const accounts = () => house.sqlAs("owner", "select subject_id from upstream_link");

test("a forged identity is believed of whoever has the root key in use: what a rotation is for", async () => {
  expect((await posts(sealUpstreamIdentity(thief(), victim()))).url).toMatch(/^\/caen\/inscription\//);
  expect(await accounts()).toHaveLength(1);
});

test("once the root key is changed, the former one forges no identity, while it still opens rows too", async () => {
  const { vault } = house.runtime.ports.keyring;
  await vault.draw(2);
  const scope = { actor: { kind: "system", name: "test" }, authorityId: null } as const;
  await house.runtime.database.transaction(scope, (tx) => startRoot(tx, vault, 2, house.clock.now()));
  expect(vault.opens(1)).toBe(true);
  const shown = await posts(sealUpstreamIdentity(thief(), { ...victim(), subject: "of-another" }));
  expect(shown.body).not.toContain("Victime");
  expect([shown.status, shown.url]).not.toEqual([200, expect.stringMatching(/inscription/)]);
  expect(await accounts()).toHaveLength(1);
  expect(
    (await posts(sealUpstreamIdentity(house.system(caen), { ...victim(), subject: "ours" }))).url,
  ).toMatch(/^\/caen\/inscription\//);
});
