import { describe, expect, inject, test } from "vitest";
import { parseCookie } from "../support/cookies.ts";
import { Visitor } from "../support/visitor.ts";

const { url, sessions, apiTokens } = inject("platform");
const as = (somebody: string) => new Visitor(url, sessions[somebody]);

describe("every answer carries the headers that protect whoever reads it", () => {
  const answers = [
    ["a page", "/caen/"],
    ["a page of the space", "/caen/espace"],
    ["a page that does not exist", "/caen/rien"],
    ["an authority that does not exist", "/nulle-part/"],
    ["a stylesheet", "/caen/theme.css"],
    ["the developer's mailbox", "/boite-aux-lettres"],
    ["the API", "/api/v1/openapi.json"],
    ["a refusal of the API", "/api/v1/authorities/caen/queue"],
    ["the OpenID configuration", "/caen/oidc/.well-known/openid-configuration"],
    ["an OpenID error", "/caen/oidc/auth"],
    ["the health page", "/readyz"],
  ] as const;

  test.each(answers)("%s", async (_, path) => {
    const { headers } = await as("jeanne").get(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("server")).toBeNull();
  });

  test("a page of the space is kept by no cache", async () => {
    const { headers } = await as("jeanne").get("/caen/espace");
    expect(headers.get("cache-control")).toContain("no-store");
  });
});

describe("cookies", () => {
  test("are out of reach of scripts, of other sites and of other authorities", async () => {
    const start = await new Visitor(url).get("/caen/inscription");
    const visitor = new Visitor(url);
    const page = await visitor.get("/caen/inscription");
    const opened = await visitor.submit(page, "/inscription");
    const given = [...start.headers.getSetCookie(), ...opened.headers.getSetCookie()].map((line) =>
      parseCookie(line),
    );
    expect(given.map(({ name }) => name)).toContain("ardeco_espace");
    for (const { name, attributes, path } of given) {
      expect(attributes, name).toEqual(expect.arrayContaining(["HttpOnly", "SameSite=Lax"]));
      // The visit proves that a form is ours, before anybody signs in: it is of the whole origin.
      expect(path, name).toBe(name === "ardeco-visite" ? "/" : "/caen");
    }
  });
});

describe("a form from elsewhere changes nothing", () => {
  const address = "/caen/espace/seances";

  test("without its token", async () => {
    const refused = await as("jeanne").post(address, { tout: "1" });
    expect(refused.status).toBe(403);
  });

  test("with the token of somebody else", async () => {
    const theirs = await as("karim").get(address);
    const token = /name="_csrf" value="([^"]+)"/.exec(theirs.body)?.[1] ?? "";
    expect((await as("jeanne").post(address, { _csrf: token })).status).toBe(403);
  });

  test("from another origin, even with the right token", async () => {
    const own = await as("jeanne").get(address);
    const token = /name="_csrf" value="([^"]+)"/.exec(own.body)?.[1] ?? "";
    const refused = await as("jeanne").post(
      address,
      { _csrf: token },
      { origin: "https://ailleurs.example" },
    );
    expect(refused.status).toBe(403);
  });
});

describe("one authority is closed to the agents and the people of another", () => {
  test("an agent of Caen la Mer has no session at Caen, and a file of Caen does not exist for them", async () => {
    const queue = await as("camille").get("/caen/agents");
    const file = /\/agents\/dossiers\/[0-9a-f-]{36}/.exec(queue.body)?.[0] ?? "no file";
    expect((await as("camille").get(`/caen${file}`)).status).toBe(200);
    expect((await as("farida").get(`/caen-la-mer${file}`)).status).toBe(404);
    expect((await as("farida").get(`/caen${file}`)).location).toContain("/agents/connexion");
  });

  test("a cookie carried by hand to another authority opens nothing there", async () => {
    const carried = (sessions.camille ?? []).map((cookie) => ({ ...cookie, path: "/caen-la-mer" }));
    const { status, location } = await new Visitor(url, carried).get("/caen-la-mer/agents");
    expect({ status, location }).toMatchObject({ location: expect.stringContaining("/agents/connexion") });
  });

  test("a token of the API serves in its own authority only", async () => {
    const authorization = `Bearer ${apiTokens.caen?.validator}`;
    const queue = (slug: string) =>
      fetch(`${url}/api/v1/authorities/${slug}/queue`, { headers: { authorization } });
    expect((await queue("caen")).status).toBe(200);
    expect([401, 403, 404]).toContain((await queue("caen-la-mer")).status);
  });
});

describe("people and agents do not enter each other's pages", () => {
  test.each([
    "/caen/agents",
    "/caen/agents/personnes",
    "/caen/agents/inscrire",
    "/caen/agents/lettres",
    "/caen/administration",
  ])("a person at %s is asked to sign in as an agent", async (path) => {
    const { status, location } = await as("jeanne").get(path);
    expect(status).toBe(303);
    expect(location).toContain("/caen/agents/connexion");
  });

  test("a person's cookie under the agents' name opens nothing", async () => {
    const forged = (sessions.jeanne ?? []).map((cookie) => ({
      ...cookie,
      name: cookie.name.replace("ardeco_espace", "ardeco_agent"),
    }));
    expect((await new Visitor(url, forged).get("/caen/agents")).location).toContain("/agents/connexion");
  });

  test("an agent is nobody in the space", async () => {
    expect((await as("camille").get("/caen/espace")).location).toContain("/caen/connexion");
  });

  test("a person sees neither the agreements nor the requests of another", async () => {
    const jeanne = as("jeanne");
    const consent = await jeanne.get("/caen/espace/services/caen/mediatheque/accord");
    const given = await jeanne.submit(consent, "/accord", { geste: "accepter" });
    const grant = given.location.split("?")[0] ?? "";
    expect((await jeanne.get(grant)).status).toBe(200);
    for (const path of [grant, `${grant}/retrait`]) expect((await as("karim").get(path)).status).toBe(404);
    await jeanne.submit(await jeanne.get(`${grant}/retrait`), "/retrait");
  });
});
