import * as oidc from "openid-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { clientsJobs } from "../clients/index.ts";
import { consentJobs } from "../consent/index.ts";
import { openidJobs } from "./index.ts";
import { type Application, anApplication } from "./testing/application.ts";
import { asks, type OpenIdWorld, openIdWorld } from "./testing/open-id-world.ts";

let house: TestRuntime;
let world: OpenIdWorld;
let library: Application;
const ISSUER = "http://localhost:3000/caen/oidc";

beforeAll(async () => {
  house = await testRuntime([openidJobs, consentJobs, clientsJobs]);
  world = await openIdWorld(house);
  const service = await world.service([
    asks("given_name", true),
    asks("family_name", true),
    asks("email"),
    asks("age_under_25"),
  ]);
  library = await anApplication(world.server.app, ISSUER, await world.application(service));
});
afterAll(() => house.close());

const everything = ["given_name", "family_name", "email", "age_under_25"];

describe("a service starts with exactly the elements the person allows", () => {
  test("code flow with PKCE: what was agreed arrives, and nothing else", async () => {
    const jeanne = await world.jeanne();
    const browser = await world.server.signedIn(jeanne);
    const { shown, verifier } = await library.start(browser, { scope: "openid ardeco" });
    expect(shown).toMatchObject({ status: 200, url: expect.stringMatching(/^\/caen\/espace\/autoriser\//) });
    const back = await browser.submit({ granted: everything });
    const tokens = await library.finish(back, verifier);
    const told = await oidc.fetchUserInfo(library.config, tokens.access_token, tokens.claims()?.sub ?? "");
    expect(told).toEqual({
      sub: tokens.claims()?.sub,
      given_name: "Jeanne",
      family_name: "Martin",
      email: "jeanne@example.org",
      email_verified: true,
      age_under_25: true,
    });
    expect(world.failures).toEqual([]);
  });
});
