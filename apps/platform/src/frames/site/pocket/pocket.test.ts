import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aTown } from "../../../testing/builders.ts";
import { strictFeatures } from "../../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../testing/test-server.ts";
import { sitePages } from "../index.ts";

let house: TestRuntime;
let server: TestServer;

beforeAll(async () => {
  house = await testRuntime();
  await aTown(house, { slug: "caen", name: "Ville de Caen" });
  server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur" })],
  });
});
afterAll(() => house?.close());

describe("the pocket that a phone keeps", () => {
  test("is a page of nobody: no form, no name, no script of its own, and what to do without scripts", async () => {
    const { body, headers } = await server.visitor().open("/caen/pochette");
    expect(headers["content-security-policy"]).toContain("script-src 'self'");
    expect(body).not.toMatch(/<script(?![^>]* src="\/assets\/)|<style| on\w+=|_csrf/);
    expect(body).toContain('rel="manifest" href="/caen/pochette/application.webmanifest"');
    expect(body).toContain("Sans JavaScript, le code ne peut pas changer");
    expect(body).toContain("/caen/espace/supports");
  });

  test("is installed from a manifest that stays within it", async () => {
    const { body, headers } = await server.visitor().open("/caen/pochette/application.webmanifest");
    expect(headers["content-type"]).toContain("application/manifest+json");
    const told: Record<string, unknown> = JSON.parse(body);
    expect(told).toMatchObject({
      name: expect.stringContaining("Ville de Caen"),
      start_url: "/caen/pochette",
      scope: "/caen/pochette",
      display: "standalone",
    });
  });

  test("works offline by a worker that reaches nothing beside it", async () => {
    const { headers } = await server.visitor().open("/caen/pochette/hors-connexion.js");
    expect(headers["service-worker-allowed"]).toBe("/caen/pochette");
    expect(headers["content-type"]).toContain("text/javascript");
    expect(headers["content-security-policy"]).toContain("connect-src 'self'");
  });
});
