import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ISSUER, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import { asks } from "./testing/open-id-world.ts";

// No Keycloak in npm nor Debian: what its administrator is told to type is compared with what the provider
// publishes.

let home: LibraryHouse;
let page: string;
let published: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  home = await libraryHouse();
  page = await readFile(new URL("../../../../../../docs/how-to/keycloak.md", import.meta.url), "utf8");
  const { app } = home.world.server;
  published = (await app.inject({ url: "/caen/oidc/.well-known/openid-configuration" })).json();
});
afterAll(() => home?.house.close());

describe("docs/how-to/keycloak.md", () => {
  test.each([
    ["Client secret sent as basic auth", "token_endpoint_auth_methods_supported", "client_secret_basic"],
    ["JWT signed with private key", "token_endpoint_auth_methods_supported", "private_key_jwt"],
    ["`openid ardeco`", "scopes_supported", "openid"],
    ["`openid ardeco`", "scopes_supported", "ardeco"],
    ["S256", "code_challenge_methods_supported", "S256"],
    ["ES256", "id_token_signing_alg_values_supported", "ES256"],
  ] as const)("%s: %s has %s", (written, name, value) => {
    expect(page).toContain(written);
    expect(published[name]).toContain(value);
  });

  test("server-to-server logout, and the addresses that Keycloak reads by itself", () => {
    expect(page).toContain("/protocol/openid-connect/logout/backchannel-logout");
    expect(published).toMatchObject({ backchannel_logout_supported: true, issuer: ISSUER });
    for (const name of ["authorization", "token", "userinfo", "end_session"])
      expect(String(published[`${name}_endpoint`])).toMatch(/^http/);
  });

  test("its keys are published where it looks for them, of the family that the page names", async () => {
    const { pathname } = new URL(String(published.jwks_uri));
    const { keys } = (await home.world.server.app.inject({ url: pathname })).json();
    expect(keys).toEqual(expect.arrayContaining([expect.objectContaining({ kty: "EC", crv: "P-256" })]));
  });

  test("its addresses are accepted when they are declared as an application's", async () => {
    const realm = "https://keycloak.ville.example/realms/agents";
    const serviceId = await home.world.service([asks("given_name")]);
    await expect(
      home.world.application(serviceId, {
        redirectUris: [`${realm}/broker/ardeco/endpoint`],
        backchannelLogoutUri: `${realm}/protocol/openid-connect/logout/backchannel-logout`,
      }),
    ).resolves.toMatchObject({ clientId: expect.any(String) });
  });
});
