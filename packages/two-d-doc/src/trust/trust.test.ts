import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeCode } from "../sign/write-code.ts";
import { type Issued, issue, signList, trustListXml } from "../testing/an-authority.ts";
import { hasReference, readReference } from "../testing/reference.ts";
import { verifyCode } from "../verify/verify-code.ts";
import { certificateFolder } from "./certificates.ts";
import { listSigners } from "./list-signers.ts";
import { publishedCertificates } from "./published-certificates.ts";
import type { Trust } from "./trust.ts";
import { readTrustList } from "./trust-list.ts";
import { UnsignedDocument } from "./xml-signature.ts";

const NOW = new Date("2026-11-25T10:00:00Z");
let folder: string;
let signer: Issued;
let authority: Issued;
let leaf: Issued;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "two-d-doc-"));
  signer = await issue({ name: "CACHET", kind: "rsa", from: "2025-01-01", to: "2028-01-01" });
  authority = await issue({ name: "FR05", from: "2021-02-15", to: "2036-05-15" });
  leaf = await issue({ name: "2D01", from: "2024-06-01", to: "2027-06-01", by: authority });
  await writeFile(join(folder, "2D01.der"), leaf.certificate.raw);
});

afterAll(async () => rm(folder, { recursive: true }));

const list = (...args: Parameters<typeof trustListXml>) => signList(trustListXml(...args), signer);
const listed = () => ({ id: "FR05", certificate: authority.certificate });

async function trustIn(xml: string, over: Partial<Trust> = {}): Promise<Trust> {
  return {
    list: readTrustList(xml, [signer.certificate]),
    certificates: await certificateFolder(folder),
    revocations: null,
    allowTest: false,
    now: NOW,
    ...over,
  };
}

const signedBy = (by: Issued, over: Partial<Parameters<typeof writeCode>[0]> = {}) =>
  writeCode(
    {
      version: 4,
      authority: "FR05",
      certificate: "2D01",
      emittedOn: null,
      signedOn: new Date("2026-10-01"),
      type: "28",
      fields: [["43", "2,5"]],
      ...over,
    },
    by.key,
  );

describe("a code signed under the trust list", () => {
  test("is verified without network, from a folder of certificates", async () => {
    const verdict = await verifyCode(signedBy(leaf), await trustIn(list([listed()])));
    expect(verdict).toMatchObject({ valid: true, signer: { organisation: "Essai", test: false } });
  });

  test.each([
    ["the authority is not on the list", "authority-unknown", { authority: "FR09" }],
    ["the certificate is not in the folder", "certificate-unknown", { certificate: "2D02" }],
    [
      "it is dated before its certificate",
      "certificate-not-valid-then",
      { signedOn: new Date("2024-05-30") },
    ],
    ["it is dated before its authority", "authority-not-valid-then", { signedOn: new Date("2020-05-31") }],
    ["it is dated tomorrow", "signed-in-the-future", { signedOn: new Date("2026-11-26") }],
  ])("is refused when %s", async (_why, reason, over) => {
    expect(await verifyCode(signedBy(leaf, over), await trustIn(list([listed()])))).toMatchObject({
      valid: false,
      reason,
    });
  });

  test("stays valid once its certificate has ended: the day of the signature counts", async () => {
    const late = {
      now: new Date("2030-01-01"),
      list: readTrustList(list([listed()], "2031-01-01T00:00:00Z"), [signer.certificate]),
    };
    expect(await verifyCode(signedBy(leaf), await trustIn(list([listed()]), late))).toMatchObject({
      valid: true,
    });
  });

  test("is refused when the authority is no longer in accordance with the scheme", async () => {
    const withdrawn = list([{ ...listed(), status: "withdrawn" }]);
    expect(await verifyCode(signedBy(leaf), await trustIn(withdrawn))).toMatchObject({
      reason: "authority-unknown",
    });
  });

  test("is refused once the list should have been replaced", async () => {
    const old = list([listed()], "2026-11-01T00:00:00Z");
    expect(await verifyCode(signedBy(leaf), await trustIn(old))).toMatchObject({
      reason: "trust-list-expired",
    });
  });

  test("is refused when its certificate, of the right name, was issued by another", async () => {
    const stranger = await issue({ name: "FR05" });
    const forged = await issue({ name: "2D01", by: stranger });
    const elsewhere = join(folder, "forged");
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, "2D01.pem"), forged.certificate.toString());
    const trust = await trustIn(list([listed()]), { certificates: await certificateFolder(elsewhere) });
    expect(await verifyCode(signedBy(forged), trust)).toMatchObject({ reason: "certificate-unknown" });
  });
});

describe("the trust list", () => {
  test("is read with its authorities, sequence and next date", () => {
    const read = readTrustList(list([{ ...listed(), at: "https://example.test/fr05" }]), [
      signer.certificate,
    ]);
    expect(read).toMatchObject({
      sequence: 7,
      nextUpdate: new Date("2027-01-01"),
      authorities: [{ id: "FR05", organisation: "Essai", certificatesAt: "https://example.test/fr05" }],
    });
  });

  test.each<[string, (xml: string) => string | Promise<string>]>([
    ["changed by a character", (xml) => xml.replace("<TSLSequenceNumber>7", "<TSLSequenceNumber>8")],
    ["without signature", (xml) => xml.replace(/<Signature[\s\S]*<\/Signature>/, "")],
    ["with two signatures", (xml) => xml.replace(/(<Signature[\s\S]*<\/Signature>)/, "$1$1")],
    [
      "whose signed part was moved",
      (xml) => xml.replace(/^<\?xml[^>]*>/, "").replace(/^(.*)$/s, "<a>$1</a>"),
    ],
    ["with entities", (xml) => xml.replace(/^<\?xml[^>]*>/, '<!DOCTYPE a [<!ENTITY b "c">]>')],
    ["cut short", (xml) => xml.slice(0, -40)],
    ["not XML", () => "DC04"],
    [
      "signed by another",
      async () => signList(trustListXml([listed()]), await issue({ name: "AUTRE", kind: "rsa" })),
    ],
    [
      "signed before its certificate",
      async () => signList(trustListXml([listed()]), await issue({ name: "X", kind: "rsa" })),
    ],
  ])("%s is refused", async (_how, change) => {
    const changed = await change(list([listed()]));
    expect(() => readTrustList(changed, [signer.certificate])).toThrow(UnsignedDocument);
  });

  test("dated when its signer was not yet valid is refused", async () => {
    const later = await issue({ name: "CACHET", kind: "rsa", from: "2026-06-01" });
    const xml = signList(trustListXml([listed()]), later);
    expect(() => readTrustList(xml, [later.certificate])).toThrow(/when no trusted certificate was valid/);
  });

  test.runIf(hasReference)("of ANTS, sequence 22, is verified, and not once changed", () => {
    const xml = readReference("trust-list.xml").toString();
    const read = readTrustList(xml, listSigners);
    expect(read.sequence).toBe(22);
    expect(read.authorities.map(({ id }) => id)).toEqual(["FR01", "FR03", "FR04", "FR05", "FR06", "FR07"]);
    expect(() => readTrustList(xml.replace("ANTS FR05", "ANTS FR0S"), listSigners)).toThrow(UnsignedDocument);
    const wider = xml.replace(
      "/descendant::ds:Signature<",
      "/descendant::ds:Signature | /descendant::tsl:TSPName<",
    );
    expect(wider).not.toBe(xml);
    expect(() => readTrustList(wider, listSigners)).toThrow(/more than itself/);
  });
});

describe("certificates as the authority publishes them", () => {
  const at = "https://example.test/certs?iHash=abc";
  const published = (asked: string[], now = NOW, answer = () => leaf.certificate.raw) => ({
    folder: join(folder, "copies"),
    keepDays: 7,
    now: () => now,
    fetch: async (url: string) => {
      asked.push(url);
      return answer();
    },
  });
  const found = (publication: Parameters<typeof publishedCertificates>[0], id = "2D01") =>
    publishedCertificates(publication).find({ ...listed(), organisation: "", certificatesAt: at }, id);

  test("are asked once, kept, then asked again after their time", async () => {
    const asked: string[] = [];
    expect(await found(published(asked))).toHaveLength(1);
    expect(await found(published(asked))).toHaveLength(1);
    expect(asked).toEqual(["https://example.test/certs?iHash=abc&name=2D01"]);
    const copy = join(folder, "copies", "FR05_2D01.der");
    const old = new Date(NOW.getTime() - 8 * 86_400_000);
    await utimes(copy, old, old);
    await found(published(asked));
    expect(asked).toHaveLength(2);
  });

  test("an old copy serves when the authority does not answer", async () => {
    await utimes(join(folder, "copies", "FR05_2D01.der"), new Date(0), new Date(0));
    const silent = () => {
      throw new Error("no network");
    };
    expect(await found(published([], NOW, silent))).toHaveLength(1);
    expect(await found(published([], NOW, silent), "2D99")).toEqual([]);
  });

  test("a name that is none is never asked, nor written", async () => {
    const asked: string[] = [];
    expect(await found(published(asked), "../x")).toEqual([]);
    expect(asked).toEqual([]);
    expect(await readdir(join(folder, "copies"))).toEqual(["FR05_2D01.der"]);
  });

  test("an answer that is no certificate is not kept", async () => {
    expect(
      await found(
        published([], NOW, () => Buffer.from("<html>")),
        "2D03",
      ),
    ).toEqual([]);
    expect(await readdir(join(folder, "copies"))).toEqual(["FR05_2D01.der"]);
  });
});
