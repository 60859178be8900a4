import fc from "fast-check";
import { expect, test } from "vitest";
import { checkCharacters } from "./check-characters.ts";
import { formatReceiptNumber, parseReceiptNumber } from "./receipt-number.ts";

const CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
const receipt = fc.record({
  prefix: fc.stringMatching(/^[A-Z][A-Z0-9]{1,11}$/),
  year: fc.integer({ min: 2024, max: 2099 }),
  sequence: fc.integer({ min: 1, max: 999_999 }),
});

test("the worked example of ISO/IEC 7064: ISO79 carries 3W", () => {
  expect(checkCharacters("ISO79")).toBe("3W");
});

test("what is written is read back, in any case", () => {
  fc.assert(
    fc.property(receipt, (number) => {
      const text = formatReceiptNumber(number);
      expect(parseReceiptNumber(`  ${text.toLowerCase()} `)).toEqual({ ok: true, number, text });
    }),
  );
});

test("every single wrong character is refused", () => {
  fc.assert(
    fc.property(receipt, (number) => {
      const text = formatReceiptNumber(number);
      const wrong = [...text].flatMap((_, at) =>
        [...CHARACTERS].filter((c) => c !== text[at]).map((c) => text.slice(0, at) + c + text.slice(at + 1)),
      );
      expect(wrong.filter((typed) => parseReceiptNumber(typed).ok)).toEqual([]);
    }),
  );
});

test("every pair of swapped neighbours is refused, across a hyphen too", () => {
  fc.assert(
    fc.property(receipt, (number) => {
      const text = formatReceiptNumber(number);
      const swapped = [...text].flatMap((_, at) => [swap(text, at, at + 1), acrossHyphen(text, at)]);
      expect(swapped.filter((typed) => typed !== text && parseReceiptNumber(typed).ok)).toEqual([]);
    }),
  );
});

test("numbers out of bounds are never written", () => {
  const base = { prefix: "CAEN", year: 2026, sequence: 1 };
  for (const wrong of [
    { sequence: 0 },
    { sequence: 1_000_000 },
    { sequence: 1.5 },
    { prefix: "caen" },
    { year: 26 },
  ]) {
    expect(() => formatReceiptNumber({ ...base, ...wrong })).toThrow(RangeError);
  }
});

function swap(text: string, left: number, right: number): string {
  if (right >= text.length) return text;
  const characters = [...text];
  [characters[left], characters[right]] = [text.charAt(right), text.charAt(left)];
  return characters.join("");
}

function acrossHyphen(text: string, at: number): string {
  return text[at + 1] === "-" ? swap(text, at, at + 2) : text;
}
