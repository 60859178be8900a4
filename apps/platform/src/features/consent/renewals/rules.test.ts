import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../kernel/civil-date.ts";
import { parseId } from "../../../kernel/ids.ts";
import { schoolYear } from "../../../testing/campaigns.ts";
import type { Campaign } from "../campaigns/index.ts";
import { findDueNotice } from "./find-due-notice.ts";
import { isConcerned, mayBecome } from "./rules.ts";

const ids = "00000000-0000-4000-8000-000000000000";
const campaign: Campaign = {
  ...schoolYear(),
  id: parseId<"campaign">(ids),
  serviceId: parseId<"service">(ids),
  providerId: parseId<"authority">(ids),
  state: "published",
  revision: 2,
};

test("on whatever days the job runs, each notice is sent once, in order, and none outside the campaign", () => {
  const days = fc.array(fc.integer({ min: -10, max: 70 }), { maxLength: 40 });
  fc.assert(
    fc.property(days, (offsets) => {
      const told: string[] = [];
      for (const offset of offsets.toSorted((one, other) => one - other)) {
        const today = addDays(campaign.opensOn, offset);
        const due = findDueNotice(campaign, told, today);
        if (due === undefined) continue;
        expect(today >= campaign.opensOn && today <= "2027-01-15").toBe(true);
        told.push(due);
      }
      expect(new Set(told).size).toBe(told.length);
      const order = ["opened", "reminder:2026-12-16", "reminder:2026-12-26", "grace"];
      expect(told).toEqual(order.filter((one) => told.includes(one)));
    }),
  );
});

test("a server that was down sends the newest notice only", () => {
  expect(findDueNotice(campaign, ["opened"], "2026-12-30")).toBe("reminder:2026-12-26");
  expect(findDueNotice(campaign, [], "2027-01-03")).toBe("grace");
  expect(findDueNotice({ ...campaign, state: "cancelled" }, [], "2026-12-30")).toBeUndefined();
});

test("a subscription begun since the opening is new: there is nothing to confirm", () => {
  expect(isConcerned(new Date("2026-12-01T22:59:00Z"), campaign)).toBe(true);
  expect(isConcerned(new Date("2026-12-01T23:00:00Z"), campaign)).toBe(false);
});

test("what is confirmed or stopped never lapses", () => {
  expect(mayBecome("waiting", "lapsed")).toBe(true);
  expect(mayBecome("confirmed", "lapsed")).toBe(false);
  expect(mayBecome("stopped", "lapsed")).toBe(false);
  expect(mayBecome("lapsed", "confirmed")).toBe(true);
});
