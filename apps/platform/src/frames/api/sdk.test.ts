import { type Ardeco, type ArdecoEvent, connect, EventRefused, type Kept } from "@ardeco/sdk";
import { decodeJwt, exportJWK, generateKeyPair, type JWK } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildApiPorts } from "../../composition/api-ports.ts";
import { openBrands } from "../../composition/brands.ts";
import { clientsJobs, listDeliveries, sendTrialEvent } from "../../features/consent/clients/index.ts";
import { consentJobs, findLiveGrant, withdrawGrant } from "../../features/consent/consent/index.ts";
import { openidJobs } from "../../features/consent/openid/index.ts";
import { CALLBACK, injected } from "../../features/consent/openid/testing/application.ts";
import { everything, ISSUER } from "../../features/consent/openid/testing/library-house.ts";
import {
  asks,
  type OpenIdWorld,
  openIdWorld,
  type Someone,
} from "../../features/consent/openid/testing/open-id-world.ts";
import { subscriptionsJobs } from "../../features/consent/subscriptions/index.ts";
import { aPurse } from "../../features/ledger/counters/testing/a-purse.ts";
import { type GrantId, parseId, type ServiceId } from "../../kernel/ids.ts";
import { aReceiver, type Receiver } from "../../testing/receiver.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { apiPrograms } from "./index.ts";

// The package for vendors, against the provider, the events and the API as they are.

let home: { house: TestRuntime; world: OpenIdWorld; serviceId: ServiceId };
let receiver: Receiver;
let privateKey: JWK;
let withKey: Ardeco;
let asked: string[] = [];
beforeAll(async () => {
  [home, receiver] = [await aHome(), await aReceiver()];
  const pair = await generateKeyPair("ES256", { extractable: true });
  privateKey = { ...(await exportJWK(pair.privateKey)), kid: "library" };
  const { d: _, ...publicKey } = privateKey;
  const { clientId } = await home.world.application(home.serviceId, {
    authMethod: "private_key_jwt",
    jwks: { keys: [publicKey] },
    eventsUri: receiver.url,
  });
  withKey = await connected({ clientId, privateKey });
});
afterAll(async () => {
  await receiver.close();
  await home.house.close();
});

async function aHome(): Promise<typeof home> {
  const house = await testRuntime([openidJobs, consentJobs, clientsJobs, subscriptionsJobs]);
  const brands = openBrands(house.runtime, { demonstration: false });
  const world = await openIdWorld(house, [apiPrograms(buildApiPorts(house.runtime, brands))]);
  const requests = [asks("given_name", true), asks("family_name", true), asks("email"), asks("age_under_25")];
  return { house, world, serviceId: await world.service(requests) };
}

function connected(given: { clientId: string; clientSecret?: string; privateKey?: JWK }): Promise<Ardeco> {
  return connect({
    ...given,
    issuer: ISSUER,
    redirectUri: CALLBACK,
    now: () => home.house.clock.now(),
    fetch: (url, init) => {
      asked.push(new URL(url).pathname);
      return injected(home.world.server.app, url, init);
    },
  });
}

/** Sends somebody, who agrees; the address that they come back to. */
async function sent(ardeco: Ardeco, who: Someone, granted = everything, claims?: string[]) {
  asked = [];
  const { url, kept } = await ardeco.signInUrl(claims === undefined ? {} : { claims });
  const browser = await home.world.server.signedIn(who);
  const { pathname, search } = new URL(url);
  const page = await browser.open(pathname + search);
  const shown = page.status === 200 ? await browser.submit({ granted }) : page;
  return { url: new URL(url), kept, back: shown.redirects.at(-1) ?? "" };
}

async function signedIn(ardeco: Ardeco, who: Someone, granted = everything, claims?: string[]) {
  const { back, kept } = await sent(ardeco, who, granted, claims);
  const person = await ardeco.callback(back, kept);
  if (!person) throw new Error("they said yes");
  return person;
}

async function withdraw(who: Someone): Promise<void> {
  const { personId } = who;
  const { serviceId } = home;
  const grant = await findLiveGrant(who, { personId, serviceId });
  if (grant) grants.set(personId, grant.id);
  if (grant) await withdrawGrant(who, { personId, grantId: grant.id });
  expect(await home.house.drain()).toMatchObject({ failed: 0 });
}

const anotherState = { cause: { message: expect.stringContaining('"state"') } };

describe("signing in", () => {
  test("by a key: pushed, so that the browser carries nothing; told who checked what, how and when", async () => {
    const jeanne = await home.world.jeanne();
    const { url, back, kept } = await sent(withKey, jeanne);
    expect([...url.searchParams.keys()].sort()).toEqual(["client_id", "request_uri"]);
    expect(asked).toEqual(["/caen/oidc/request"]);
    const person = await withKey.callback(new URL(back).search, kept);
    expect(person?.claims).toMatchObject({ given_name: "Jeanne", age_under_25: true });
    expect(person?.claims).not.toHaveProperty("verified_claims");
    expect(person?.checked.family_name).toEqual({
      value: "Martin",
      by: expect.any(String),
      how: "vpip",
      when: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      from: "idcard",
      framework: "fr_ardeco_local",
      assurance: "authority_checked",
    });
  });

  test("by a secret, reading some claims only: the others are not told", async () => {
    const facts = await home.world.application(home.serviceId);
    const ardeco = await connected({ clientId: facts.clientId, clientSecret: facts.secret });
    const names = ["given_name", "age_under_25"];
    const person = await signedIn(ardeco, await home.world.jeanne(), everything, names);
    expect(Object.keys(person.claims).sort()).toEqual(["age_under_25", "given_name"]);
    expect(person.checked).toMatchObject({ given_name: { value: "Jeanne", how: "vpip" } });
    expect(person.checked).not.toHaveProperty("family_name");
  });

  test("a person who says no is no error, and what they did not tick is absent", async () => {
    const jeanne = await home.world.jeanne();
    const { url, kept } = await withKey.signInUrl();
    const browser = await home.world.server.signedIn(jeanne);
    await browser.open(url.replace("http://localhost:3000", ""));
    const refused = await browser.submit({}, { action: `${browser.shown.url}/refuser` });
    expect(await withKey.callback(refused.redirects.at(-1) ?? "", kept)).toBeNull();
    const person = await signedIn(withKey, jeanne, ["given_name", "family_name"]);
    expect(person.claims).not.toHaveProperty("email");
  });

  test("an answer for another browser, for none, or used twice, signs nobody in", async () => {
    const { back, kept } = await sent(withKey, await home.world.jeanne());
    const other = (await withKey.signInUrl()).kept;
    await expect(withKey.callback(back, other)).rejects.toMatchObject(anotherState);
    const nothing: Partial<Kept> = {};
    await expect(withKey.callback(back, nothing as Kept)).rejects.toThrow("nothing was kept");
    await expect(withKey.callback(back, { ...kept, verifier: other.verifier })).rejects.toMatchObject({
      error: "invalid_grant",
    });
    const again = await sent(withKey, await home.world.jeanne());
    await expect(withKey.callback(again.back, { ...again.kept, nonce: other.nonce })).rejects.toThrow();
    await expect(withKey.callback(again.back, again.kept)).rejects.toMatchObject({ error: "invalid_grant" });
    const refusal = `${CALLBACK}?error=access_denied&state=another&iss=${encodeURIComponent(ISSUER)}`;
    await expect(withKey.callback(refusal, kept)).rejects.toMatchObject(anotherState);
  });
});

describe("following what changes", () => {
  test("a value changes, then the person withdraws: told in typed events, read again, closed", async () => {
    const jeanne = await home.world.jeanne();
    const { sub, refreshToken = "" } = await signedIn(withKey, jeanne);
    await home.house.drain();
    await home.world.validate(jeanne, "family_name", "Martin-Petit");
    await home.house.drain();
    const paul = await signedIn(withKey, await home.world.jeanne({ given_name: "Paul" }));
    await expect(withKey.read({ sub: paul.sub, refreshToken })).rejects.toThrow();
    const now = await withKey.read({ sub, refreshToken: await refreshOf(jeanne) });
    expect(now.claims).toMatchObject({ family_name: "Martin-Petit" });
    await withdraw(jeanne);
    await expect(withKey.read({ sub, refreshToken: now.refreshToken ?? "" })).rejects.toMatchObject({
      error: "invalid_grant",
    });

    const heard: ArdecoEvent[] = [];
    const mine = new Set<string>();
    for (const { token } of receiver.received) {
      const { event } = await withKey.readEvents(token, (one) => void heard.push(one));
      if (event.sub === sub) mine.add(event.kind);
    }
    expect([...mine]).toEqual(["grant-given", "release-changed", "grant-withdrawn"]);
    const told = heard.filter((event) => event.sub === sub);
    expect(told.find(({ kind }) => kind === "release-changed")).toMatchObject({ changed: ["family_name"] });
    expect(told.at(-1)).toMatchObject({ kind: "grant-withdrawn", initiatedBy: "person", kept: [] });
    const last = receiver.received.at(-1)?.token ?? "";
    expect(await withKey.readEvents(last, () => {})).toMatchObject({ again: true });

    await withKey.acknowledge({ jti: told.at(-1)?.jti ?? "" }, "Carte rendue.");
    await withKey.acknowledge({ jti: told.at(-1)?.jti ?? "" });
    expect(await deliveriesTo(jeanne)).toContainEqual(
      expect.objectContaining({ state: "acknowledged", detail: "Carte rendue." }),
    );

    const facts = await home.world.application(home.serviceId);
    const other = await connected({ clientId: facts.clientId, clientSecret: facts.secret });
    await expect(other.readEvents(last, () => {})).rejects.toMatchObject({ code: "invalid_audience" });
    await expect(withKey.readEvents(`${last}x`, () => {})).rejects.toBeInstanceOf(EventRefused);
    await expect(other.acknowledge({ jti: told.at(-1)?.jti ?? "" })).rejects.toThrow(
      "clients.unknown_delivery",
    );
  });
});

const grants = new Map<string, GrantId>();
async function deliveriesTo(who: Someone) {
  const sector = { providerId: home.world.caen, serviceId: home.serviceId };
  const grantId = grants.get(who.personId);
  return grantId ? who.transaction((tx) => listDeliveries(tx, who, { sector, grantId })) : [];
}

/** Signs in again, without a page. */
async function refreshOf(who: Someone): Promise<string> {
  return (await signedIn(withKey, who)).refreshToken ?? "";
}

describe("a start that cannot be right is refused", () => {
  test.each([
    ["neither secret nor key", {}],
    ["both", { clientSecret: "s", privateKey: { kty: "EC" } }],
    ["a public key", "public"],
    ["a shared key", { privateKey: { kty: "oct", k: "c2VjcmV0" } }],
  ])("%s", async (_what, given) => {
    const { d: _, ...publicKey } = privateKey;
    const credentials = typeof given === "string" ? { privateKey: publicKey } : given;
    await expect(connected({ clientId: "x", ...credentials })).rejects.toBeInstanceOf(TypeError);
  });

  test("plain http, elsewhere than on this machine", async () => {
    const issuer = "http://ville.example/caen/oidc";
    const options = { issuer, clientId: "x", clientSecret: "s", redirectUri: CALLBACK };
    await expect(connect({ ...options, fetch: () => Promise.reject(new Error("asked")) })).rejects.toThrow(
      /HTTPS/i,
    );
  });
});

test("the meals of noon are each paid once, in two calls, whatever is sent again, by an application that signs", async () => {
  const { house, world, serviceId } = home;
  const known = { service: { providerId: world.caen, serviceId }, caller: "test" };
  const purse = await aPurse(house, world.caen, { services: [serviceId] }, known);
  const { subject: sub } = await purse.holder(700);
  const meals = Array.from({ length: 600 }, (_, index) => ({
    key: `repas-${index}`,
    kind: "debit" as const,
    sub: index === 550 ? "A".repeat(43) : sub,
    amount: 1,
    label: "Cantine, 12 mars",
  }));
  asked = [];
  const told = await withKey.move(purse.counterId, meals);
  expect(asked.map((path) => path.split("/").at(-1))).toEqual(["transfers", "transfers"]);
  expect(told.map(({ key }) => key)).toEqual(meals.map(({ key }) => key));
  expect(told[599]).toMatchObject({ amount: 1, balance: 101, replayed: false });
  expect(told[550]).toMatchObject({ refused: { status: 404, code: "counters.unknown_account" } });
  expect((await withKey.move(purse.counterId, meals))[599]).toEqual({ ...told[599], replayed: true });
});

test("a trial sent by the platform is verified and read as such, once", async () => {
  const clientId = decodeJwt(receiver.received.at(-1)?.token ?? "").aud;
  const id = parseId<"client">(String(clientId));
  const itself = home.house.as(
    { kind: "client", clientId: id, serviceId: home.serviceId, offeredBy: null },
    home.world.caen,
  );
  const { state, jti } = await sendTrialEvent(itself, id);
  const heard: ArdecoEvent[] = [];
  const token = receiver.received.at(-1)?.token ?? "";
  await withKey.readEvents(token, (event) => void heard.push(event));
  await withKey.readEvents(token, (event) => void heard.push(event));
  expect(heard).toEqual([{ kind: "verification", jti, sub: id, state }]);
});
