import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../kernel/civil-date.ts";
import type { CampaignFacts, CampaignPhase } from "./campaign.ts";
import {
  computeGraceEnd,
  findDayCampaign,
  getCampaignPhase,
  getNewcomersAnswer,
  listReminderDates,
  mayTakeAnswers,
  validateAmendment,
  validateCampaignFacts,
  validatePublication,
} from "./rules.ts";

const order: readonly CampaignPhase[] = ["announced", "open", "closing", "grace", "ended"];

const day = fc.integer({ min: 0, max: 1500 }).map((after) => addDays("2026-01-01", after));

/** Any campaign whose dates go together. */
const campaigns: fc.Arbitrary<CampaignFacts> = fc
  .record({
    opensOn: day,
    lasts: fc.integer({ min: 0, max: 120 }),
    graceDays: fc.integer({ min: 0, max: 120 }),
    reminderDays: fc.array(fc.integer({ min: 1, max: 120 }), { maxLength: 5 }),
    newcomers: fc.constantFrom("any_time", "in_period"),
    lapse: fc.constantFrom("suspend", "end"),
  })
  .map(({ opensOn, lasts, reminderDays, ...rest }) => ({
    ...rest,
    title: { fr: "Rentrée", en: "New year" },
    opensOn,
    closesOn: addDays(opensOn, lasts),
    reminderDays: reminderDays.filter((before) => before < lasts),
    period: { from: addDays(opensOn, 90), until: addDays(opensOn, 400) },
  }));

describe("the phases of a campaign", () => {
  test("follow one another, and each day has one", () => {
    fc.assert(
      fc.property(campaigns, day, fc.nat({ max: 400 }), (campaign, one, later) => {
        const [before, after] = [
          getCampaignPhase(campaign, one),
          getCampaignPhase(campaign, addDays(one, later)),
        ];
        expect(order.indexOf(before)).toBeLessThanOrEqual(order.indexOf(after));
      }),
    );
  });

  test("an answer is taken from the opening to the last day of grace, and on no other day", () => {
    fc.assert(
      fc.property(campaigns, day, (campaign, today) => {
        const within = campaign.opensOn <= today && today <= computeGraceEnd(campaign);
        expect(mayTakeAnswers(getCampaignPhase(campaign, today))).toBe(within);
      }),
    );
  });

  test("each edge is a day that counts", () => {
    const campaign = { opensOn: "2027-05-02", closesOn: "2027-06-30", graceDays: 15 };
    const at = (today: string) => getCampaignPhase(campaign, today);
    expect(at("2027-05-01")).toBe("announced");
    expect(at("2027-05-02")).toBe("open");
    expect(at("2027-06-23")).toBe("open");
    expect(at("2027-06-24")).toBe("closing");
    expect(at("2027-06-30")).toBe("closing");
    expect(at("2027-07-01")).toBe("grace");
    expect(at("2027-07-15")).toBe("grace");
    expect(at("2027-07-16")).toBe("ended");
  });
});

test("reminders come after the opening, before the closing, once a day, in order", () => {
  fc.assert(
    fc.property(campaigns, (campaign) => {
      const dates = listReminderDates(campaign);
      expect(dates).toEqual([...new Set(dates)].toSorted());
      for (const date of dates) expect(date > campaign.opensOn && date < campaign.closesOn).toBe(true);
    }),
  );
});

test("newcomers wait exactly when the campaign keeps them to its dates and today is not one of them", () => {
  fc.assert(
    fc.property(campaigns, day, (campaign, today) => {
      const within = campaign.opensOn <= today && today <= campaign.closesOn;
      expect(getNewcomersAnswer(campaign, today).may).toBe(campaign.newcomers === "any_time" || within);
    }),
  );
  expect(getNewcomersAnswer(undefined, "2027-01-01")).toEqual({ may: true });
});

test("the campaign of the day is the one that runs, else the next, else the last whose period goes on", () => {
  const of = (opensOn: string, closesOn: string, until: string) => ({
    opensOn,
    closesOn,
    graceDays: 10,
    period: { from: closesOn, until },
  });
  const [last, next] = [
    of("2026-05-01", "2026-06-30", "2027-07-07"),
    of("2027-05-01", "2027-06-30", "2028-07-07"),
  ];
  expect(findDayCampaign([last, next], "2026-06-01")).toBe(last);
  expect(findDayCampaign([next, last], "2026-07-10")).toBe(last);
  expect(findDayCampaign([last, next], "2026-12-01")).toBe(next);
  expect(findDayCampaign([last], "2026-12-01")).toBe(last);
  expect(findDayCampaign([last], "2027-07-08")).toBeUndefined();
});

describe("what may be written", () => {
  test("any campaign whose dates go together, and nothing once the opening is past", () => {
    fc.assert(
      fc.property(campaigns, (campaign) => {
        expect(validateCampaignFacts(campaign)).toEqual([]);
        expect(validatePublication(campaign, campaign.opensOn)).toEqual([]);
        const late = validatePublication(campaign, addDays(campaign.opensOn, 1));
        expect(late.map(({ code }) => code)).toEqual(["campaigns.opening_past"]);
      }),
    );
  });

  test("once open, neither the opening nor the period moves, and the closing never goes into the past", () => {
    fc.assert(
      fc.property(campaigns, fc.integer({ min: -30, max: 60 }), (campaign, shift) => {
        const today = campaign.closesOn;
        const moved = { ...campaign, closesOn: addDays(campaign.closesOn, shift), reminderDays: [] };
        const codes = validateAmendment(campaign, moved, today).map(({ code }) => code);
        expect(codes.includes("campaigns.closing_past")).toBe(shift < 0);
        const reopened = { ...campaign, opensOn: addDays(campaign.opensOn, -1) };
        expect(validateAmendment(campaign, reopened, today).map(({ code }) => code)).toEqual([
          "campaigns.opened_already",
        ]);
      }),
    );
  });

  test("each mistake is said beside its field", () => {
    const right: CampaignFacts = {
      title: { fr: "Rentrée 2027", en: "School year 2027" },
      period: { from: "2027-09-01", until: "2028-07-07" },
      opensOn: "2027-05-02",
      closesOn: "2027-06-30",
      graceDays: 15,
      reminderDays: [15, 5],
      newcomers: "any_time",
      lapse: "suspend",
    };
    const wrong = (facts: Partial<CampaignFacts>) =>
      validateCampaignFacts({ ...right, ...facts }).map(({ field }) => field);
    expect(wrong({ period: { from: "2028-07-07", until: "2027-09-01" } })).toEqual(["period"]);
    expect(wrong({ closesOn: "2027-05-01", reminderDays: [] })).toEqual(["closesOn"]);
    expect(wrong({ graceDays: 121 })).toEqual(["graceDays"]);
    expect(wrong({ graceDays: 1.5 })).toEqual(["graceDays"]);
    expect(wrong({ reminderDays: [90] })).toEqual(["reminderDays"]);
    expect(wrong({ reminderDays: [1, 2, 3, 4, 5, 6] })).toEqual(["reminderDays"]);
  });
});
