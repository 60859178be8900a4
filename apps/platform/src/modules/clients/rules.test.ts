import { expect, test } from "vitest";
import { readReceipt } from "./rules.ts";

test.each([
  [202, "", { outcome: "accepted" }],
  [400, '{"err":"invalid_key"}', { outcome: "refused", failure: "invalid_key" }],
  [400, '{"err":"invalid_key","description":"…"}', { outcome: "refused", failure: "invalid_key" }],
  [400, '{"err":"<script>"}', { outcome: "try_again" }],
  [400, '{"err":null}', { outcome: "try_again" }],
  [400, "null", { outcome: "try_again" }],
  [400, "<h1>Bad Request</h1>", { outcome: "try_again" }],
  [200, "", { outcome: "try_again" }],
  [401, '{"err":"access_denied"}', { outcome: "try_again" }],
  [429, "", { outcome: "try_again" }],
  [503, "", { outcome: "try_again" }],
] as const)("an answer %i %j is read as %j", (status, text, receipt) => {
  expect(readReceipt({ status, text })).toEqual(receipt);
});
