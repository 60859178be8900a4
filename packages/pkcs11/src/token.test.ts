import { createPublicKey, verify } from "node:crypto";
import { diversify } from "@ardeco/desfire";
import { aToken, type TestToken, withoutToken } from "@ardeco/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openToken, type Token } from "./index.ts";

/** Against a real token; where there is none, the name of the story says why it is left out. */
const story = (name: string, tell: () => Promise<void>) =>
  test.skipIf(withoutToken)(withoutToken ? `${name} (left out: ${withoutToken})` : name, tell);

const MASTER = "00112233445566778899aabbccddeeff";
let made: TestToken;
let token: Token;
beforeAll(async () => {
  if (withoutToken) return;
  made = await aToken();
  // Read by the library, in this process.
  process.env.SOFTHSM2_CONF = made.settings.environment.SOFTHSM2_CONF;
  made.writeAesKey("master", MASTER);
  made.makeSigningKey("signature");
  token = await openToken({ module: made.settings.module, token: "ardeco", pin: "846213" });
});
afterAll(async () => {
  await token?.close();
  await made?.close();
});

story("a card's key of AN10922 (section 2.2.1) is one CMAC of the token", async () => {
  const input = Buffer.from("04782E21801D803042F54E585020416275", "hex");
  const key = await token.cmac("master", Uint8Array.of(1, ...input));
  expect(Buffer.from(key).toString("hex")).toBe("a8dd63a3b89d54b37ca802473fda9175");
  expect(key).toEqual(diversify(Buffer.from(MASTER, "hex"), input));
});

story("what the token signs is verified by its public point; asked at once, each has its own", async () => {
  const point = Buffer.from(await token.publicPoint("signature"));
  const [x, y] = [point.subarray(0, 32).toString("base64url"), point.subarray(32).toString("base64url")];
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
  const texts = Array.from({ length: 20 }, (_, index) => Buffer.from(`text ${index}`));
  const signed = await Promise.all(texts.map((text) => token.signEs256("signature", text)));
  for (const [at, text] of texts.entries())
    expect(verify("sha256", text, { key, dsaEncoding: "ieee-p1363" }, signed[at] ?? new Uint8Array())).toBe(
      true,
    );
});

story("a wrong PIN is said to be one, and is in no message", async () => {
  const { module } = made.settings;
  // A library logs in once for the whole process.
  await token.close();
  const wrong = openToken({ module, token: "ardeco", pin: "111111" });
  await expect(wrong).rejects.toMatchObject({
    code: "wrong_pin",
    message: expect.not.stringContaining("111111"),
  });
  token = await openToken({ module, token: "ardeco", pin: "846213" });
  expect(await token.cmac("master", Uint8Array.of(1))).toHaveLength(16);
});

story("an unknown key, token, library: each says which", async () => {
  const { module } = made.settings;
  await expect(token.cmac("absent", Uint8Array.of(1))).rejects.toMatchObject({ code: "no_such_key" });
  await expect(token.signEs256("master", Uint8Array.of(1))).rejects.toMatchObject({ code: "no_such_key" });
  await expect(openToken({ module, token: "absent", pin: "846213" })).rejects.toMatchObject({
    code: "no_token",
  });
  await expect(openToken({ module: "/nowhere.so", token: "ardeco", pin: "1" })).rejects.toMatchObject({
    code: "no_library",
  });
});

story("a token let go answers nothing more", async () => {
  const other = await openToken({ module: made.settings.module, token: "ardeco", pin: "846213" });
  await other.close();
  await expect(other.cmac("master", Uint8Array.of(1))).rejects.toMatchObject({ code: "closed" });
  expect(await token.cmac("master", Uint8Array.of(1))).toHaveLength(16);
});
