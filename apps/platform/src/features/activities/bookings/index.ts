export { type Attendance, type Attending, markAttendance, readAttendance } from "./attendance.ts";
export { type Asked, book } from "./book.ts";
export type {
  Activity,
  ActivityId,
  ActivitySession,
  ActivitySessionId,
  ActivityTerms,
  AgeRange,
  Booking,
  BookingId,
  BookingState,
  Mark,
  PriceOf,
} from "./booking.ts";
export { cancelBooking, type Seen } from "./cancel.ts";
export { bookingsContribution } from "./contribution.ts";
export { callOffSession, closeSession } from "./end-session.ts";
export { bookingsErrors } from "./errors.ts";
export { excuseBooking } from "./excuse.ts";
export { bookingsJobs } from "./jobs.ts";
export {
  addSessions,
  changeActivity,
  closeActivity,
  createActivity,
  getManaged,
  listManaged,
  listSessions,
  type ManagedSession,
  type NewActivity,
  type NewSeries,
} from "./keep-activity.ts";
export {
  type Bookable,
  type BookableActivity,
  findNextBookings,
  listBookings,
  type OwnBooking,
  type OwnBookings,
  readBooking,
} from "./own-bookings.ts";
export { CLOSED_AFTER_HOURS, dueIf, isDue, isExcusable } from "./rules.ts";
export { stateWords } from "./words.ts";
