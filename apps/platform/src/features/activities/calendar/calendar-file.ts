import { createHash } from "node:crypto";
import ical, { ICalCalendarMethod } from "ical-generator";

export interface CalendarEvent {
  /** The same for the same thing at each reading: its UID is drawn from it (RFC 5545, section 3.8.4.7). */
  readonly key: string;
  readonly title: string;
  readonly place?: string | undefined;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface CalendarFile {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
  /** The host of the platform: what follows "@" in UIDs. */
  readonly host: string;
  readonly now: Date;
}

/** How often a telephone is asked to read the address again (RFC 7986, section 5.7). */
const READ_EVERY_SECONDS = 3_600;

/** An iCalendar object (RFC 5545). Hours are in UTC: no telephone has to know a time zone. */
export function buildCalendarFile({ name, events, host, now }: CalendarFile): string {
  const calendar = ical({
    name,
    prodId: { company: "Ardeco", product: "Calendrier", language: "FR" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: READ_EVERY_SECONDS,
  });
  for (const event of events)
    calendar.createEvent({
      id: `${createHash("sha256").update(event.key).digest("hex").slice(0, 32)}@${host}`,
      stamp: now,
      summary: event.title,
      ...(event.place === undefined ? {} : { location: event.place }),
      start: event.startsAt,
      end: event.endsAt,
    });
  return calendar.toString();
}
