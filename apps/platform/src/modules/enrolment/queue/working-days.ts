import { addDays, type CivilDate, civilDate } from "../../../kernel/civil-date.ts";

/** Offices close, and what comes after is the night's. */
const CLOSING_HOUR = 18;

/** Last closing of the offices before today: from then on, a file is one of the night's arrivals. */
export function nightStart(now: Date): Date {
  let day = addDays(civilDate(now), -1);
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return parisInstant(day, CLOSING_HOUR);
}

/** Monday to Friday, public holidays aside (Code du travail art. L3133-1). */
export function isWorkingDay(day: CivilDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isPublicHoliday(day);
}

const fixedHolidays = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];
/** Easter Monday, Ascension, Whit Monday: days after Easter. */
const movingHolidays = [1, 39, 50];

function isPublicHoliday(day: CivilDate): boolean {
  if (fixedHolidays.includes(day.slice(5))) return true;
  const easter = easterSunday(Number(day.slice(0, 4)));
  return movingHolidays.some((days) => addDays(easter, days) === day);
}

/** Gregorian Easter, the anonymous algorithm published in Nature, 20 April 1876 (Meeus, Astronomical Algorithms, ch. 8). */
function easterSunday(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const counted = epact + sunday - 7 * late + 114;
  return new Date(Date.UTC(year, Math.floor(counted / 31) - 1, (counted % 31) + 1))
    .toISOString()
    .slice(0, 10);
}

const parisHour = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  hour: "2-digit",
  hourCycle: "h23",
});

/** The instant at which Paris clocks show an hour, one or two hours ahead of UTC. */
function parisInstant(day: CivilDate, hour: number): Date {
  const winter = new Date(`${day}T${String(hour - 1).padStart(2, "0")}:00:00Z`);
  const isWinter = Number(parisHour.format(winter)) === hour;
  return isWinter ? winter : new Date(winter.getTime() - 3_600_000);
}
