import type { CivilDate } from "../../../kernel/civil-date.ts";
import { type Campaign, getCampaignPhase, listReminderDates } from "../campaigns/index.ts";

/** "opened", "reminder:2027-06-15" or "grace". */
export type Notice = string;

/**
 * The one message due today to somebody who has not answered. Only the newest: a server that was down a week
 * does not send four at once. None before the opening, nor once all is over (`lapsed` is told by what ends
 * it).
 */
export function findDueNotice(
  campaign: Campaign,
  told: readonly Notice[],
  today: CivilDate,
): Notice | undefined {
  const due = findDayNotice(campaign, today);
  return due === undefined || told.includes(due) ? undefined : due;
}

function findDayNotice(campaign: Campaign, today: CivilDate): Notice | undefined {
  if (campaign.state !== "published") return undefined;
  const phase = getCampaignPhase(campaign, today);
  if (phase === "announced" || phase === "ended") return undefined;
  if (phase === "grace") return "grace";
  const reminder = listReminderDates(campaign).findLast((date) => date <= today);
  return reminder === undefined ? "opened" : `reminder:${reminder}`;
}
