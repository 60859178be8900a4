import { createPublicKey, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GS, US } from "../code/control.ts";
import { writeCode } from "../sign/write-code.ts";
import { publishedSpecimens, specimens } from "../testing/specimens.ts";
import { testTrust } from "../testing/trust.ts";
import { testPrivateKey } from "../trust/test-authority.ts";
import { holds } from "./signature.ts";
import { verifyCode } from "./verify-code.ts";

const invoice = specimens.find(({ type }) => type === "01")?.literal ?? "";

describe("the published specimens", () => {
  const signed = publishedSpecimens.filter((specimen) => specimen.signed);

  test.each(signed)(
    "$source, $type, $name, verifies with the test authority",
    async ({ type, ...specimen }) => {
      const verdict = await verifyCode(specimen.literal, testTrust);
      expect(verdict).toMatchObject({ valid: true, code: { type }, signer: { test: true } });
      expect(verdict.valid && verdict.fields.length).toBe(specimen.fields.length);
    },
  );

  test.each(signed)("$type, $name, is refused where documents count", async ({ literal }) => {
    const verdict = await verifyCode(literal, { ...testTrust, allowTest: false });
    expect(verdict).toMatchObject({ valid: false, reason: "test-authority" });
    expect(verdict).not.toHaveProperty("fields");
  });

  test.each(specimens)("$type, $name: one changed character anywhere fails", async ({ literal }) => {
    const changes = [...literal].flatMap((letter, at) =>
      [letter === "A" ? "B" : "A", letter === "7" ? "2" : "7", letter.toLowerCase()]
        .filter((other) => other !== letter)
        .map((other) => literal.slice(0, at) + other + literal.slice(at + 1)),
    );
    for (const changed of changes)
      expect(await verifyCode(changed, testTrust)).toMatchObject({ valid: false });
  });

  test("said in words: an invoice, its holder and where", async () => {
    const verdict = await verifyCode(invoice, testTrust);
    expect(verdict).toMatchObject({
      typeName: "Facture (énergie, téléphone, internet, eau)",
      fields: [
        { id: "26", value: "FR" },
        { id: "24", value: "75000" },
        { id: "10", value: "MME/SPECIMEN/NATACHA" },
        { id: "22", value: "145 AVENUE DES SPECIMENS" },
      ],
    });
  });
});

test("bytes and text are verified alike", async () => {
  const verdict = await verifyCode(Buffer.from(invoice, "latin1"), testTrust);
  expect(verdict.valid).toBe(true);
});

test("a removed or an added character fails", async () => {
  for (let at = 0; at < invoice.length; at++) {
    expect((await verifyCode(invoice.slice(0, at) + invoice.slice(at + 1), testTrust)).valid).toBe(false);
    // What follows the whole signature is an annex, which nobody signed.
    expect((await verifyCode(`${invoice.slice(0, at)}Q${invoice.slice(at)}`, testTrust)).valid).toBe(false);
  }
});

test("an annex changes nothing, and is given apart", async () => {
  const verdict = await verifyCode(`${invoice}${GS}10MME/AUTRE/NOM`, testTrust);
  expect(verdict).toMatchObject({ valid: true, code: { annex: "10MME/AUTRE/NOM" } });
  expect(verdict.valid && verdict.fields.map(({ value }) => value)).not.toContain("MME/AUTRE/NOM");
});

test("what another key signed, in the name of the test authority, is refused", async () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const forged = writeCode(aDraft([["26", "FR"]]), privateKey);
  expect(await verifyCode(forged, testTrust)).toMatchObject({ valid: false, reason: "signature-invalid" });
});

test("a certificate that the test authority has not is unknown, and another authority asks for a list", async () => {
  expect(await verifyCode(invoice.replace("FR000001", "FR000002"), testTrust)).toMatchObject({
    reason: "certificate-unknown",
  });
  expect(await verifyCode(invoice.replace("FR000001", "FR050001"), testTrust)).toMatchObject({
    reason: "no-trust-list",
  });
});

test.each(["P-384", "P-521"])(
  "a signature on %s holds with its own hash, and with no other key",
  (namedCurve) => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
    const [signed, written] = writeCode(aDraft([["26", "FR"]]), privateKey).split(US);
    expect(written?.length).toBe(namedCurve === "P-384" ? 154 : 212);
    expect(holds(Buffer.from(signed ?? ""), Buffer.alloc(64), publicKey)).toBe(false);
    expect(holds(Buffer.from(signed ?? ""), Buffer.alloc(64), createPublicKey(testPrivateKey))).toBe(false);
  },
);

test("thousands of fields are cut one by one; ten thousand are no 2D-Doc, and none is looked at", async () => {
  const sealed = (count: number) =>
    writeCode(aDraft(Array.from({ length: count }, () => ["24", "14000"])), testPrivateKey);
  const verdict = await verifyCode(sealed(2_000), testTrust);
  expect(verdict.valid && verdict.fields.length).toBe(2_000);
  expect(await verifyCode(sealed(10_000), testTrust)).toMatchObject({
    valid: false,
    reason: "malformed",
    code: null,
  });
});

test("whatever is written is verified and read back as it was", async () => {
  const letter = fc.constantFrom(..." ABCDEFGHIJKLMNOPQRSTUVWXYZ/-'.,0123456789ÉÈÀ");
  const text = (maxLength: number) => fc.array(letter, { maxLength }).map((letters) => letters.join(""));
  const drafts = fc.record({ holder: text(38), town: text(32), postcode: fc.stringMatching(/^[0-9]{5}$/) });
  await fc.assert(
    fc.asyncProperty(drafts, async ({ holder, town, postcode }) => {
      const fields = [
        ["10", holder],
        ["24", postcode],
        ["25", town],
        ["26", "FR"],
      ] as const;
      const verdict = await verifyCode(writeCode(aDraft(fields), testPrivateKey), testTrust);
      expect(verdict.valid && verdict.fields.map(({ id, value }) => [id, value])).toEqual(fields);
    }),
  );
});

test.each([
  ["an identifier that the specification has not", [["ZZ", "1"]]],
  ["a value too long", [["24", "750001"]]],
  ["a separator inside a value", [["10", `MME${GS}26XX`]]],
  ["a letter that no code holds", [["25", "Œ"]]],
] as const)("%s is not written", (_what, fields) => {
  expect(() => writeCode(aDraft(fields), testPrivateKey)).toThrow(RangeError);
});

const aDraft = (fields: readonly (readonly [string, string])[]) =>
  ({
    version: 4,
    authority: "FR00",
    certificate: "0001",
    emittedOn: null,
    signedOn: new Date("2026-11-02"),
    type: "01",
    fields,
  }) as const;
