export {
  type CalendarAddress,
  type CalendarChoices,
  createCalendarAddress,
  type OpenedCalendar,
  openCalendar,
  readCalendarAddress,
  revokeCalendarAddress,
} from "./calendar-address.ts";
export { buildCalendarFile, type CalendarEvent } from "./calendar-file.ts";
export { calendarContribution } from "./contribution.ts";
export { listCalendarEvents } from "./list-calendar-events.ts";
