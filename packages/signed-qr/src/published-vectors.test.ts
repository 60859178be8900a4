import { expect, test } from "vitest";
import { fromCbor } from "./cbor.ts";
import { openOnce } from "./sign1.ts";
import { bytesOf, hexOf, publicKey, refusalOf } from "./testing/signers.ts";

const text = (keyId: Uint8Array) => new TextDecoder().decode(keyId);

/**
 * RFC 9052, appendix C.2.1 (examples/RFC8152/Appendix_C_2_1.json of cose-wg/Examples), signed by the key "11"
 * of appendix C.7.1.
 */
const single = bytesOf(`
  d28443a10126a10442313154546869732069732074686520636f6e74656e742e58408eb33e4ca31d1c465ab05aac34cc
  6b23d58fef5c083106c4d25a91aef0b0117e2af9a291aa32e14ab834dc56ed2a223444547e01f11d3b0916e5a4c345ca
  cb36`);
const eleven = publicKey(
  "bac5b11cad8f99f9c72b05cf4b9e26d244dc189f745228255a219a86d6a09eff",
  "20138bf82dc1b6d562be0fa54ab7804a3a64b6d72ccfed6b6fb6ed28bbfc117e",
);

/** RFC 8392, appendix A.3, signed by the key of appendix A.2.3. */
const token = bytesOf(`
  d28443a10126a104524173796d6d657472696345434453413235365850a70175636f61703a2f2f61732e6578616d706c
  652e636f6d02656572696b77037818636f61703a2f2f6c696768742e6578616d706c652e636f6d041a5612aeb0051a56
  10d9f0061a5610d9f007420b7158405427c1ff28d23fbad1f29c4c7c6a555e601d6fa29f9179bc3d7438bacaca5acd08
  c8d4d4f96131680c429a01f85951ecee743a52b9b63632c57209120e1c9e30`);
const asymmetric = publicKey(
  "143329cce7868e416927599cf65a34f3ce2ffda55a7eca69ed8919a394d42f0f",
  "60f7f1a780d8a783bfb7a2dd6b2796e8128dbbcef9d3d168db9529971a36e7b9",
);

test("RFC 9052, C.2.1: a message with one ECDSA signature", async () => {
  const payload = await openOnce(single, (keyId) => (text(keyId) === "11" ? eleven : undefined));
  expect(text(payload)).toBe("This is the content.");
});

test("RFC 8392, A.3: a signed CWT", async () => {
  const payload = await openOnce(token, (keyId) =>
    text(keyId) === "AsymmetricECDSA256" ? asymmetric : undefined,
  );
  expect(fromCbor(payload)).toEqual(
    new Map<number, unknown>([
      [1, "coap://as.example.com"],
      [2, "erikw"],
      [3, "coap://light.example.com"],
      [4, 1444064944],
      [5, 1443944944],
      [6, 1443944944],
      [7, bytesOf("0b71")],
    ]),
  );
});

test("either under the other's key is refused", async () => {
  expect(await refusalOf(openOnce(single, () => asymmetric))).toBe("wrong-signature");
  expect(await refusalOf(openOnce(token, () => eleven))).toBe("wrong-signature");
});

test("RFC 4231, case 2, and RFC 5869, A.3: the HMAC and the HKDF of this runtime are those of the standards", async () => {
  const ascii = (plain: string) => new TextEncoder().encode(plain);
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", ascii("Jefe"), hmac, false, ["sign"]);
  const digest = await crypto.subtle.sign("HMAC", key, ascii("what do ya want for nothing?"));
  expect(hexOf(new Uint8Array(digest))).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
  const root = await crypto.subtle.importKey("raw", bytesOf("0b".repeat(22)), "HKDF", false, ["deriveBits"]);
  const none = new Uint8Array();
  const drawn = await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt: none, info: none },
    root,
    336,
  );
  expect(hexOf(new Uint8Array(drawn))).toBe(
    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
  );
});
