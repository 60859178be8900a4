import { expect, test } from "vitest";
import { isLocal, parseHostAddresses } from "./hosts.ts";

test("an address of several hosts is one address for each, with the same role, name and parameters", () => {
  expect(
    parseHostAddresses(
      "postgres://app:p%40ss@a.example:5433,b.example,[::1]:5434/ardeco?sslmode=verify-full",
    ),
  ).toEqual([
    "postgres://app:p%40ss@a.example:5433/ardeco?sslmode=verify-full",
    "postgres://app:p%40ss@b.example/ardeco?sslmode=verify-full",
    "postgres://app:p%40ss@[::1]:5434/ardeco?sslmode=verify-full",
  ]);
  expect(parseHostAddresses("postgresql://app@a/ardeco?target_session_attrs=read-write")).toEqual([
    "postgresql://app@a/ardeco",
  ]);
});

test.each([
  "mysql://a/ardeco",
  "a.example:5432",
  "postgres://a:port,b/ardeco",
  "postgres://a,/ardeco",
  "postgres://a,b/ardeco?target_session_attrs=standby",
])("%s is refused", (text) => {
  expect(parseHostAddresses(text)).toBeNull();
});

test("what passes by no network is local", () => {
  const local = ["localhost", "127.0.0.1:5433", "[::1]:5432"].map((host) => `postgres://app@${host}/ardeco`);
  for (const address of [...local, "postgres://app@localhost/ardeco?host=/run/postgresql"])
    expect(isLocal(address), address).toBe(true);
  for (const host of ["base.ville.example", "10.0.0.3", "localhost.ville.example", "1127.0.0.1"])
    expect(isLocal(`postgres://app@${host}/ardeco`), host).toBe(false);
});
