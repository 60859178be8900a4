import { request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import type { ReaderConfiguration } from "@ardeco/contracts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aCard, aPage, aPairedPage, aReader, PAGE, purseOf, type TestReader } from "../testing/a-reader.ts";
import { aSocket } from "../testing/a-socket.ts";

const ROGUE = "https://mechant.example";
let reader: TestReader;
beforeEach(async () => {
  reader = await aReader();
});
afterEach(() => reader[Symbol.asyncDispose]());

/** Headers as they are, Host too: fetch lets nobody choose it. */
function raw(
  path: string,
  headers: Record<string, string>,
  method = "POST",
  body = "",
): Promise<{ status: number; headers: object; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(reader.origin + path, { method, headers }, async (response) => {
      let text = "";
      for await (const part of response) text += part;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
    sent.on("error", reject).end(body);
  });
}

describe("a rogue page on the same PC", () => {
  test("gets nothing under another name that leads to this PC (DNS rebinding), whatever token and origin it has", async () => {
    const page = await aPairedPage(reader);
    const { port } = reader.running;
    for (const host of [
      "mechant.example",
      `mechant.example:${port}`,
      "127.0.0.1",
      `127.0.0.1.mechant.example:${port}`,
      `0.0.0.0:${port}`,
    ]) {
      const headers = {
        host,
        origin: PAGE,
        authorization: `Bearer ${page.token}`,
        "content-type": "application/json",
      };
      for (const [path, method] of [
        ["/", "GET"],
        ["/v1/read", "POST"],
        ["/v1/pairings", "OPTIONS"],
      ] as const)
        expect(await raw(path, headers, method)).toMatchObject({
          status: 403,
          text: expect.stringContaining("host_refused"),
        });
      await expect(aSocket(reader, { token: page.token, host })).rejects.toThrow("403");
    }
  });

  test("gets nothing from another origin, nor without one, even with a token that was stolen", async () => {
    const { token } = await aPairedPage(reader);
    const card = await aCard();
    await reader.put(card);
    for (const origin of [
      ROGUE,
      "null",
      `${PAGE}.mechant.example`,
      PAGE.replace("https", "http"),
      `${PAGE}:8443`,
      null,
    ]) {
      const page = aPage(reader, origin);
      page.holds(token);
      const said = await page.send("/v1/debit", { key: "a", amount: 100 });
      expect(said).toMatchObject({ status: 403, body: { code: "origin_refused" } });
      expect(said.headers.get("access-control-allow-origin")).toBeNull();
      await expect(aSocket(reader, { token, origin })).rejects.toThrow("403");
    }
    expect(purseOf(card.memory).counter).toBe(0);
  });

  test("gets nothing without a token, with a wrong one, or with that of another page", async () => {
    const page = aPage(reader);
    expect(await page.send("/v1/enter", {})).toMatchObject({ status: 401, body: { code: "token_refused" } });
    page.holds(`ardeco_rd_${"A".repeat(43)}`);
    expect(await page.send("/v1/enter", {})).toMatchObject({ status: 401 });
    await expect(aSocket(reader, { token: page.token })).rejects.toThrow("401");
    await expect(aSocket(reader, { token: "", protocols: ["ardeco-reader.1"] })).rejects.toThrow("401");
  });

  test("another page of the configuration does not serve itself of the token of the first", async () => {
    const { token } = await aPairedPage(reader);
    const [service] = reader.services;
    const services = [{ ...service, origins: [PAGE, "https://autre.example"] }];
    const text = await reader.platform.sign({
      ...reader.configuration({ sequence: 9_000_000_000 }),
      services,
    } as ReaderConfiguration);
    await reader.running.configuration.take(text, reader.clock.now);
    const other = aPage(reader, "https://autre.example");
    other.holds(token);
    expect(await other.send("/v1/enter", {})).toMatchObject({ status: 401, body: { code: "token_refused" } });
    await expect(aSocket(reader, { token, origin: "https://autre.example" })).rejects.toThrow("401");
  });

  test("cannot send a form or a text without asking first (simple request), nor learn of cards", async () => {
    const { token } = await aPairedPage(reader);
    const body = JSON.stringify({ key: "a", amount: 100 });
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      const { host } = new URL(reader.origin);
      const rogue = await raw("/v1/debit", { host, origin: ROGUE, "content-type": type }, "POST", body);
      expect(rogue.status).toBe(403);
      const own = await raw(
        "/v1/debit",
        { host, origin: PAGE, authorization: `Bearer ${token}`, "content-type": type },
        "POST",
        body,
      );
      expect(own).toMatchObject({ status: 400, text: expect.stringContaining("request_refused") });
    }
  });

  test("is answered no preflight; a page of the configuration is, private network and all", async () => {
    const ask = { "access-control-request-method": "POST", "access-control-request-private-network": "true" };
    const { host } = new URL(reader.origin);
    const rogue = await raw("/v1/debit", { host, origin: ROGUE, ...ask }, "OPTIONS");
    expect(rogue.status).toBe(403);
    expect(Object.keys(rogue.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
    const own = await raw("/v1/debit", { host, origin: PAGE, ...ask }, "OPTIONS");
    expect(own).toMatchObject({
      status: 204,
      headers: {
        "access-control-allow-origin": PAGE,
        "access-control-allow-private-network": "true",
        "access-control-allow-headers": "authorization, content-type",
        vary: "Origin",
      },
    });
    const sameNetwork = await raw(
      "/v1/debit",
      { host, origin: PAGE, "access-control-request-method": "POST" },
      "OPTIONS",
    );
    expect(sameNetwork.headers).not.toHaveProperty("access-control-allow-private-network");
  });

  test("frames no status page, which shows no code and no token", async () => {
    const page = await aPairedPage(reader);
    const code = reader.running.pairings.newCode(reader.clock.now);
    const said = await aPage(reader, null).send("/");
    expect(said.status).toBe(200);
    expect(said.text).toContain(PAGE);
    for (const secret of [code, page.token]) expect(said.text).not.toContain(secret);
    expect(said.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(said.headers.get("access-control-allow-origin")).toBeNull();
  });
});

test("nobody on the network reaches the program: it listens on the loopback alone", async () => {
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? []);
  const outside = addresses.filter(({ internal, family }) => !internal && family === "IPv4");
  for (const { address } of outside) {
    const socket = connect({ host: address, port: reader.running.port });
    const code = await new Promise((resolve) => {
      socket
        .once("connect", () => resolve("connected"))
        .once("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    });
    socket.destroy();
    expect(code).toBe("ECONNREFUSED");
  }
  expect(reader.running.port).toBeGreaterThan(0);
});

describe("pairing", () => {
  test("a code is good once, typed as people type", async () => {
    const code = reader.running.pairings.newCode(reader.clock.now);
    const page = aPage(reader);
    const said = await page.pair(
      ` ${code.toLowerCase().replace("-", " ").replace("0", "o").replace("1", "l")}`,
    );
    expect(said).toMatchObject({
      status: 201,
      body: { service: "caisse", verbs: ["read", "enter", "debit", "credit"] },
    });
    expect(await page.send("/v1/enter", {})).toMatchObject({ body: { code: "no_card" } });
    expect(await aPage(reader).pair(code)).toMatchObject({ status: 422, body: { code: "code_refused" } });
  });

  test("a code ends after two minutes, after five tries, and when another is shown", async () => {
    const { pairings } = reader.running;
    const old = pairings.newCode(reader.clock.now);
    reader.later(2 * 60_000);
    expect(await aPage(reader).pair(old)).toMatchObject({ body: { code: "code_refused" } });
    const first = pairings.newCode(reader.clock.now);
    const second = pairings.newCode(reader.clock.now);
    expect(await aPage(reader).pair(first)).toMatchObject({ body: { code: "code_refused" } });
    for (let time = 0; time < 4; time += 1) await aPage(reader).pair("0000-0000");
    reader.later(60_000);
    expect(await aPage(reader).pair(second)).toMatchObject({ status: 422, body: { code: "code_refused" } });
  });

  test("guesses are paced, from whatever page of the configuration", async () => {
    const codes = [];
    for (let time = 0; time < 8; time += 1) codes.push((await aPage(reader).pair("0000-0000")).body.code);
    expect(codes.slice(-2)).toEqual(["too_many", "too_many"]);
  });

  test("a page that the platform does not let serve this service takes no token, and costs the code nothing", async () => {
    const code = reader.running.pairings.newCode(reader.clock.now);
    for (let time = 0; time < 5; time += 1)
      expect(await aPage(reader, ROGUE).pair(code)).toMatchObject({ body: { code: "origin_refused" } });
    expect(await aPage(reader).pair(code, { service: "piscine" })).toMatchObject({
      body: { code: "service_refused" },
    });
    expect(await aPage(reader).pair(code)).toMatchObject({ status: 201 });
  });

  test("a token opens the verbs it was given, and those that the service has now", async () => {
    const { pairings, configuration } = reader.running;
    const page = aPage(reader);
    await page.pair(pairings.newCode(reader.clock.now), { verbs: ["enter"] });
    expect(await page.send("/v1/debit", { key: "a", amount: 1 })).toMatchObject({
      status: 403,
      body: { code: "verb_refused" },
    });
    const whole = await aPairedPage(reader);
    const [service] = reader.services;
    if (!service) throw new Error("No service.");
    const services = [{ ...service, verbs: ["read" as const] }];
    await configuration.take(
      await reader.platform.sign(reader.configuration({ sequence: 9_000_000_000, services })),
      reader.clock.now,
    );
    expect(await whole.send("/v1/debit", { key: "a", amount: 1 })).toMatchObject({
      status: 403,
      body: { code: "verb_refused" },
    });
    expect(await whole.send("/v1/read", { elements: ["given_name"] })).toMatchObject({
      body: { code: "no_card" },
    });
  });

  test("survives the program, and ends when somebody at the PC says so", async () => {
    const page = await aPairedPage(reader);
    await reader.restart();
    expect(await page.send("/v1/enter", {})).toMatchObject({ body: { code: "no_card" } });
    const socket = await aSocket(reader, { token: page.token });
    await reader.running.pairings.forget();
    expect(await page.send("/v1/enter", {})).toMatchObject({ status: 401 });
    socket.send({ id: "1", ask: "enter", with: {} });
    expect(await socket.closed).toBe(4401);
  });
});

test("a page that asks too often waits", async () => {
  const page = await aPairedPage(reader);
  const said = await Promise.all(Array.from({ length: 70 }, () => page.send("/v1/enter", {})));
  expect(said.filter(({ status }) => status === 429)).toHaveLength(10);
  reader.later(1_000);
  expect(await page.send("/v1/enter", {})).toMatchObject({ status: 409 });
});
