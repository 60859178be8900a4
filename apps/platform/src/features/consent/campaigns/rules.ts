import { addDays, type CivilDate } from "../../../kernel/civil-date.ts";
import type { Campaign, CampaignDates, CampaignFacts, CampaignPhase, CampaignStage } from "./campaign.ts";

/** The last days, when people are told to hurry. */
const CLOSING_DAYS = 7;

export const computeGraceEnd = ({ closesOn, graceDays }: CampaignDates): CivilDate =>
  addDays(closesOn, graceDays);

/** Each day has one phase, and days only go forward through them. */
export function getCampaignPhase(dates: CampaignDates, today: CivilDate): CampaignPhase {
  if (today < dates.opensOn) return "announced";
  if (today > computeGraceEnd(dates)) return "ended";
  if (today > dates.closesOn) return "grace";
  return today > addDays(dates.closesOn, -CLOSING_DAYS) ? "closing" : "open";
}

export function getCampaignStage(
  campaign: CampaignDates & Pick<Campaign, "state">,
  today: CivilDate,
): CampaignStage {
  return campaign.state === "published" ? getCampaignPhase(campaign, today) : campaign.state;
}

/** A confirmation is taken from the opening to the last day of grace. */
export function mayTakeAnswers(stage: CampaignStage): boolean {
  return stage === "open" || stage === "closing" || stage === "grace";
}

export type NewcomersAnswer =
  | { readonly may: true }
  | { readonly may: false; readonly opensOn: CivilDate }
  /** Nothing is announced yet. */
  | { readonly may: false; readonly closedOn: CivilDate };

/** Whether somebody new may start the service, by its campaign of the day (`findDayCampaign`). */
export function getNewcomersAnswer(
  campaign: (CampaignDates & Pick<CampaignFacts, "newcomers">) | undefined,
  today: CivilDate,
): NewcomersAnswer {
  if (!campaign || campaign.newcomers === "any_time") return { may: true };
  const phase = getCampaignPhase(campaign, today);
  if (phase === "open" || phase === "closing") return { may: true };
  if (phase === "announced") return { may: false, opensOn: campaign.opensOn };
  return { may: false, closedOn: campaign.closesOn };
}

/**
 * Among the published campaigns of one service: the one that runs, else the next, else the last whose period
 * goes on.
 */
export function findDayCampaign<C extends CampaignDates & Pick<CampaignFacts, "period">>(
  campaigns: readonly C[],
  today: CivilDate,
): C | undefined {
  const inOrder = campaigns.toSorted((one, other) => (one.opensOn < other.opensOn ? -1 : 1));
  const running = inOrder.find((one) => mayTakeAnswers(getCampaignPhase(one, today)));
  const next = inOrder.find((one) => getCampaignPhase(one, today) === "announced");
  const last = inOrder.findLast(
    (one) => getCampaignPhase(one, today) === "ended" && one.period.until >= today,
  );
  return running ?? next ?? last;
}

/** Days on which those who have not confirmed are reminded, in order: none before the opening. */
export function listReminderDates({
  opensOn,
  closesOn,
  reminderDays,
}: CampaignDates & Pick<CampaignFacts, "reminderDays">): readonly CivilDate[] {
  const days = [...new Set(reminderDays)].map((before) => addDays(closesOn, -before));
  return days.filter((day) => day > opensOn).toSorted();
}

export type CampaignField = "period" | "closesOn" | "graceDays" | "reminderDays" | "opensOn" | "newcomers";
export type CampaignProblem =
  | "campaigns.period_reversed"
  | "campaigns.closes_before_opening"
  | "campaigns.grace_too_long"
  | "campaigns.reminders_too_far"
  | "campaigns.opening_past"
  | "campaigns.closing_past"
  | "campaigns.opened_already";

export interface FieldProblem {
  readonly field: CampaignField;
  readonly code: CampaignProblem;
}

export const MAX_GRACE_DAYS = 120;
export const MAX_REMINDERS = 5;

/** What these facts get wrong by themselves. */
export function validateCampaignFacts(facts: CampaignFacts): readonly FieldProblem[] {
  const { period, opensOn, closesOn, graceDays, reminderDays } = facts;
  const problems: FieldProblem[] = [];
  if (period.until < period.from) problems.push({ field: "period", code: "campaigns.period_reversed" });
  if (closesOn < opensOn) problems.push({ field: "closesOn", code: "campaigns.closes_before_opening" });
  if (!isBetween(graceDays, 0, MAX_GRACE_DAYS))
    problems.push({ field: "graceDays", code: "campaigns.grace_too_long" });
  const far = reminderDays.some((days) => !isBetween(days, 1, 120) || addDays(closesOn, -days) <= opensOn);
  if (far || reminderDays.length > MAX_REMINDERS)
    problems.push({ field: "reminderDays", code: "campaigns.reminders_too_far" });
  return problems;
}

const isBetween = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** A campaign published today has its opening before it: people are told when it comes. */
export function validatePublication(facts: CampaignFacts, today: CivilDate): readonly FieldProblem[] {
  const past = facts.opensOn < today;
  return [
    ...validateCampaignFacts(facts),
    ...(past ? [{ field: "opensOn", code: "campaigns.opening_past" } as const] : []),
  ];
}

/**
 * What may no longer change: once it has opened, people have answered about this period. It may close later,
 * or today; never on a day already gone, unless that day is the one it had.
 */
export function validateAmendment(
  before: CampaignFacts,
  after: CampaignFacts,
  today: CivilDate,
): readonly FieldProblem[] {
  if (getCampaignPhase(before, today) === "announced") return validatePublication(after, today);
  const problems = [...validateCampaignFacts(after)];
  if (after.opensOn !== before.opensOn) problems.push({ field: "opensOn", code: "campaigns.opened_already" });
  if (after.period.from !== before.period.from || after.period.until !== before.period.until)
    problems.push({ field: "period", code: "campaigns.opened_already" });
  if (after.closesOn !== before.closesOn && after.closesOn < today)
    problems.push({ field: "closesOn", code: "campaigns.closing_past" });
  return problems;
}
