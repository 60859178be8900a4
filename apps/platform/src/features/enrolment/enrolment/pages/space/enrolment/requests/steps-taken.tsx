import { Timeline, type TimelineDay } from "@ardeco/ui";
import { formatTimeOfDay } from "../../../../../../../frames/common/dates/dates.ts";
import { formatLongDate, toCivilDate } from "../../../../../../../kernel/civil-date.ts";
import type { Visit } from "../../../../../../../web/index.ts";
import type { Tracking } from "../../../../index.ts";
import { requestWords } from "./request-words.ts";

interface StepsProps {
  readonly visit: Visit;
  readonly steps: Tracking["steps"];
}

/** What happened to a request, the newest day first. */
export function StepsTaken({ visit: { language }, steps }: StepsProps) {
  if (steps.length === 0) return null;
  return (
    <section class="ar-stack">
      <h2>{requestWords(language).history}</h2>
      <Timeline days={groupTrackingDays(steps, language)} />
    </section>
  );
}

function groupTrackingDays(steps: Tracking["steps"], language: Visit["language"]): readonly TimelineDay[] {
  const days = Map.groupBy(steps.toReversed(), ({ at }) => toCivilDate(new Date(at)));
  return [...days].map(([date, taken]) => ({
    date,
    label: formatLongDate(date, language),
    entries: taken.map(({ at, by, sentence }, index) => ({
      key: `${at} ${index}`,
      time: formatTimeOfDay(new Date(at), language),
      icon: "check",
      text: by ? `${sentence[language]} (${by})` : sentence[language],
    })),
  }));
}
