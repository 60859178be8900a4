import {
  GRANT_GIVEN,
  GRANT_WITHDRAWN,
  RELEASE_CHANGED,
  type SecurityEvent,
  SUBSCRIPTION_CHANGED,
} from "@ardeco/contracts";
import { expect, test } from "vitest";
import { getDeliveryAction, parsePushReceipt } from "./rules.ts";

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
  expect(parsePushReceipt({ status, text })).toEqual(receipt);
});

test("each event is one word for software that reads files", () => {
  const grant_id = "a grant";
  const changed = { grant_id, changed_on: "2026-11-24" };
  const state = (to: "open" | "suspended" | "pending") => ({
    [SUBSCRIPTION_CHANGED]: { ...changed, state: to },
  });
  const announced = { state: "closed", on: "2027-01-01" } as const;
  const said: SecurityEvent["events"][] = [
    { [GRANT_GIVEN]: { grant_id, given_on: "2026-11-24", released: [], awaited: [] } },
    { [RELEASE_CHANGED]: { ...changed, changed: [], no_longer_released: [] } },
    state("suspended"),
    state("open"),
    state("pending"),
    { [SUBSCRIPTION_CHANGED]: { ...changed, state: "open", announced } },
    { [GRANT_WITHDRAWN]: { grant_id, withdrawn_on: "2026-11-24", initiated_by: "person" } },
  ];
  expect(said.map(getDeliveryAction)).toEqual([
    "open",
    "change",
    "suspend",
    "resume",
    "change",
    "change",
    "close",
  ]);
});
