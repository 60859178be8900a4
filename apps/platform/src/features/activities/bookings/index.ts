export { type Attendance, type Attending, readAttendance, recordAttendance } from "./attendance.ts";
export type {
  Activity,
  ActivityId,
  ActivityPrice,
  ActivitySession,
  ActivitySessionId,
  ActivityTerms,
  AgeRange,
  Booking,
  BookingId,
  BookingState,
  Mark,
} from "./booking.ts";
export { cancelBooking, type Seen } from "./cancel.ts";
export { type CancelledBooking, cancelBookings } from "./cancel-bookings.ts";
export { bookingsContribution } from "./contribution.ts";
export { type BookingRequest, createBooking } from "./create-booking.ts";
export { type BookedSession, createBookings, type SeveralBookings } from "./create-bookings.ts";
export { cancelSession, closeSession } from "./end-session.ts";
export { bookingsErrors } from "./errors.ts";
export { type CancellableBooking, listCancellableBookings, listComingPlaces } from "./family-places.ts";
export { bookingsJobs } from "./jobs.ts";
export {
  addSessions,
  closeActivity,
  createActivity,
  getManaged,
  listManaged,
  listSessions,
  type ManagedSession,
  type NewActivity,
  type NewSeries,
  updateActivityTerms,
} from "./keep-activity.ts";
export { listBookableServices } from "./list-bookable-services.ts";
export {
  type Bookable,
  type BookableActivity,
  listBookings,
  type OwnBooking,
  type OwnBookings,
  readBooking,
} from "./own-bookings.ts";
export { refundExcusedBooking } from "./refund-excused-booking.ts";
export { CLOSED_AFTER_HOURS, computeCancelDue, isDue, isExcusable } from "./rules.ts";
export { stateWords } from "./words.ts";
