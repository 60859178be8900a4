import { expect, test } from "vitest";
import { formatDevice, parseDevice } from "./device.ts";

test.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox sur Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
    "Safari sur iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36",
    "Chrome sur Android",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0",
    "Edge sur Windows",
  ],
  ["curl/8", ""],
])("%s", (userAgent, words) => {
  expect(formatDevice(parseDevice(userAgent), "fr")).toBe(words);
});

test("whatever a browser says fits the column, and shows nothing else", () => {
  expect(parseDevice("<script>".repeat(1000)).length).toBeLessThan(60);
  expect(parseDevice(undefined)).toBe("");
  expect(formatDevice("x/y", "fr")).toBe("");
});
