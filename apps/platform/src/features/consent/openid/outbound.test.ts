import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ISSUER, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import { asks } from "./testing/open-id-world.ts";

let home: LibraryHouse;
const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), use: "sig", alg: "ES256" }] });

beforeAll(async () => {
  home = await libraryHouse();
});
afterAll(() => home.house.close());

/** Where a vendor says that its keys are: what the platform asked for, and how often it connected at all. */
async function aVendor(host: string, listener: RequestListener) {
  const visits: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    visits.push(request.url ?? "");
    listener(request, response);
  }).listen(0, host);
  server.on("connection", () => {
    connections += 1;
  });
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    visits,
    connections: () => connections,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/**
 * The application proves itself with its key, and presents a code of nobody: "invalid_grant" means that it
 * was believed.
 */
async function proveItself(jwksUri: string): Promise<string> {
  const service = await home.world.service([asks("email")]);
  const { clientId } = await home.world.application(service, { authMethod: "private_key_jwt", jwksUri });
  const now = Math.floor(Date.now() / 1000);
  const assertion = await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: "ES256" })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(ISSUER)
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .sign(privateKey);
  const answer = await home.world.server.app.inject({
    method: "POST",
    url: "/caen/oidc/token",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams({
      grant_type: "authorization_code",
      code: "of-nobody",
      redirect_uri: "http://localhost:4000/retour",
      client_id: clientId,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
    }).toString(),
  });
  expect(answer.statusCode).toBeLessThan(500);
  return answer.json().error;
}

describe("keys that an application publishes", () => {
  test("are read where the installation allows it", async () => {
    await using vendor = await aVendor("127.0.0.1", (_, response) => response.end(keys));
    expect(await proveItself(`http://localhost:${vendor.port}/cles`)).toBe("invalid_grant");
    expect(vendor.visits).toEqual(["/cles"]);
  });

  test("are not read through a redirection, even to an allowed host", async () => {
    await using vendor = await aVendor("127.0.0.1", ({ url }, response) =>
      url === "/cles" ? response.writeHead(302, { location: "/dedans" }).end() : response.end(keys),
    );
    expect(await proveItself(`http://localhost:${vendor.port}/cles`)).not.toBe("invalid_grant");
    expect(vendor.visits).toEqual(["/cles"]);
  });

  test("are not read without end", async () => {
    await using vendor = await aVendor("127.0.0.1", (_, response) => {
      const more = (): boolean => response.write(" ".repeat(65_536)) && more();
      response.on("drain", more);
      more();
    });
    expect(await proveItself(`http://localhost:${vendor.port}/cles`)).not.toBe("invalid_grant");
  });

  test("are not asked to a private address: the connection is not even opened", async () => {
    // The test house allows localhost and 127.0.0.1; ::1 is as private as they are, and allowed by nobody.
    await using vendor = await aVendor("::1", (_, response) => response.end(keys));
    expect(await proveItself(`http://[::1]:${vendor.port}/cles`)).not.toBe("invalid_grant");
    expect(vendor.connections()).toBe(0);
  });

  test.each([
    "https://169.254.169.254/latest/meta-data",
    "https://10.0.0.1/cles",
    "https://[::ffff:a9fe:a9fe]/cles",
    "https://metadata.invalid/cles",
  ])("are not read at %s, and the refusal comes at once", async (jwksUri) => {
    expect(await proveItself(jwksUri)).not.toBe("invalid_grant");
  });
});
