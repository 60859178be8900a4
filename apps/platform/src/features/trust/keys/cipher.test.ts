import { createSecretKey, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { open, seal } from "./cipher.ts";

test("no two seals share a nonce, and each opens under its own words alone", () => {
  const key = createSecretKey(randomBytes(32));
  const seals = Array.from({ length: 2_000 }, (_, line) =>
    seal(key, ["field", `${line}`], Buffer.from("12")),
  );
  expect(new Set(seals.map((sealed) => sealed.subarray(1, 13).toString("hex"))).size).toBe(2_000);
  for (const [line, sealed] of seals.entries()) {
    expect(open(key, ["field", `${line}`], sealed).toString()).toBe("12");
    expect(() => open(key, ["field", `${line + 1}`], sealed)).toThrow("keys.cannot_open");
  }
});
