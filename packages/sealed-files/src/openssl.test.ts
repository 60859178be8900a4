import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Identity, makeIdentity, openSealed, readCertificate, SealedFileError, seal } from "./index.ts";
import { hasOpenssl, opensslHouse, type Partner } from "./testing/openssl.ts";

// What partners have is the openssl command: what it seals is opened here, and what is sealed here it opens.

const CONTENT = Buffer.from("reference;quotient\nA1B2;742\n");
/** In an hour: the command makes certificates that begin when it runs, some seconds from now. */
const now = new Date(Date.now() + 3_600_000);
const inTwoYears = new Date(now.getTime() + 2 * 365 * 86_400_000);
const yesterday = new Date(now.getTime() - 86_400_000);

let house: ReturnType<typeof opensslHouse>;
let town: Identity;
let caf: Partner;
let townPath: string;
beforeAll(async () => {
  if (!hasOpenssl) return;
  house = opensslHouse();
  caf = house.partner("CAF du Calvados");
  town = await makeIdentity({ name: "Ville de Caen", validFrom: yesterday, validTo: inTwoYears });
  townPath = house.write("town.pem", town.certificate);
  house.write("town.key", town.privateKey);
});
afterAll(() => house?.[Symbol.dispose]());

const open = (file: Uint8Array, senders: readonly string[] = [caf.certificate]) =>
  openSealed(file, { recipient: town, senders, now });
const problem = (run: () => unknown) => {
  try {
    run();
    return "opened";
  } catch (error) {
    return error instanceof SealedFileError ? error.code : String(error);
  }
};

describe.skipIf(!hasOpenssl)("with the openssl command (left out where it is not installed)", () => {
  test("what is sealed here, openssl opens and verifies", () => {
    const sealed = seal(CONTENT, { recipient: caf.certificate, sender: town, now });
    const signed = house.run(
      ["cms", "-decrypt", "-binary", "-inform", "DER", "-recip", caf.certificatePath, "-inkey", caf.keyPath],
      sealed,
    );
    const read = house.run(
      ["cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-CAfile", townPath],
      signed,
    );
    expect(read.equals(CONTENT)).toBe(true);
    const text = String(house.run(["cms", "-cmsout", "-print", "-noout", "-inform", "DER"], sealed));
    expect(text).toMatch(/id-smime-ct-authEnvelopedData[\s\S]*rsaesOaep[\s\S]*aes-256-gcm/);
  });

  test("the certificate made here is a certificate for openssl", () => {
    const text = String(house.run(["x509", "-in", townPath, "-noout", "-text"]));
    expect(text).toMatch(/CN\s*=\s*Ville de Caen/);
    expect(text).toMatch(/3072 bit/);
    expect(text).toMatch(/CA:FALSE/);
    house.run(["verify", "-x509_strict", "-CAfile", townPath, townPath]);
    expect(readCertificate(town.certificate).subject).toBe("CN=Ville de Caen");
  });

  test.each([
    ["AES-256-GCM", ["-aes-256-gcm"], []],
    ["AES-128-GCM", ["-aes-128-gcm"], []],
    ["AES-256-CBC, as before OpenSSL 3", ["-aes-256-cbc"], []],
    ["in pieces, as a stream", ["-aes-256-cbc", "-stream"], ["-stream"]],
    ["the recipient named by its key", ["-aes-256-gcm", "-keyid"], []],
    [
      "the sender named by its key, signed with PSS and SHA-512",
      ["-aes-256-gcm"],
      ["-keyid", "-md", "sha512", "-keyopt", "rsa_padding_mode:pss"],
    ],
    ["in PEM", ["-aes-256-gcm", "-outform", "PEM"], []],
    ["a signature without its certificate", ["-aes-256-gcm"], ["-nocerts"]],
  ])("what openssl seals is opened: %s", (_what, encrypting, signing) => {
    const file = house.encrypt(house.sign(CONTENT, caf, signing), townPath, encrypting);
    const { content, sender } = open(file);
    expect(content.equals(CONTENT)).toBe(true);
    expect(sender.subject).toBe("CN=CAF du Calvados");
  });
});

describe.skipIf(!hasOpenssl)("weak methods (left out where openssl is not installed)", () => {
  test.each([
    ["DES", ["-des"], "weak"],
    ["triple DES", ["-des3"], "weak"],
    ["RC2", ["-rc2-40"], "weak"],
  ])("a weak cipher is refused: %s", (_what, cipher, code) => {
    const legacy = ["-provider", "default", "-provider", "legacy", ...cipher];
    const file = house.encrypt(house.sign(CONTENT, caf), townPath, legacy);
    expect(problem(() => open(file))).toBe(code);
  });

  test("a key padded as before, OAEP with SHA-1, a digest by SHA-1 are refused", () => {
    const signed = house.sign(CONTENT, caf);
    const encrypt = (more: readonly string[]) =>
      house.run(
        ["cms", "-encrypt", "-binary", "-outform", "DER", "-aes-256-gcm", "-recip", townPath, ...more],
        signed,
      );
    expect(problem(() => open(encrypt([])))).toBe("weak");
    expect(problem(() => open(encrypt(["-keyopt", "rsa_padding_mode:oaep"])))).toBe("weak");
    const sha1 = house.encrypt(house.sign(CONTENT, caf, ["-md", "sha1"]), townPath);
    expect(problem(() => open(sha1))).toBe("weak");
  });
});

describe.skipIf(!hasOpenssl)(
  "what is refused of what openssl writes (left out where it is not installed)",
  () => {
    test("for another, from another, unsigned, signed without attributes or apart: nothing is read", () => {
      const other = house.partner("Un autre");
      expect(problem(() => open(house.encrypt(house.sign(CONTENT, caf), other.certificatePath)))).toBe(
        "not_for_us",
      );
      expect(problem(() => open(house.encrypt(house.sign(CONTENT, other), townPath)))).toBe("other_sender");
      expect(problem(() => open(house.encrypt(CONTENT, townPath)))).toBe("not_signed");
      expect(problem(() => open(house.encrypt(house.sign(CONTENT, caf, ["-noattr"]), townPath)))).toBe(
        "not_signed",
      );
      expect(problem(() => open(house.encrypt(CONTENT, townPath, ["-aes-256-cbc"])))).toBe("unproven");
      expect(problem(() => open(house.sign(CONTENT, caf)))).toBe("not_sealed");
      const detached = house.run(
        ["cms", "-sign", "-binary", "-outform", "DER", "-signer", caf.certificatePath, "-inkey", caf.keyPath],
        CONTENT,
      );
      expect(problem(() => open(house.encrypt(detached, townPath)))).toBe("not_signed");
    });

    test("compressed, digested, encrypted twice: another type of content, never expanded", () => {
      const digested = house.run(["cms", "-digest_create", "-binary", "-outform", "DER"], CONTENT);
      expect(problem(() => open(digested))).toBe("not_sealed");
      expect(problem(() => open(house.encrypt(digested, townPath)))).toBe("not_signed");
      const twice = house.encrypt(house.encrypt(house.sign(CONTENT, caf), townPath), townPath);
      expect(problem(() => open(twice))).toBe("not_signed");
    });

    test("an expired certificate is said so, of the recipient and of the sender", () => {
      const later = new Date(now.getTime() + 4 * 365 * 86_400_000);
      expect(problem(() => seal(CONTENT, { recipient: caf.certificate, sender: town, now: later }))).toBe(
        "expired",
      );
      const file = house.encrypt(house.sign(CONTENT, caf), townPath);
      expect(
        problem(() => openSealed(file, { recipient: town, senders: [caf.certificate], now: later })),
      ).toBe("expired");
    });

    test("a certificate with a short key, another kind of key, or a private key is refused", () => {
      const short = house.partner("court", ["-newkey", "rsa:1024"]);
      expect(problem(() => readCertificate(short.certificate))).toBe("weak_certificate");
      const curve = house.partner("courbe", ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]);
      expect(problem(() => readCertificate(curve.certificate))).toBe("weak_certificate");
      expect(problem(() => readCertificate(`${caf.certificate}${caf.privateKey}`))).toBe("private_key_given");
      expect(
        problem(() => readCertificate("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")),
      ).toBe("not_a_certificate");
    });
  },
);
