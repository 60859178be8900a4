import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { grantFormAction } from "./http/headers-hook.ts";
import { defaultRates } from "./settings.ts";
import { aFormPage } from "./testing/a-form-page.tsx";
import { aServer, signedIn } from "./testing/a-server.ts";
import { aVisitor } from "./testing/a-visitor.ts";

const shell = () => aServer({ surfaces: [aFormPage] });

describe("every answer", () => {
  it.each([
    "/caen/avis",
    "/caen/nulle-part",
    "/nulle-part",
    "/livez",
    "/caen/%zz",
    "/api/v1/x",
    "/caen/theme.css",
  ])("carries the security headers: %s", async (url) => {
    const { app } = await shell();
    const { headers } = await app.inject({ url });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  it("asks for https for a year when the platform is on https", async () => {
    const { app } = await aServer({ settings: { publicUrl: "https://demarches.caen.fr" } });
    const { headers } = await app.inject({ url: "/livez" });
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  });

  it("is kept by no cache when it is a person's", async () => {
    const { app } = await shell();
    const { headers, body } = await aVisitor(app, signedIn("Jeanne Martin")).open("/caen/avis");
    expect(headers["cache-control"]).toBe("no-store");
    expect(body).toContain("Jeanne Martin");
  });

  it("names somebody of whom nothing is known yet, in the language of the page", async () => {
    const { app } = await shell();
    const newcomer = aVisitor(app, signedIn(""));
    expect((await newcomer.open("/caen/avis")).body).toContain("Mon dossier");
    expect((await newcomer.open("/caen/avis?lang=en")).body).toContain("My file");
  });

  it("lets a form lead to the one origin that the route names", async () => {
    const { app } = await aServer({
      surfaces: [
        (scope) => {
          scope.get("/oidc/consent", async (_request, reply) => {
            grantFormAction(reply, "https://mediatheque.example/retour?x=1");
            return "";
          });
        },
      ],
    });
    const { headers } = await app.inject({ url: "/caen/oidc/consent" });
    expect(headers["content-security-policy"]).toContain("form-action 'self' https://mediatheque.example;");
  });
});

describe("the log", () => {
  it("tells the route and never the address received", async () => {
    const { app, logged } = await shell();
    await app.inject({ url: "/caen/avis?jeton=secret", headers: { "user-agent": "Jeanne" } });
    await app.inject({ url: "/caen/jeanne-martin?jeton=secret" });
    const lines = logged.join("");
    expect(lines).toContain('"route":"/:slug/avis"');
    expect(lines).toContain('"route":"unmatched"');
    expect(lines).not.toMatch(/secret|jeanne/i);
  });
});

describe("files of the pages", () => {
  it("are those the page asks for, compressed, for ever", async () => {
    const { app } = await shell();
    const { body } = await app.inject({ url: "/caen/avis" });
    const hrefs = [...body.matchAll(/<link[^>]+href="([^"]+)"/g)].map(([, href = ""]) =>
      href.replaceAll("&amp;", "&"),
    );
    expect(hrefs.length).toBe(4);
    for (const url of hrefs) {
      const answer = await app.inject({ url, headers: { "accept-encoding": "br" } });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["cache-control"]).toContain("immutable");
    }
  });

  it("include the theme of no authority", async () => {
    const { app } = await shell();
    const { body } = await app.inject({ url: "/nulle-part/" });
    const href = /href="(\/assets\/theme\.[^"]+)"/.exec(body)?.[1] ?? "";
    expect((await app.inject({ url: href })).statusCode).toBe(200);
    expect((await app.inject({ url: "/assets/autre.css" })).statusCode).toBe(404);
  });
});

describe("health", () => {
  it("says alive, and ready only when the platform is", async () => {
    const away = () => Promise.reject(new Error("database away"));
    const { app } = await aServer({ ports: { checkReady: away } });
    expect((await app.inject({ url: "/livez" })).statusCode).toBe(200);
    const notReady = await app.inject({ url: "/readyz" });
    expect(notReady.statusCode).toBe(503);
    expect(notReady.body).not.toContain("database");
  });
});

describe("languages", () => {
  it("are French, then the one chosen, kept in a cookie of this authority", async () => {
    const { app } = await shell();
    const visitor = aVisitor(app);
    expect((await visitor.open("/caen/avis")).body).toContain('<html lang="fr"');
    const chosen = await visitor.open("/caen/avis?lang=en");
    expect(chosen.body).toContain('<html lang="en"');
    expect(chosen.cookies).toContainEqual(
      expect.objectContaining({ name: "ardeco-langue", value: "en", path: "/caen" }),
    );
    expect((await visitor.open("/caen/avis")).body).toContain('<html lang="en"');
    expect((await visitor.open("/caen/avis?lang=xx")).body).toContain('<html lang="en"');
    expect((await visitor.open("/caen/avis?lang=en&lang=fr")).statusCode).toBe(200);
    const keepsItsQuery = await visitor.open("/caen/avis?pour=a%26b&lang=fr");
    expect(keepsItsQuery.body).toContain('href="/caen/avis?pour=a%26b&amp;lang=en"');
  });
});

describe("rates", () => {
  it("stop a hurried address with a French page, the strict ones sooner", async () => {
    const { app } = await aServer({
      settings: { rates: { ...defaultRates, generousPerMinute: 6, strictPerMinute: 2 } },
      surfaces: [(scope) => void scope.get("/connexion", { config: { pace: "strict" } }, async () => "")],
    });
    const statuses: number[] = [];
    for (let turn = 0; turn < 3; turn++)
      statuses.push((await app.inject({ url: "/caen/connexion" })).statusCode);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await app.inject({ url: "/caen/connexion", headers: { accept: "text/html" } });
    expect(refused.body).toContain("Attendez une minute");
    expect(refused.body).toContain("Ville de Caen");
    expect(refused.headers["retry-after"]).toBeDefined();
    for (let turn = 0; turn < 6; turn++) await app.inject({ url: `/caen/nulle-part-${turn}` });
    expect((await app.inject({ url: "/caen/nulle-part" })).statusCode).toBe(429);
  });
});

describe("a call that does what many would have done", () => {
  it("counts as so many, and what does not fit is refused without counting them", async () => {
    const { app } = await aServer({
      settings: { rates: { ...defaultRates, generousPerMinute: 6 } },
      programs: [
        (scope) =>
          void scope.get("/plusieurs", async (request, reply) => {
            scope.countMore(request, reply, 3);
            return "";
          }),
      ],
    });
    const ask = async (url: string) => (await app.inject({ url })).statusCode;
    expect([await ask("/plusieurs"), await ask("/plusieurs")]).toEqual([200, 429]);
    expect([await ask("/caen/nulle-part"), await ask("/caen/nulle-part")]).toEqual([404, 429]);
  });
});

describe("a request that is hardly HTTP", () => {
  it.each([
    ["headers too large", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(40_000)}\r\n\r\n`, "431"],
    ["not HTTP", "BONJOUR\r\n\r\n", "400"],
  ])("is refused with the headers: %s", async (_name, request, status) => {
    const { app } = await shell();
    await app.listen({ port: 0, host: "127.0.0.1" });
    const address = app.server.address();
    const socket = connect(typeof address === "object" && address ? address.port : 0, "127.0.0.1");
    socket.write(request);
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", () => {});
    await once(socket, "close");
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer).toContain("content-security-policy");
    await app.close();
  });
});
