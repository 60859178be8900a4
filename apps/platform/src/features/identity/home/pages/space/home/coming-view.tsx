import { addDays, type CivilDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import {
  type ComingDay,
  type ComingLine,
  type ComingThing,
  groupComingDays,
} from "../../../../../../kernel/coming.ts";
import type { Visit } from "../../../../../../web/index.ts";
import { homeWords } from "./home-words.ts";
import type { HomeFacts } from "./load-home.ts";
import { PeopleMarks } from "./name-people.tsx";

const WEEK_DAYS = 7;

/** What the home has room for: the seven days that begin today; where they hold nothing, what comes first. */
export function selectComingWeek(things: readonly ComingThing[], today: CivilDate) {
  const until = addDays(today, WEEK_DAYS - 1);
  const days = groupComingDays(things);
  const week = days.filter(({ day }) => day !== null && day <= until);
  return week.length > 0 ? { isWeek: true, days: week } : { isWeek: false, days: days.slice(0, 1) };
}

interface ComingProps extends Pick<HomeFacts, "people"> {
  readonly days: readonly ComingDay[];
  readonly visit: Visit;
}

/** By day, for everyone. */
export function ComingDays({ days, people, visit }: ComingProps) {
  const today = toCivilDate(visit.context.now());
  return (
    <ul class="ar-days">
      {days.map(({ day, lines }) => (
        <li key={day}>
          <span class="ar-days__day">
            {day === null ? (
              homeWords(visit.language).noDay
            ) : (
              <time datetime={day}>{formatDay(day, today, visit)}</time>
            )}
          </span>
          <ul class="ar-rows">
            {lines.map((line, nth) => (
              <ComingRow key={nth} {...{ line, people, visit }} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

interface ComingRowProps extends Pick<HomeFacts, "people"> {
  readonly line: ComingLine;
  readonly visit: Visit;
}

function ComingRow({ line: { first, personIds }, people, visit: { language } }: ComingRowProps) {
  const { href, title, time, text, kind } = first;
  const isOurs = kind === "booked" || kind === "end";
  return (
    <li>
      <a class="ar-row ar-row--coming" href={href}>
        <span class="ar-row__words">
          <span class="ar-row__title">
            {time && <span class="ar-row__time">{time} </span>}
            {title}
          </span>{" "}
          {text && <span class="ar-row__text">{text}</span>}
        </span>
        {isOurs && <PeopleMarks {...{ people, personIds, language }} />}
      </a>
    </li>
  );
}

/** "mer. 25", "mar. 1er déc." once the month is another. */
function formatDay(day: CivilDate, today: CivilDate, { language }: Visit): string {
  const text = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", {
    weekday: "short",
    day: "numeric",
    timeZone: "UTC",
    ...(day.slice(0, 7) === today.slice(0, 7) ? {} : { month: "short" }),
  }).format(new Date(`${day}T00:00:00Z`));
  return language === "fr" ? text.replace(/ 1\b/, " 1er") : text;
}
