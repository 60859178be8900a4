import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase32, encodeBase32 } from "./base32.ts";

// RFC 4648 section 10, without padding.
test.each([
  ["", ""],
  ["f", "MY"],
  ["fo", "MZXQ"],
  ["foo", "MZXW6"],
  ["foob", "MZXW6YQ"],
  ["fooba", "MZXW6YTB"],
  ["foobar", "MZXW6YTBOI"],
])("%j is written %s, and read back", (plain, written) => {
  expect(encodeBase32(Buffer.from(plain))).toBe(written);
  expect(decodeBase32(written)).toEqual(new Uint8Array(Buffer.from(plain)));
});

test("any bytes come back as they were", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => void expect(decodeBase32(encodeBase32(bytes))).toEqual(bytes)),
  );
});

test("one text a value: no other text gives the same bytes", () => {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ234567abc01=-"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 20 }), (written) => {
      const text = written.join("");
      const bytes = decodeBase32(text);
      if (bytes !== null) expect(encodeBase32(bytes)).toBe(text);
    }),
  );
});
