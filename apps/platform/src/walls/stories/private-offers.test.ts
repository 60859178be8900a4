import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { buildApiPorts } from "../../composition/api-ports.ts";
import { openBrands } from "../../composition/brands.ts";
import { buildOpenId } from "../../composition/open-id.ts";
import { showPrivateOffers } from "../../features/authorities/authorities/index.ts";
import { registerClient } from "../../features/consent/clients/index.ts";
import { acceptConsent, buildConsentProposal, findLiveGrant } from "../../features/consent/consent/index.ts";
import { mountOpenId } from "../../features/consent/openid/index.ts";
import { apiPrograms } from "../../frames/api/index.ts";
import { sitePages } from "../../frames/site/index.ts";
import { spacePages } from "../../frames/space/index.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

// A cinema of the département: Trouville shows private offers, Honfleur refuses to mix public and private. In
// Honfleur it is neither listed nor found, and nothing of it starts, by whatever door.

const BACK = "https://cinema.example/retour";

let house: TestRuntime;
let server: TestServer;
let departement: AuthorityId;
let cinema: Awaited<ReturnType<typeof aPublishedService>>;
let clientId: string;
const towns = new Map<string, AuthorityId>();

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  departement = (await aTown(house, { slug: "calvados", kind: "departement", officialCode: "14" })).id;
  for (const slug of ["honfleur", "trouville"])
    towns.set(slug, (await aTown(house, { slug }, [departement])).id);
  await showPrivateOffers(await anAgent(house, town("trouville"), ["authority_administrator"]), {
    shown: true,
  });
  cinema = await aPublishedService(house, departement, {
    slug: "cinema",
    definition: {
      title: { fr: "Cinéma Le Drakkar", en: "Le Drakkar cinema" },
      requests: [],
      presentation: { partner: { name: "Le Drakkar", kind: "business" } },
    },
  });
  const manager = await anAgent(house, departement, ["service_manager"]);
  const registered = await registerClient(manager, {
    serviceId: cinema.id,
    name: "Billetterie",
    redirectUris: [BACK],
    authMethod: "client_secret_basic",
    initiateLoginUri: "https://cinema.example/entrer",
  });
  clientId = registered.clientId;
  const brands = openBrands(house.runtime, { demonstration: false });
  const openId = buildOpenId(house.runtime, brands, pino({ level: "silent" }));
  server = await testServer(house, {
    surfaces: [
      sitePages({ features: strictFeatures, hostingProvider: "Hébergeur" }),
      spacePages({ features: strictFeatures, openId }),
    ],
    programs: [(app) => mountOpenId(app, openId), apiPrograms(buildApiPorts(house.runtime, brands))],
  });
});
afterAll(() => house?.close());

function town(slug: string): AuthorityId {
  const id = towns.get(slug);
  if (!id) throw new TypeError(`no town ${slug}`);
  return id;
}

const aResident = (slug: string) =>
  aPerson(house, town(slug), { validated: { given_name: "Jeanne", family_name: "Lemoine" } });

const open = async (url: string) => {
  const { statusCode, body } = await server.app.inject({ method: "GET", url });
  return { status: statusCode, named: body.includes("Drakkar") };
};

const authorize = (slug: string) => {
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    scope: "openid",
    redirect_uri: BACK,
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
    state: "un-etat-assez-long",
    nonce: "un-nombre-assez-long",
  });
  return server.app.inject({ method: "GET", url: `/${slug}/oidc/auth?${query}` });
};

describe.each([
  ["honfleur", false],
  ["trouville", true],
])("%s", (slug, shown) => {
  test.each([
    ["the home page", "/", 200],
    ["the list", "/services", 200],
    ["the search", "/services?q=cinema", 200],
  ])("%s", async (_, path, status) => {
    const page = await open(`/${slug}${path}`);
    expect(page).toEqual({ status, named: shown });
  });

  test.each([
    ["its address", "/services/cinema"],
    ["its address, naming who publishes it", "/services/cinema?de=calvados"],
  ])("%s", async (_, path) => {
    expect((await open(`/${slug}${path}`)).status).toBe(shown ? 200 : 404);
  });

  test("the API", async () => {
    expect(await open(`/api/v1/authorities/${slug}/services`)).toEqual({ status: 200, named: shown });
    expect((await open(`/api/v1/authorities/${slug}/services/cinema`)).status).toBe(shown ? 200 : 404);
  });

  test("an address of the space typed by hand", async () => {
    const browser = await server.signedIn(await aResident(slug));
    for (const path of ["", "/accord"]) {
      const page = await browser.open(`/${slug}/espace/services/calvados/cinema${path}`);
      expect(page.status).toBe(shown ? 200 : 404);
    }
  });

  test("the use cases", async () => {
    const person = await aResident(slug);
    const named = { personId: person.personId, serviceId: cinema.id };
    const propose = buildConsentProposal(person, named);
    const give = () => acceptConsent(person, { ...named, version: 1, granted: [], refused: [] });
    if (shown) {
      await expect(propose).resolves.toMatchObject({ asks: "first" });
      await expect(give()).resolves.toMatchObject({ state: "live" });
    } else {
      await expect(propose).rejects.toThrow("consent.service_not_offered");
      await expect(give()).rejects.toThrow("consent.service_not_offered");
    }
  });

  test("OpenID: the application is unknown, its request is answered to nobody", async () => {
    const answer = await authorize(slug);
    if (shown) expect(answer.statusCode).toBe(303);
    else {
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.headers.location ?? "").not.toContain("cinema.example");
    }
  });
});

test("whoever agreed keeps their agreement when the authority changes its mind, and nobody new starts", async () => {
  const person = await aResident("trouville");
  const named = { personId: person.personId, serviceId: cinema.id };
  await acceptConsent(person, { ...named, version: 1, granted: [], refused: [] });
  const administrator = await anAgent(house, town("trouville"), ["authority_administrator"]);
  await showPrivateOffers(administrator, { shown: false });
  expect(await findLiveGrant(person, named)).toMatchObject({ state: "live" });
  const other = await aResident("trouville");
  const late = { personId: other.personId, serviceId: cinema.id, version: 1, granted: [], refused: [] };
  await expect(acceptConsent(other, late)).rejects.toThrow("consent.service_not_offered");
});
