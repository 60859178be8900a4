import { addDays, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import {
  findAuthorityDepartement,
  getAuthority,
  isPublicHoliday,
} from "../../../authorities/authorities/index.ts";

/** Offices close, and what comes after is the night's. */
const CLOSING_HOUR = 18;

/** Last closing of the offices before today: from then on, a file is one of the night's arrivals. */
export function computeNightStart(now: Date, departement?: string): Date {
  let day = addDays(toCivilDate(now), -1);
  while (!isWorkingDay(day, departement)) day = addDays(day, -1);
  return toParisInstant(day, CLOSING_HOUR);
}

/** The same, for the offices of the authority. */
export async function findLocalNightStart(tx: Tx, context: Context): Promise<Date> {
  return computeNightStart(
    context.now(),
    findAuthorityDepartement(await getAuthority(tx, context.authorityId)),
  );
}

/** Monday to Friday, public holidays aside; a département may have some of its own. */
export function isWorkingDay(day: CivilDate, departement?: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isPublicHoliday(day, departement);
}

const parisHour = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  hour: "2-digit",
  hourCycle: "h23",
});

/** The instant at which Paris clocks show an hour, one or two hours ahead of UTC. */
function toParisInstant(day: CivilDate, hour: number): Date {
  const winter = new Date(`${day}T${String(hour - 1).padStart(2, "0")}:00:00Z`);
  const isWinter = Number(parisHour.format(winter)) === hour;
  return isWinter ? winter : new Date(winter.getTime() - 3_600_000);
}
