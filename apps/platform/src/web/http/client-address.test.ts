import { expect, it } from "vitest";
import { computeClientKey } from "./client-address.ts";

it.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2::1", "2001:db8:1:0/56"],
  ["2001:db8:1:fe:a:b:c:d", "2001:db8:1:0/56"],
  ["2001:0DB8:0001:00ff::9", "2001:db8:1:0/56"],
  ["2001:db8:1:102::1", "2001:db8:1:1/56"],
  ["2001:db8:2::1", "2001:db8:2:0/56"],
  ["fe80::1%eth0", "fe80:0:0:0/56"],
  ["::1", "0:0:0:0/56"],
])("%s counts as %s", (ip, client) => {
  expect(computeClientKey(ip)).toBe(client);
});
