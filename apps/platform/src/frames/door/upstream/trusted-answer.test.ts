import { once } from "node:events";
import { createServer } from "node:http";
import { citizens, franceConnect, type KnownUser, startStateProvider } from "@ardeco/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listProviders, updateUpstreamProvider } from "../../../features/identity/upstream/index.ts";
import { notificationsJobs } from "../../../features/messaging/notifications/index.ts";
import { aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { doorPages } from "../index.ts";
import { browseProvider } from "./testing/browse-provider.ts";

// Whose answer it is, letter by letter, and how sure: what the library lets pass is refused here.

const DOOR = "/caen/connexion/franceconnect";
const withLevel = (login: string, acr: string): KnownUser => ({
  login,
  label: login,
  acr,
  claims: { given_name: "Nadia", family_name: "PETIT", birthdate: "1990-02-03", gender: "female" },
});
const users = [
  ...citizens,
  withLevel("faible", "eidas0"),
  withLevel("autre", "EIDAS1"),
  withLevel("fort", "eidas3"),
];

let house: TestRuntime;
let server: TestServer;
let caen: Awaited<ReturnType<typeof aTown>>;
let real: string;
const closing: AsyncDisposable[] = [];

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  server = await testServer(house, { surfaces: [doorPages()] });
  caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  const redirectUris = [`http://localhost:3000${DOOR}/retour`];
  const parties = [{ clientId: "ville-de-caen", secret: "secret-received-from-the-state", redirectUris }];
  const provider = await startStateProvider({ profile: franceConnect, port: 0, users, parties });
  closing.push(provider);
  real = provider.issuer;
});
afterAll(async () => {
  for (const one of closing) await one[Symbol.asyncDispose]();
  await house?.close();
});

async function configure(issuer: string) {
  const system = house.system(caen.id);
  const [before] = await listProviders(system);
  const given = { clientId: "ville-de-caen", secret: "secret-received-from-the-state", enabled: true };
  await updateUpstreamProvider(system, {
    kind: "franceconnect",
    issuer,
    ...given,
    revision: before?.revision ?? 0,
  });
}

/** An address that tells of itself what `change` makes of what the provider tells. */
async function aCopy(change: (told: Record<string, unknown>, own: string) => object): Promise<string> {
  const told = await (await fetch(`${real}/.well-known/openid-configuration`)).json();
  const copy = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(change(told, own)));
  }).listen(0, "127.0.0.1");
  await once(copy, "listening");
  const address = copy.address();
  const own = `http://localhost:${typeof address === "object" && address ? address.port : 0}`;
  closing.push({
    [Symbol.asyncDispose]: async () => {
      copy.closeAllConnections();
      copy.close();
    },
  });
  return own;
}

/** As far as the way back, which `change` may alter. */
async function signInAs(login: string, change: (query: URLSearchParams) => void = () => {}) {
  const browser = server.visitor();
  const left = await browser.open(DOOR);
  const back = await browseProvider(left.redirects.at(-1) ?? "", login);
  change(back.searchParams);
  return browser.open(back.pathname + back.search);
}

describe("the issuer", () => {
  test.each([
    ["with a slash more", (own: string) => `${own}/`],
    ["in other letters", (own: string) => own.replace("localhost", "LOCALHOST")],
    ["with the path of nothing", (own: string) => `${own}/./`],
  ])("%s is not the one registered", async (_, written) => {
    await configure(await aCopy((told, own) => ({ ...told, issuer: written(own) })));
    const shown = await server.visitor().open(DOOR);
    expect([shown.status, shown.redirects]).toEqual([424, []]);
    expect(shown.body).toContain("ne se présente pas sous l’adresse que votre collectivité a enregistrée");
  });

  test("of the way back must be it, and must be there where it is announced (RFC 9207)", async () => {
    await configure(real);
    for (const iss of ["https://ailleurs.example", `${real}/`, undefined]) {
      const shown = await signInAs("amelie", (query) =>
        iss === undefined ? query.delete("iss") : query.set("iss", iss),
      );
      expect([iss, shown.status]).toEqual([iss, 422]);
      expect(shown.body).toContain("La connexion n’a pas abouti");
    }
    expect((await signInAs("amelie")).body).toContain("Amélie");
  });

  test("of the ID token must be it, whatever the way back says", async () => {
    const own = await aCopy((told, own) => ({ ...told, issuer: own }));
    await configure(own);
    const shown = await signInAs("amelie", (query) => query.set("iss", own));
    expect(shown.status).toBe(422);
    expect(shown.body).toContain("La connexion n’a pas abouti");
  });
});

describe("the level", () => {
  beforeAll(() => configure(real));

  test.each(["faible", "autre"])(
    "of an account below what was asked, or unknown, is refused in plain words (%s)",
    async (login) => {
      const shown = await signInAs(login);
      expect(shown.status).toBe(422);
      expect(shown.body).toContain("n’a pas confirmé votre identité avec le niveau de sécurité demandé ici");
      expect(shown.body).toContain("connectez-vous d’une autre façon");
      expect(shown.body).not.toContain("Nadia");
    },
  );

  test("of one above is welcome", async () => {
    const shown = await signInAs("fort");
    expect(shown.status).toBe(200);
    expect(shown.body).toContain("Nadia");
  });
});
