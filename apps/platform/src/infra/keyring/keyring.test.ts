import type { KeyObject } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodePurpose } from "./derive.ts";
import { MissingKeysError, openKeyring } from "./keyring.ts";

const hexOf = (key: KeyObject) => key.export().toString("hex");

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ardeco-keys-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe("root keys", () => {
  it("are drawn once, kept for their owner alone, and found again at the next start", async () => {
    const first = await openKeyring({ directory, create: true });
    expect((await readdir(directory)).sort()).toEqual([
      "openid.key",
      "sectors.key",
      "signing.key",
      "vault.key",
    ]);
    expect((await stat(join(directory, "vault.key"))).mode & 0o777).toBe(0o600);
    const second = await openKeyring({ directory, create: false });
    const [one, other] = [first, second].map((ring) => ring.vault.derive(1, "person"));
    expect(one && other?.equals(one)).toBe(true);
  });

  it("are the same for servers that start together", async () => {
    const rings = await Promise.all(
      Array.from({ length: 8 }, () => openKeyring({ directory, create: true })),
    );
    const keys = new Set(rings.map((ring) => hexOf(ring.derive("sectors", "cantine"))));
    expect(keys.size).toBe(1);
  });

  it("are never drawn silently in production: the start is refused and names each file", async () => {
    await openKeyring({ directory, create: true });
    await rm(join(directory, "vault.key"));
    await rm(join(directory, "openid.key"));
    await expect(openKeyring({ directory, create: false })).rejects.toThrow(MissingKeysError);
    await expect(openKeyring({ directory, create: false })).rejects.toThrow(/vault\.key, openid\.key/);
  });

  it("refuse to serve when truncated or readable by others", async () => {
    await openKeyring({ directory, create: true });
    await chmod(join(directory, "signing.key"), 0o644);
    await expect(openKeyring({ directory, create: true })).rejects.toThrow(/readable by others/);
    await chmod(join(directory, "signing.key"), 0o600);
    await writeFile(join(directory, "signing.key"), "short");
    await expect(openKeyring({ directory, create: true })).rejects.toThrow(/5 bytes/);
    await writeFile(join(directory, "signing.key"), Buffer.alloc(32));
    await expect(openKeyring({ directory, create: true })).rejects.toThrow(/equal bytes/);
  });

  it("of the vault seal nothing, open nothing and make no index before the database said which is in use", async () => {
    const { vault } = await openKeyring({ directory, create: true });
    const index = { authorityId: "a", field: "email" };
    for (const use of [() => vault.current(), () => vault.opens(1), () => vault.indexKey(index)])
      expect(use).toThrow(/no root key was chosen/);
    vault.use({ seals: 1, indexes: 1, closed: [], refused: [] });
    expect([vault.current(), vault.opens(1), vault.indexKey(index) === undefined]).toEqual([1, true, false]);
  });
});

describe("derived keys", () => {
  it("differ between roots and between purposes, and are 32 bytes", async () => {
    const ring = await openKeyring({ directory, create: true });
    const keys = [
      ring.derive("openid", "person", "1"),
      ring.derive("sectors", "person", "1"),
      ring.derive("openid", "person", "2"),
      ring.derive("openid", "person1"),
    ];
    expect(new Set(keys.map(hexOf)).size).toBe(4);
    expect(keys.every((key) => key.symmetricKeySize === 32)).toBe(true);
    expect(() => ring.derive("openid")).toThrow(TypeError);
  });

  it("do not show their bytes to who prints or serialises them", async () => {
    const key = (await openKeyring({ directory, create: true })).derive("openid", "a");
    expect(inspect(key) + JSON.stringify(key)).not.toContain(hexOf(key).slice(0, 8));
  });

  it("two different lists of purposes never give the same bytes", () => {
    expect(encodePurpose(["a", "bc"])).not.toEqual(encodePurpose(["ab", "c"]));
    expect(encodePurpose(["a", ""])).not.toEqual(encodePurpose(["a"]));
    const parts = fc.array(fc.string({ unit: "binary" }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (left, right) => {
        fc.pre(JSON.stringify(left) !== JSON.stringify(right));
        expect(encodePurpose(left).equals(encodePurpose(right))).toBe(false);
      }),
    );
  });
});
