import { describe, expect, it } from "vitest";
import type { Hosts } from "../../kernel/hosts.ts";
import { aFormPage } from "../testing/a-form-page.tsx";
import { aServer, caen, signedIn } from "../testing/a-server.ts";

const hosts: Hosts = {
  publicUrl: "https://ardeco.example",
  authorities: { caen: "https://caen.ardeco.example" },
  sandbox: "https://essai.ardeco.example",
  staff: "https://agents.ardeco.example",
  documents: "https://pieces.example",
};
const PUBLIC = "ardeco.example";
const CAEN = "caen.ardeco.example";
const STAFF = "agents.ardeco.example";
const DOCUMENTS = "pieces.example";
const SANDBOX = "essai.ardeco.example";

async function aHouse() {
  const { app } = await aServer({
    surfaces: [
      aFormPage,
      (scope) => {
        scope.get("/agents", async (_request, reply) => reply.send("desk"));
        scope.post("/notification", { config: { csrf: false } }, async (_request, reply) =>
          reply.send("told"),
        );
      },
    ],
    programs: [
      (scope) => {
        scope.get("/api/v1", async (_request, reply) => reply.send("api"));
        scope.get("/:slug/document/:token", async (_request, reply) => reply.send("file"));
        scope.all("/:slug/oidc/*", async (request, reply) => reply.send(request.url));
      },
    ],
    settings: { publicUrl: hosts.publicUrl, hosts },
    ports: {
      findBrand: async (slug) =>
        ["caen", "ifs", "bac-a-sable"].includes(slug) ? { ...caen, slug } : undefined,
    },
  });
  const at = async (host: string, url: string, more: Readonly<Record<string, string>> = {}) =>
    app.inject({ url, headers: { host, accept: "text/html", ...more } });
  return { app, at };
}

describe("a host of its own", () => {
  it("serves its area, and sends to their host the pages of the others", async () => {
    const { at } = await aHouse();
    for (const [host, url] of [
      [CAEN, "/caen/avis"],
      [STAFF, "/caen/agents"],
      [STAFF, "/ifs/agents"],
      [PUBLIC, "/ifs/avis"],
      [SANDBOX, "/bac-a-sable/agents"],
      [PUBLIC, "/api/v1"],
    ] as const)
      expect((await at(host, url)).statusCode, `${host}${url}`).toBe(200);
    for (const [host, url, there] of [
      [PUBLIC, "/caen/avis?pour=lea", `https://${CAEN}/caen/avis?pour=lea`],
      [CAEN, "/ifs/avis", `https://${PUBLIC}/ifs/avis`],
      [CAEN, "/caen/agents", `https://${STAFF}/caen/agents`],
      [STAFF, "/caen/avis", `https://${CAEN}/caen/avis`],
      [PUBLIC, "/bac-a-sable/essayer", `https://${SANDBOX}/bac-a-sable/essayer`],
      [PUBLIC, "/ifs/%61gents", `https://${STAFF}/ifs/%61gents`],
      [PUBLIC, "/%63aen/avis", `https://${CAEN}/%63aen/avis`],
      [PUBLIC, "/%62ac-a-sable/essayer", `https://${SANDBOX}/%62ac-a-sable/essayer`],
      [CAEN, "/api/v1", `https://${PUBLIC}/api/v1`],
      [CAEN, "/", "/caen/"],
      [STAFF, "/", `https://${PUBLIC}/`],
    ] as const)
      expect(await at(host, url), `${host}${url}`).toMatchObject({
        statusCode: 302,
        headers: { location: there },
      });
  });

  it("has the colours of an authority: the policy of a page takes no style from elsewhere", async () => {
    const { at } = await aHouse();
    for (const host of [CAEN, STAFF, PUBLIC])
      expect((await at(host, "/caen/theme.css")).headers["content-type"], host).toContain("text/css");
    expect((await at("evil.example", "/caen/theme.css")).statusCode).toBe(421);
  });

  it("is not left by an address that looks like another host", async () => {
    const { at } = await aHouse();
    const { statusCode, headers } = await at(CAEN, "//evil.example/caen");
    expect([statusCode, headers.location]).toEqual([302, `https://${PUBLIC}//evil.example/caen`]);
  });

  it("is known: any other name is answered 421, and reads no session", async () => {
    const { at } = await aHouse();
    for (const host of ["evil.example", "caen.ardeco.example.evil.example", "127.0.0.1:3000"]) {
      const { statusCode, body } = await at(host, "/caen/avis", { cookie: "ardeco-session=x" });
      expect(statusCode).toBe(421);
      expect(body).toContain("request.unknown_host");
    }
    expect((await at("127.0.0.1:3000", "/livez")).statusCode).toBe(200);
    // Nobody said that this proxy may be believed.
    expect((await at("evil.example", "/caen/avis", { "x-forwarded-host": CAEN })).statusCode).toBe(421);
  });

  it("of documents serves them, and nothing else: no page, style, program nor cookie", async () => {
    const { app, at } = await aHouse();
    expect((await at(DOCUMENTS, "/caen/document/x")).body).toBe("file");
    for (const url of [
      "/",
      "/caen/",
      "/caen/avis?lang=en",
      "/caen/agents",
      "/caen/theme.css",
      "/caen/document/",
      "/caen/document/x/y",
      "/api/v1",
      "/assets/x",
      "/livez",
      "/.well-known/security.txt",
      "/caen/oidc/jwks",
    ]) {
      const { statusCode, headers, body } = await at(DOCUMENTS, url, { cookie: "ardeco-session=x" });
      expect([statusCode, headers.location, headers["set-cookie"]], url).toEqual([404, undefined, undefined]);
      expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
      expect(body).toContain("request.not_found");
    }
    for (const method of ["HEAD", "POST", "OPTIONS"] as const)
      for (const url of ["/caen/document/x", "/caen/avis"])
        expect((await app.inject({ method, url, headers: { host: DOCUMENTS } })).statusCode).toBe(404);
    // The page that gives such addresses is elsewhere, and its host shows no document by itself.
    expect((await at(STAFF, "/caen/document/x")).headers.location).toBe(
      `https://${DOCUMENTS}/caen/document/x`,
    );
  });

  it("takes the forms of its own pages, and of no other host's", async () => {
    const { app } = await aHouse();
    const cookies = signedIn();
    const shown = await app.inject({ url: "/caen/avis", headers: { host: CAEN }, cookies });
    const [, token = ""] = /name="_csrf" value="([^"]+)"/.exec(shown.body) ?? [];
    const send = (host: string, origin: string) =>
      app.inject({
        method: "POST",
        url: "/caen/avis",
        cookies,
        headers: { host, origin, accept: "text/html", "content-type": "application/x-www-form-urlencoded" },
        payload: new URLSearchParams({ _csrf: token, text: "bien" }).toString(),
      });
    expect((await send(CAEN, `https://${CAEN}`)).statusCode).toBe(200);
    for (const origin of [`https://${PUBLIC}`, `https://${STAFF}`, "https://evil.example"])
      expect((await send(CAEN, origin)).body).toContain("request.form_expired");
    for (const host of [PUBLIC, STAFF, SANDBOX])
      expect((await send(host, `https://${host}`)).body).toContain("request.wrong_host");
  });

  it("leaves at the public address what programs have in their settings", async () => {
    const { app, at } = await aHouse();
    const post = (url: string) => app.inject({ method: "POST", url, headers: { host: PUBLIC } });
    for (const url of ["/caen/oidc/token", "/caen/oidc/auth", "/caen/notification"])
      expect((await post(url)).statusCode, url).toBe(200);
    expect((await at(PUBLIC, "/caen/oidc/jwks")).statusCode).toBe(200);
    expect((await at(CAEN, "/caen/oidc/jwks")).statusCode).toBe(200);
    // What a browser opens goes where its session is.
    expect((await at(PUBLIC, "/caen/oidc/auth?x=1")).headers.location).toBe(
      `https://${CAEN}/caen/oidc/auth?x=1`,
    );
    expect(
      (await app.inject({ method: "POST", url: "/caen/oidc/token", headers: { host: STAFF } })).statusCode,
    ).toBe(403);
  });

  it("lets its forms lead to the other hosts of the same authority, and nowhere else", async () => {
    const { at } = await aHouse();
    const { headers } = await at(CAEN, "/caen/avis");
    expect(headers["content-security-policy"]).toContain(
      `form-action 'self' https://${PUBLIC} https://${STAFF};`,
    );
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  });
});
