import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

// What everybody may read is read from pages of any site and kept by caches; what a caller reads under its
// name is not.

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
beforeAll(async () => {
  api = await aHouseWithApi();
});
afterAll(() => api?.house.close());

const origin = "https://portail.example";

describe("public data", () => {
  test.each([
    "/authorities",
    "/authorities/caen/services",
    "/authorities/caen/services/mediatheque",
    "/authorities/caen/catalogue.jsonld",
    "/authorities/caen/services/mediatheque/catalogue.jsonld",
    "/authorities/caen/reader/keys",
  ])(
    "%s is read by a page of another site, kept a minute, and not sent again while it stands",
    async (url) => {
      const first = await api.ask(url, { headers: { origin } });
      expect(first.headers).toMatchObject({
        "access-control-allow-origin": "*",
        "cache-control": "public, max-age=60",
        etag: expect.stringMatching(/^"[\w-]{27}"$/),
      });
      expect(first.headers["access-control-allow-credentials"]).toBeUndefined();
      const tag = String(first.headers.etag);
      const answer = (match: string) =>
        api.app.inject({ url: `/api/v1${url}`, headers: { "if-none-match": match } });
      const again = await answer(`"other", W/${tag}`);
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, "", tag]);
      expect((await answer('"other"')).statusCode).toBe(200);
    },
  );

  test("a refusal is kept by nobody, and a page of another site reads why", async () => {
    const { status, headers } = await api.ask("/authorities/caen/services/rien", { headers: { origin } });
    expect([status, headers["access-control-allow-origin"]]).toEqual([404, "*"]);
    expect([headers["cache-control"], headers.etag]).toEqual(["no-store", undefined]);
  });

  test("what is read or done under a name is for no other site, and for no cache", async () => {
    const { token } = await api.tokenFor("reception");
    const told = [
      await api.ask("/authorities/caen/whoami", { token, headers: { origin } }),
      await api.ask("/authorities/caen/subscriptions", { headers: { origin } }),
      await api.ask("/authorities/caen/equipment/pair", { body: { code: "x" }, headers: { origin } }),
    ];
    for (const { headers } of told) {
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect([headers["cache-control"], headers.etag]).toEqual(["no-store", undefined]);
    }
    const asked = { method: "OPTIONS" as const, url: "/api/v1/authorities/caen/whoami" };
    const preflight = await api.app.inject({ ...asked, headers: { origin } });
    expect(preflight.headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("a refusal", () => {
  test.each([
    [undefined, "fr", "Ce service n’est pas proposé par cette collectivité."],
    ["en", "en", "This service is not offered by this authority."],
    ["en-GB,en;q=0.9,fr;q=0.8", "en", "This service is not offered by this authority."],
    ["de, fr;q=0.5, en;q=0.4", "fr", "Ce service n’est pas proposé par cette collectivité."],
    ["en;q=0, *", "fr", "Ce service n’est pas proposé par cette collectivité."],
    ["en;q=abc", "fr", "Ce service n’est pas proposé par cette collectivité."],
  ])("asked in %s is in %s", async (accepted, language, title) => {
    const headers: Record<string, string> = accepted === undefined ? {} : { "accept-language": accepted };
    const answer = await api.ask("/authorities/caen/services/rien", { headers });
    expect([answer.headers["content-language"], answer.json().title]).toEqual([language, title]);
  });
});
