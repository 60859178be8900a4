import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import type { Routes } from "../pages.ts";
import { aServer } from "../testing/a-server.ts";
import { handOver, leaveBodies } from "./hand-over.ts";

const provider: Routes = (scope) => {
  leaveBodies(scope);
  scope.post("/oidc/token", { config: { csrf: false } }, async (request, reply) => {
    handOver(reply);
    reply.raw.end(`${request.ardeco.brand.slug}: ${await text(request.raw)}`);
  });
};

describe("a library that answers by itself", () => {
  it("reads the body, needs no form token, and carries the security headers", async () => {
    const { app } = await aServer({ surfaces: [provider] });
    const { body, headers, statusCode } = await app.inject({
      method: "POST",
      url: "/caen/oidc/token",
      headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://client.example" },
      payload: "grant_type=authorization_code",
    });
    expect(statusCode).toBe(200);
    expect(body).toBe("caen: grant_type=authorization_code");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["x-request-id"]).toBeDefined();
  });
});
