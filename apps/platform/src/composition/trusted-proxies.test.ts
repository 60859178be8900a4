import { describe, expect, it } from "vitest";
import { readConfig } from "../config.ts";
import { aServer } from "../web/testing/a-server.ts";
import { buildTrustedProxies } from "./trusted-proxies.ts";

/** Two sensitive requests a minute for each client, behind what TRUST_PROXY says. */
async function aDoor(setting: string) {
  const { trustProxy } = readConfig({ TRUST_PROXY: setting });
  const { app } = await aServer({
    settings: {
      trustProxy: buildTrustedProxies(trustProxy),
      rates: { generousPerMinute: 1_000, strictPerMinute: 2, mailsPerHour: 1_000 },
    },
    surfaces: [(scope) => void scope.get("/connexion", { config: { pace: "strict" } }, async () => "")],
  });
  return async (forwardedFor: string, remoteAddress = "127.0.0.1") => {
    const headers = forwardedFor ? { "x-forwarded-for": forwardedFor } : {};
    return (await app.inject({ url: "/caen/connexion", remoteAddress, headers })).statusCode;
  };
}

describe.each(["1", "127.0.0.1", "10.0.0.0/8,127.0.0.1"])(
  "behind the proxy said by TRUST_PROXY=%s",
  (setting) => {
    it("each client has its own rate: one does not close the door to the town", async () => {
      const ask = await aDoor(setting);
      for (let turn = 0; turn < 3; turn++) await ask("198.51.100.1");
      expect(await ask("198.51.100.1")).toBe(429);
      expect(await ask("198.51.100.2")).toBe(200);
    });

    it("a client that writes addresses of its own is still itself", async () => {
      const ask = await aDoor(setting);
      const statuses: number[] = [];
      for (let turn = 1; turn <= 4; turn++) statuses.push(await ask(`203.0.113.${turn}, 198.51.100.1`));
      expect(statuses).toEqual([200, 200, 429, 429]);
    });

    it("who connects from the Internet is no proxy, whatever it writes", async () => {
      const ask = await aDoor(setting);
      const statuses: number[] = [];
      for (const address of ["80.67.169.12", "::ffff:80.67.169.12"]) {
        for (let turn = 1; turn <= 2; turn++) statuses.push(await ask(`203.0.113.${turn}`, address));
      }
      expect(statuses).toEqual([200, 200, 429, 429]);
    });
  },
);

it("without the setting nobody is believed", async () => {
  const ask = await aDoor("");
  const statuses: number[] = [];
  for (let turn = 1; turn <= 3; turn++) statuses.push(await ask(`203.0.113.${turn}`));
  expect(statuses).toEqual([200, 200, 429]);
});

it("addresses of one network of IPv6 are one client", async () => {
  const ask = await aDoor("1");
  const statuses: number[] = [];
  for (let turn = 1; turn <= 3; turn++) statuses.push(await ask(`2001:db8:0:1${turn}:${turn}::${turn}`));
  expect(statuses).toEqual([200, 200, 429]);
  expect(await ask("2001:db8:0:200::1")).toBe(200);
});
