import { Definition, Tag, type Tone } from "@ardeco/ui";
import { type CivilDate, formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { type Campaign, type CampaignStage, computeGraceEnd, listReminderDates } from "../../../index.ts";
import { adminCampaignWords } from "./campaign-words.ts";

const TONES: Readonly<Record<CampaignStage, Tone>> = {
  draft: "neutral",
  announced: "info",
  open: "success",
  closing: "warning",
  grace: "warning",
  ended: "neutral",
  cancelled: "danger",
};

export function StageTag({ stage, language }: { stage: CampaignStage; language: Language }) {
  return <Tag tone={TONES[stage]}>{adminCampaignWords(language).stages[stage]}</Tag>;
}

/** Every day that matters, in order, and what follows. */
export function CalendarView({ campaign, language }: { campaign: Campaign; language: Language }) {
  const words = adminCampaignWords(language);
  const day = (date: CivilDate) => formatLongDate(date, language);
  const reminders = listReminderDates(campaign);
  return (
    <Definition
      items={[
        {
          term: words.period,
          description: words.fromTo(day(campaign.period.from), day(campaign.period.until)),
        },
        { term: words.opening, description: day(campaign.opensOn) },
        {
          term: words.reminders,
          description: reminders.length === 0 ? words.noReminder : reminders.map(day).join(", "),
        },
        { term: words.closing, description: day(campaign.closesOn) },
        {
          term: words.grace,
          description:
            campaign.graceDays === 0 ? words.noGrace : words.graceUntil(day(computeGraceEnd(campaign))),
        },
        { term: words.after, description: words.lapse[campaign.lapse] },
        { term: words.newcomers, description: words.newcomersAnswers[campaign.newcomers] },
      ]}
    />
  );
}
