import type { ComponentChildren } from "preact";
import { Heading, type HeadingLevel } from "../heading/heading.tsx";
import { Icon } from "../icon/icon.tsx";
import type { IconName } from "../icon/icon-name.ts";

export interface TimelineEntry {
  key: string;
  /** In words: "9 h 12". */
  time: string;
  icon?: IconName | undefined;
  /** A sentence: who, what, why. */
  text: ComponentChildren;
}

export interface TimelineDay {
  /** `YYYY-MM-DD`. */
  date: string;
  /** In words: "Mardi 24 novembre 2026". */
  label: string;
  entries: readonly TimelineEntry[];
}

export interface TimelineProps {
  days: readonly TimelineDay[];
  level?: HeadingLevel | undefined;
}

function Entry({ time, icon, text }: TimelineEntry) {
  return (
    <li class="ar-timeline__entry">
      <span class="ar-timeline__icon">
        <Icon name={icon ?? "eye"} />
      </span>
      <div>
        <p class="ar-timeline__time">{time}</p>
        <div>{text}</div>
      </div>
    </li>
  );
}

export function Timeline({ days, level = 3 }: TimelineProps) {
  return (
    <div class="ar-timeline">
      {days.map((day) => (
        <section key={day.date}>
          <Heading level={level} class="ar-timeline__day">
            <time datetime={day.date}>{day.label}</time>
          </Heading>
          <ol>
            {day.entries.map((entry) => (
              <Entry {...entry} key={entry.key} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
