import { formatPlainDate } from "../../../kernel/civil-date.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { CampaignDates } from "./campaign.ts";
import { computeGraceEnd } from "./rules.ts";

/**
 * Until when a confirmation is taken: one set of words for the person, the desk, who runs it, and every
 * message.
 */
export function formatAnswerDeadline(dates: CampaignDates, language: Language): string {
  const closes = formatPlainDate(dates.closesOn, language);
  const last = formatPlainDate(computeGraceEnd(dates), language);
  const grace = dates.graceDays > 0;
  if (language === "fr")
    return grace ? `jusqu’au ${closes}, puis délai de grâce jusqu’au ${last}` : `jusqu’au ${closes}`;
  return grace ? `until ${closes}, then a period of grace until ${last}` : `until ${closes}`;
}
