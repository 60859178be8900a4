import { describe, expect, it } from "vitest";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { ServerBusy } from "../../kernel/server-busy.ts";
import type { Routes } from "../pages.ts";
import { aServer } from "../testing/a-server.ts";

const trouble: Routes = (app) => {
  app.get("/panne", async () => {
    throw new Error("duplicate key (name)=(Martin)");
  });
  app.get("/illisible", async () => {
    throw Object.assign(new Error("unsupported Unicode escape sequence"), { code: "22P05" });
  });
  app.get("/un-seul", async () => {
    throw Object.assign(new Error("these count for one"), { code: "23514", constraint: "two_agents" });
  });
  app.get("/contrainte", async () => {
    throw Object.assign(new Error("these count for one"), { code: "23514", constraint: "another" });
  });
  app.get("/interdit", async () => {
    throw kernelErrors.error("request.forbidden");
  });
  app.get("/prive", async () => {
    throw kernelErrors.error("request.sign_in_required");
  });
};

const crowded: Routes = (app) => {
  app.get("/affluence", async () => {
    throw new ServerBusy(new Error("timeout exceeded when trying to connect"));
  });
};

const shell = () => aServer({ surfaces: [trouble, crowded] });
const asBrowser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

describe("a crowd", () => {
  it("is told to come back, people in words and programs by Retry-After", async () => {
    const { app } = await shell();
    const page = await app.inject({ url: "/caen/affluence", headers: asBrowser });
    expect(page.statusCode).toBe(503);
    expect(page.headers["retry-after"]).toBe("5");
    expect(page.body).toContain("Le service est très demandé en ce moment.");
    expect(page.body).not.toContain("timeout exceeded");
    const problem = await app.inject({ url: "/caen/affluence", headers: { accept: "application/json" } });
    expect(problem.statusCode).toBe(503);
    expect(problem.json()).toMatchObject({ code: "server.busy", status: 503 });
  });
});

describe("a character that the database refuses, deep in what was sent", () => {
  it("is an unreadable request, and no failure of ours", async () => {
    const { app } = await shell();
    const page = await app.inject({ url: "/caen/illisible", headers: asBrowser });
    expect([page.statusCode, page.body.includes("La demande est illisible.")]).toEqual([400, true]);
    expect(page.body).not.toContain("Unicode escape");
  });
});

describe("a rule of two agents, said by the database alone", () => {
  it("is a refusal in words; another rule of a table is a failure of ours", async () => {
    const { app } = await shell();
    const page = await app.inject({ url: "/caen/un-seul", headers: asBrowser });
    expect([page.statusCode, page.body.includes("Il faut deux agents")]).toEqual([409, true]);
    expect(page.body).not.toContain("count for one");
    const problem = await app.inject({ url: "/caen/un-seul", headers: { accept: "application/json" } });
    expect(problem.json()).toMatchObject({ code: "request.another_agent", status: 409 });
    expect((await app.inject({ url: "/caen/contrainte", headers: asBrowser })).statusCode).toBe(500);
  });
});

describe("a refusal", () => {
  it("says what happened, what to do, who to call, in the authority's page", async () => {
    const { app } = await shell();
    const { statusCode, body, headers } = await app.inject({ url: "/caen/interdit", headers: asBrowser });
    expect(statusCode).toBe(403);
    expect(body).toContain("Vous n’avez pas accès à cette page.");
    expect(body).toContain("contactez-nous");
    expect(body).toContain("02\u00a031\u00a030\u00a041\u00a000");
    expect(body).toContain("request.forbidden");
    expect(body).toContain(String(headers["x-request-id"]));
  });

  it("speaks English to who chose it", async () => {
    const { app } = await shell();
    const { body } = await app.inject({ url: "/caen/interdit?lang=en", headers: asBrowser });
    expect(body).toContain("You do not have access to this page.");
  });

  it("is problem details for a program", async () => {
    const { app } = await shell();
    const { headers, body } = await app.inject({
      url: "/caen/interdit",
      headers: { accept: "application/json" },
    });
    expect(headers["content-type"]).toContain("application/problem+json");
    expect(JSON.parse(body)).toMatchObject({ status: 403, code: "request.forbidden" });
  });

  it("offers to sign in when that is what misses", async () => {
    const { app } = await shell();
    const { body } = await app.inject({ url: "/caen/prive", headers: asBrowser });
    expect(body).toContain('href="/caen/connexion"');
  });

  it("of an unknown authority is a page without authority", async () => {
    const { app } = await shell();
    for (const url of ["/atlantide/", "/CAEN/", "/caen%20/"]) {
      const { statusCode, body } = await app.inject({ url, headers: asBrowser });
      expect(statusCode).toBe(404);
      expect(body).toContain("Cette page n’existe pas");
      expect(body).not.toContain("Ville de Caen");
    }
  });

  it("of a wrong method names the right ones", async () => {
    const { app } = await shell();
    const { statusCode, headers } = await app.inject({ method: "DELETE", url: "/caen/interdit" });
    expect(statusCode).toBe(405);
    expect(headers.allow).toBe("GET, HEAD");
  });
});

describe("a failure", () => {
  it("shows nothing of itself, and is found by its reference", async () => {
    const { app, logged } = await shell();
    const { statusCode, body, headers } = await app.inject({ url: "/caen/panne", headers: asBrowser });
    expect(statusCode).toBe(500);
    expect(body).toContain("Le service a rencontré un problème.");
    expect(body).not.toContain("Martin");
    const line = logged.find((text) => text.includes('"level":"error"')) ?? "";
    expect(line).toContain(String(headers["x-request-id"]));
    expect(line).not.toContain("Martin");
  });

  it("of the authority lookup itself still makes a page", async () => {
    const findBrand = () => Promise.reject(new Error("database away"));
    const { app } = await aServer({ surfaces: [trouble], ports: { findBrand } });
    const { statusCode, body } = await app.inject({ url: "/caen/panne", headers: asBrowser });
    expect(statusCode).toBe(500);
    expect(body).toContain("Le service a rencontré un problème.");
  });
});
