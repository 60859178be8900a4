import { verifiedClaimsProblems } from "@ardeco/testing";
import * as oidc from "openid-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answeringAt } from "../support/answering.ts";
import type { Browser } from "../support/browser.ts";
import { filledPlace } from "../support/own-platform.ts";
import { type ClientFacts, clientOf, type Platform, startPlatform } from "../support/platform.ts";
import { signedIn } from "../support/sessions.ts";

// What a service learns of who checked what, held against the standard, for each application of the
// demonstration.

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform(await filledPlace());
}, 300_000);
afterAll(() => platform?.remove());

const details = { check_details: [{ check_method: null, organization: null, time: null }] };
const verified_claims = {
  verification: {
    trust_framework: null,
    assurance_level: null,
    time: null,
    evidence: [
      { type: { value: "document" }, ...details, document_details: { type: null, issuer: null } },
      { type: { value: "electronic_record" }, ...details, record: { type: null } },
    ],
  },
  claims: null,
};

test.each([
  ["mediatheque", "karim"],
  ["piscine", "jeanne"],
  ["cantine", "julien"],
])("%s, for %s: in the ID token and in userinfo", async (service, person) => {
  const client = clientOf(platform.facts, service);
  const redirectUri = client.redirectUris[0] ?? "";
  await using _ = await answeringAt(redirectUri);
  const config = await discovered(client);
  const verifier = oidc.randomPKCECodeVerifier();
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: "openid",
    claims: JSON.stringify({ userinfo: { verified_claims }, id_token: { verified_claims } }),
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const browser = await signedIn(platform.facts, person);
  await browser.open(address.href);
  await agreeToEverything(browser);
  const tokens = await oidc.authorizationCodeGrant(config, new URL(browser.page.url), {
    pkceCodeVerifier: verifier,
  });
  const claims = tokens.claims();
  const inToken = claims?.verified_claims;
  const told = await oidc.fetchUserInfo(config, tokens.access_token, claims?.sub ?? "");
  expect(told.verified_claims).toEqual(inToken);
  expect(inToken).toBeDefined();
  expect(verifiedClaimsProblems(inToken)).toEqual([]);
  expect(JSON.stringify(inToken)).toMatch(/"check_method":"v(pip|ri)".*"given_name"/);
});

function discovered({ issuer, clientId, clientSecret }: ClientFacts): Promise<oidc.Configuration> {
  const execute = [oidc.allowInsecureRequests];
  const authentication = oidc.ClientSecretBasic(clientSecret);
  return oidc.discovery(new URL(issuer), clientId, undefined, authentication, { execute });
}

/** Ticks every box; for a child, the first one proposed. */
async function agreeToEverything(browser: Browser): Promise<void> {
  const child = /href="([^"]*\/autoriser\/[^"]*pour=[^"]*)"/.exec(browser.page.body)?.[1];
  if (child) await browser.open(new URL(child.replaceAll("&amp;", "&"), browser.page.url).href);
  const boxes = browser.page.body.match(/<input[^>]*name="accord"[^>]*>/g) ?? [];
  const accord = boxes.flatMap((box) => /value="([^"]+)"/.exec(box)?.[1] ?? []);
  await browser.submit({ accord, geste: "accepter" }, "/autoriser/");
}
