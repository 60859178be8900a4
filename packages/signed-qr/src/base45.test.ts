import fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase45, toBase45 } from "./base45.ts";
import { RefusedCode } from "./refusal.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ["AB", "BB8"],
  ["Hello!!", "%69 VD92EX0"],
  ["base-45", "UJCLQE7W581"],
  ["ietf!", "QED8WEX0"],
])("RFC 9285, sections 4.3 and 4.4: %s is %s", (plain, encoded) => {
  expect(toBase45(bytes(plain))).toBe(encoded);
  expect(fromBase45(encoded)).toEqual(bytes(plain));
});

test.each(["GGW", ":::", "::", "A", "BB8A", "bb8", "é12"])("RFC 9285, section 6: %s is no base45", (text) => {
  expect(() => fromBase45(text)).toThrow(new RefusedCode("malformed"));
});

test("any bytes come back, and any text has one value or none", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
      expect(fromBase45(toBase45(any))).toEqual(Uint8Array.from(any));
    }),
  );
  const signs = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 60 }), (typed) => {
      const text = typed.join("");
      try {
        expect(toBase45(fromBase45(text))).toBe(text);
      } catch (error) {
        expect(error).toBeInstanceOf(RefusedCode);
      }
    }),
  );
});
