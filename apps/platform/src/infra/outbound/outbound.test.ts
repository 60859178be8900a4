import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { parseId } from "../../kernel/ids.ts";
import { allowRules, noAuthority } from "../../testing/allowed-hosts.ts";
import { isPublicAddress } from "./addresses.ts";
import { type OutboundOptions, openOutbound } from "./outbound.ts";

const json = { authorityId: noAuthority, contentType: "application/json", content: '{"id":"1"}' };

async function aServer(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/recevoir?jeton=secret`,
    port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const open = (over: Partial<OutboundOptions> = {}) =>
  openOutbound({
    httpsOnly: false,
    ...allowRules(["*=localhost:*"]),
    resolve: async () => ["127.0.0.1"],
    ...over,
  });

describe("a call to a business application", () => {
  it("carries the content and its signature, and brings back status and text", async () => {
    await using server = await aServer(async (request, response) => {
      const content = (await request.toArray()).join("");
      response.writeHead(202).end(`${request.method} ${request.headers["content-digest"]} ${content}`);
    });
    const answer = await open().post(server.url, { ...json, headers: { "content-digest": "sha-256=:x:" } });
    expect(answer).toEqual({ status: 202, text: 'POST sha-256=:x: {"id":"1"}' });
  });

  it("brings back a refusal of the application as its status, not as an error", async () => {
    await using server = await aServer((_, response) => response.writeHead(503).end("later"));
    expect(await open().post(server.url, json)).toEqual({ status: 503, text: "later" });
  });

  it("gives up on an application that never answers, or never finishes", async () => {
    await using silent = await aServer(() => {});
    await using unfinished = await aServer((_, response) => response.writeHead(200).write("a"));
    const outbound = open({ timeoutMs: 100 });
    await expect(outbound.post(silent.url, json)).rejects.toMatchObject({ code: "too_slow" });
    await expect(outbound.post(unfinished.url, json)).rejects.toMatchObject({ code: "too_slow" });
  });

  it("gives up on a name that never resolves", async () => {
    const outbound = open({ timeoutMs: 50, resolve: () => new Promise(() => {}) });
    await expect(outbound.post("http://localhost/", json)).rejects.toMatchObject({ code: "too_slow" });
  });

  it("reads 64 KiB and not one byte more", async () => {
    await using exact = await aServer((_, response) => response.end("a".repeat(65_536)));
    await using endless = await aServer((_, response) => {
      const more = (): boolean => response.write("a".repeat(16_384)) && more();
      response.on("drain", more);
      more();
    });
    expect((await open().post(exact.url, json)).text).toHaveLength(65_536);
    await expect(open().post(endless.url, json)).rejects.toMatchObject({ code: "answer_too_large" });
  });

  it("follows no redirection", async () => {
    let visits = 0;
    await using server = await aServer((_, response) => {
      visits++;
      response.writeHead(307, { location: "/ailleurs" }).end();
    });
    await expect(open().post(server.url, json)).rejects.toMatchObject({ code: "redirected" });
    expect(visits).toBe(1);
  });

  it("says nothing of the path, the query or the account in its errors", async () => {
    await using server = await aServer((request) => request.destroy());
    const error = await open()
      .post(server.url, json)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "unreachable", message: "unreachable (localhost)" });
  });
});

describe("the inside of the network", () => {
  const strict = (addresses: string[]) => open({ ...allowRules([]), resolve: async () => addresses });

  it.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://[::1]/",
    "http://[::ffff:10.0.0.1]/",
    "http://169.254.169.254/latest/meta-data",
    "http://10.1.2.3/",
    "http://192.168.1.1/",
    "http://0.0.0.0/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
  ])("is not reached by %s", async (url) => {
    await expect(strict([]).post(url, json)).rejects.toMatchObject({ code: "address_private" });
  });

  it("is not reached by a name that leads there, alone or among public addresses", async () => {
    const url = "http://metier.example/";
    await expect(strict(["10.0.0.1"]).post(url, json)).rejects.toMatchObject({ code: "address_private" });
    await expect(strict(["1.1.1.1", "::1"]).post(url, json)).rejects.toMatchObject({
      code: "address_private",
    });
  });

  it("is not reached by a name that changes between the check and the call", async () => {
    await using server = await aServer((_, response) => response.end("inside"));
    const answers = ["192.0.2.1", "127.0.0.1"];
    let asked = 0;
    const rebinding = open({
      timeoutMs: 200,
      ...allowRules(["*=rebind.example:*"]),
      resolve: async () => [answers[asked++] ?? "127.0.0.1"],
    });
    // 192.0.2.1 answers nobody (RFC 5737); a second resolution would have reached the server.
    const url = `http://rebind.example:${server.port}/`;
    await expect(rebinding.post(url, json)).rejects.toMatchObject({ code: /too_slow|unreachable/ });
    expect(asked).toBe(1);
  });

  it("is reached by an allowed name only", async () => {
    await using server = await aServer((_, response) => response.end("ok"));
    expect((await open().post(server.url, json)).text).toBe("ok");
    const other = server.url.replace("localhost", "autre.example");
    await expect(open().post(other, json)).rejects.toMatchObject({ code: "address_private" });
  });

  it("is reached at an allowed port only, that of the protocol when none is written", async () => {
    const reached: string[] = [];
    await using server = await aServer((request, response) => {
      reached.push(request.url ?? "");
      response.end("ok");
    });
    await using database = await aServer((request, response) => {
      reached.push(request.url ?? "");
      response.end("secret");
    });
    const outbound = open(allowRules([`*=localhost:${server.port}`]));
    expect((await outbound.post(server.url, json)).text).toBe("ok");
    for (const url of [database.url, "http://localhost/", "https://localhost/", "http://localhost:5432/"])
      await expect(outbound.post(url, json)).rejects.toMatchObject({ code: "address_private" });
    // Let through. Whether a machine answers there depends on the network where this runs.
    const lone = open({ ...allowRules(["*=10.0.0.4"]), timeoutMs: 1 });
    for (const url of ["http://10.0.0.4/", "https://10.0.0.4/"]) {
      const outcome = lone.post(url, json).then(
        () => "answered",
        ({ code }: { code: string }) => code,
      );
      expect(await outcome).toMatch(/answered|too_slow|unreachable/);
    }
    await expect(lone.post("http://10.0.0.4:443/", json)).rejects.toMatchObject({ code: "address_private" });
    expect(reached).toHaveLength(1);
  });

  it("is reached for the authority that the entry names, and for no other", async () => {
    await using server = await aServer((_, response) => response.end("ok"));
    const [caen, ifs] = [parseId<"authority">(randomUUID()), parseId<"authority">(randomUUID())];
    const slugs = { [caen]: "caen", [ifs]: "ifs" };
    const outbound = open(allowRules([`caen=localhost:${server.port}`], slugs));
    expect((await outbound.post(server.url, { ...json, authorityId: caen })).text).toBe("ok");
    for (const authorityId of [ifs, noAuthority]) {
      await expect(outbound.post(server.url, { ...json, authorityId })).rejects.toMatchObject({
        code: "address_private",
      });
      await expect(outbound.get(server.url, { authorityId })).rejects.toMatchObject({
        code: "address_private",
      });
    }
  });

  it("is not reached by a redirection, even to an allowed host", async () => {
    let reached = 0;
    await using inside = await aServer((_, response) => {
      reached++;
      response.end("secret");
    });
    await using server = await aServer((_, response) =>
      response.writeHead(307, { location: inside.url }).end(),
    );
    const outbound = open(allowRules([`*=localhost:${server.port}`, `*=localhost:${inside.port}`]));
    await expect(outbound.post(server.url, json)).rejects.toMatchObject({ code: "redirected" });
    expect(reached).toBe(0);
  });

  it("public addresses are told from private ones", () => {
    expect(["1.1.1.1", "80.67.169.12", "2a01:e0a::1"].every(isPublicAddress)).toBe(true);
    expect(["100.64.0.1", "198.18.0.1", "2001:db8::1", "64:ff9b::a00:1", "x"].some(isPublicAddress)).toBe(
      false,
    );
  });
});

describe("an address", () => {
  it("is https in production", async () => {
    const outbound = open({ httpsOnly: true });
    await expect(outbound.post("http://localhost/", json)).rejects.toMatchObject({ code: "https_required" });
  });

  it.each(["file:///etc/passwd", "ftp://localhost/", "pas une adresse", "http://user:pass@localhost/"])(
    "%s is refused",
    async (url) => {
      await expect(open().post(url, json)).rejects.toMatchObject({ code: "address_invalid" });
    },
  );
});
