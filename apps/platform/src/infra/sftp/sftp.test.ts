import { createPrivateKey } from "node:crypto";
import { once } from "node:events";
import { mkdir, symlink } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { anSshd, type Sshd, withoutSshd } from "@ardeco/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SftpKeyPair } from "../../kernel/sftp.ts";
import { allowRules, noAuthority } from "../../testing/allowed-hosts.ts";
import { writeKeyPair } from "./key-pair.ts";
import { isPlainName } from "./plain-name.ts";
import { openSftp } from "./sftp.ts";

const allowed = allowRules(["*=127.0.0.1:*"]);
const authorityId = noAuthority;
const sftp = openSftp(allowed);

describe.skipIf(withoutSshd)(`a real OpenSSH${withoutSshd ? ` (left out: ${withoutSshd})` : ""}`, () => {
  let sshd: Sshd;
  let keys: SftpKeyPair;
  beforeAll(async () => {
    sshd = await anSshd();
    keys = await sftp.newKeyPair();
    await sshd.welcome(keys.publicKey);
  });
  afterAll(() => sshd?.[Symbol.asyncDispose]());
  const place = () => ({ authorityId, ...sshd.at, ...keys, hostKey: sshd.fingerprint() });

  it("shows its key under the fingerprint that ssh-keygen writes, to whoever asks", async () => {
    expect(await sftp.readHostKey({ authorityId, ...sshd.at })).toBe(sshd.fingerprint());
  });

  it("is given a file whole, and the same again in its place", async () => {
    for (const content of ["un", "un"]) {
      await sftp.visit(place(), (files) => files.put("depart", "a.csv", Buffer.from(content)));
      expect(await sshd.names("depart")).toEqual(["a.csv"]);
      expect(await sshd.content("depart/a.csv")).toBe("un");
    }
  });

  it("gives plain files only: neither a folder, nor a link that leads elsewhere, nor a hidden one", async () => {
    await sshd.put("retour/accusé 1.csv", "line_id;result");
    await sshd.put("retour/.secret.csv", "x");
    await mkdir(join(sshd.home, "retour/sous.csv"));
    await symlink("/etc/passwd", join(sshd.home, "retour/lien.csv"));
    await sftp.visit(place(), async (files) => {
      expect(await files.list("retour")).toEqual([{ name: "accusé 1.csv", size: 14 }]);
      expect((await files.read("retour", "accusé 1.csv", 14)).toString()).toBe("line_id;result");
      await files.putAway("retour", "accusé 1.csv", { folder: "traites", name: "1.csv" });
      await sshd.put("retour/accusé 1.csv", "line_id;result");
      await files.putAway("retour", "accusé 1.csv", { folder: "traites", name: "1.csv" });
      expect(await files.list("retour")).toEqual([]);
    });
    expect(await sshd.names("retour/traites")).toEqual(["1.csv"]);
  });

  it("reads no more of a huge file than it may", async () => {
    await sshd.put("retour/huge.csv", Buffer.alloc(3_000_000, "a"));
    const reading = sftp.visit(place(), (files) => files.read("retour", "huge.csv", 100_000));
    await expect(reading).rejects.toMatchObject({ code: "too_large" });
  });

  it.each(["../depart/a.csv", "..", "a/b.csv", "a\\b.csv", "", ".cache"])(
    "no name leads elsewhere: %j",
    async (name) => {
      const put = sftp.visit(place(), (files) => files.put("depart", name, Buffer.from("x")));
      await expect(put).rejects.toMatchObject({ code: "name_refused" });
      const read = sftp.visit(place(), (files) => files.read("retour", name, 10));
      await expect(read).rejects.toMatchObject({ code: "name_refused" });
      expect(isPlainName(name)).toBe(false);
    },
  );

  it("says which folder is not there, and does not let an unknown key in", async () => {
    const visit = sftp.visit(place(), (files) => files.list("ailleurs"));
    await expect(visit).rejects.toMatchObject({ code: "not_found" });
    const other = { ...place(), ...(await sftp.newKeyPair()) };
    await expect(sftp.visit(other, (files) => files.list("retour"))).rejects.toMatchObject({
      code: "sign_in_refused",
    });
  });
});

it.skipIf(withoutSshd)(
  "a server is refused as soon as its key is another, before anything is sent",
  async () => {
    await using sshd = await anSshd();
    const keys = await sftp.newKeyPair();
    await sshd.welcome(keys.publicKey);
    const pinned = { authorityId, ...sshd.at, ...keys, hostKey: sshd.fingerprint() };
    await sftp.visit(pinned, (files) => files.put("depart", "a.csv", Buffer.from("x")));
    await sshd.changeHostKey();
    const visit = sftp.visit(pinned, (files) => files.put("depart", "b.csv", Buffer.from("x")));
    await expect(visit).rejects.toMatchObject({ code: "host_key_changed" });
    expect(await sshd.names("depart")).toEqual(["a.csv"]);
  },
);

it.skipIf(withoutSshd)("a key whose two halves begin with zeros is let in: one in 256 does", async () => {
  await using sshd = await anSshd();
  // RFC 8410: the seed of an Ed25519 key, whose public point is 00001f8b….
  const der = Buffer.from(`302e020100300506032b657004220420${"0024".padStart(64, "0")}`, "hex");
  const pair = writeKeyPair(createPrivateKey({ key: der, format: "der", type: "pkcs8" }));
  await sshd.welcome(pair.publicKey);
  const place = { authorityId, ...sshd.at, ...pair, hostKey: sshd.fingerprint() };
  expect(await sftp.visit(place, (files) => files.list("retour"))).toEqual([]);
});

describe("a server that cannot be trusted", () => {
  it("never answers: left after its time", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const hasty = openSftp({ ...allowed, connectMs: 100, visitMs: 100 });
    const at = { authorityId, host: "127.0.0.1", port };
    await expect(hasty.readHostKey(at)).rejects.toMatchObject({ code: "too_slow" });
    const keys = await sftp.newKeyPair();
    const visit = hasty.visit({ ...at, ...keys, user: "u", hostKey: "SHA256:x" }, async () => {});
    await expect(visit).rejects.toMatchObject({ code: "too_slow" });
    server.close();
    await expect(sftp.readHostKey(at)).rejects.toMatchObject({ code: "unreachable" });
  });

  it("is inside the network: the connection is not even opened", async () => {
    let reached = false;
    const server = createServer(() => {
      reached = true;
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const strict = openSftp({ ...allowRules([]), resolve: async () => ["127.0.0.1"] });
    for (const host of ["127.0.0.1", "metier.example", "10.0.0.1", "::1"]) {
      await expect(strict.readHostKey({ authorityId, host, port })).rejects.toMatchObject({
        code: "address_private",
      });
    }
    // Allowed to another authority, or at the port of SSH only.
    for (const entries of [[`caen=127.0.0.1:${port}`], ["*=127.0.0.1"]]) {
      const named = openSftp(allowRules(entries));
      const at = { authorityId, host: "127.0.0.1", port };
      await expect(named.readHostKey(at)).rejects.toMatchObject({ code: "address_private" });
    }
    expect(reached).toBe(false);
    server.close();
  });
});
