import * as oidc from "openid-client";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { notificationsJobs } from "../../messaging/notifications/index.ts";
import { issueNewSecret, listClients, setClientStatus, updateClientRegistration } from "../clients/index.ts";
import { anApplication, CALLBACK } from "./testing/application.ts";
import { connect, errorOf } from "./testing/connect.ts";
import { everything, ISSUER, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";

// Whoever changes where an application returns, or by what it proves itself, would read what its people
// agreed to.

let home: LibraryHouse;
let thief: Context;
const ELSEWHERE = "http://localhost:4001/ailleurs";
const DAY = 24 * 3_600_000;

beforeAll(async () => {
  home = await libraryHouse({}, [notificationsJobs]);
  thief = await anAgent(home.house, home.world.caen, ["service_manager"], "Marc Delaunay");
});
beforeEach(async () => {
  // What waits from a former test is in force.
  home.house.clock.advance(2 * DAY);
});
afterAll(() => home?.house.close());

const clientId = () => parseId<"client">(home.clientId);
async function seen() {
  const all = await listClients(thief, home.serviceId);
  const client = all.find(({ id }) => id === clientId());
  if (!client) throw new TypeError("no client");
  return client;
}

async function returnsTo(...redirectUris: string[]): Promise<void> {
  const { revision } = await seen();
  const wish = { name: "Logiciel", redirectUris, postLogoutRedirectUris: [], revision };
  await updateClientRegistration(thief, { ...wish, clientId: clientId() });
}

const anybody = async () => home.world.server.signedIn(await home.world.jeanne());
const goElsewhere = async (prompt?: string) =>
  home.library.start(await anybody(), {
    extra: { redirect_uri: ELSEWHERE },
    ...(prompt === undefined ? {} : { prompt }),
  });

test("a new return address serves a day later, its managers are told, and the former values take it back", async () => {
  const officer = await anAgent(home.house, home.world.caen, ["authority_administrator"]);
  if (officer.actor.kind !== "staff") throw new TypeError("an agent");
  await returnsTo(CALLBACK, ELSEWHERE);
  expect((await goElsewhere()).shown.body).toContain("invalid_redirect_uri");
  expect((await seen()).waiting).toMatchObject({ redirectUris: [CALLBACK, ELSEWHERE] });
  await home.house.drain();
  expect(home.house.mails).toContainEqual(
    expect.objectContaining({
      to: `${officer.actor.staffId}@agents.example`,
      subject: expect.stringContaining("va changer"),
    }),
  );
  await returnsTo(CALLBACK);
  home.house.clock.advance(2 * DAY);
  expect((await goElsewhere()).shown.body).toContain("invalid_redirect_uri");
});

test("who agreed before it is asked again, once: prompt=none answers interaction_required; then it goes on", async () => {
  const [before, other] = [await home.world.jeanne(), await home.world.jeanne()];
  await connect(home, before);
  await returnsTo(CALLBACK, ELSEWHERE);
  // Until it is in force, nobody is asked anything.
  await connect(home, other);
  expect((await connect(home, other)).asked).toBe(false);
  home.house.clock.advance(DAY + 5000);

  const browser = await home.world.server.signedIn(before);
  const silent = await home.library.start(browser, { prompt: "none" });
  expect(errorOf(silent.shown.redirects.at(-1))).toBe("interaction_required");
  const asked = await home.library.start(browser);
  expect(asked.shown.url).toMatch(/\/espace\/autoriser\//);
  await home.library.finish(await browser.submit({ granted: everything }), asked.verifier);
  const again = await home.library.start(await home.world.server.signedIn(before), { prompt: "none" });
  expect(errorOf(again.shown.redirects.at(-1))).toBeNull();

  const later = await home.world.jeanne();
  await connect(home, later);
  expect((await connect(home, later)).asked).toBe(false);
  expect((await connect(home, other)).asked).toBe(true);
});

test("an address taken away stops at once", async () => {
  await returnsTo(CALLBACK, ELSEWHERE);
  home.house.clock.advance(DAY + 5000);
  expect((await goElsewhere()).shown.url).toMatch(/\/espace\/autoriser\//);
  await returnsTo(CALLBACK);
  home.house.clock.advance(5000);
  expect((await goElsewhere()).shown.body).toContain("invalid_redirect_uri");
});

test("a new secret opens nothing for a day; then the former one opens nothing", async () => {
  const { revision } = await seen();
  const fresh = await issueNewSecret(thief, { clientId: clientId(), revision });
  const renewed = await anApplication(home.world.server.app, ISSUER, { clientId: clientId(), secret: fresh });
  const asks = (application: typeof renewed) => oidc.tokenIntrospection(application.config, "rien");
  await expect(asks(renewed)).rejects.toMatchObject({ status: 401 });
  expect(await asks(home.library)).toEqual({ active: false });
  home.house.clock.advance(DAY + 5000);
  expect(await asks(renewed)).toEqual({ active: false });
  await expect(asks(home.library)).rejects.toMatchObject({ status: 401 });
});

test("disabled meanwhile, it stops at once", async () => {
  const { revision } = await seen();
  await setClientStatus(thief, { clientId: clientId(), revision, status: "disabled" });
  home.house.clock.advance(5000);
  expect((await goElsewhere()).shown.body).toContain("invalid_client");
});
