import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { closeLate } from "./end-session.ts";
import { notifyUpcomingBookings } from "./notify-upcoming-bookings.ts";
import { assignAllWaitingPlaces } from "./waiting-list.ts";

export const bookingsJobs: ModuleJobs = {
  handlers: {
    "bookings.close_late": { run: closeLate, timeoutSeconds: 600 },
    "bookings.remind": { run: notifyUpcomingBookings, timeoutSeconds: 600 },
    "bookings.serve_waiting": { run: assignAllWaitingPlaces, timeoutSeconds: 600 },
  },
  scheduled: {
    "bookings.close_late": "25 * * * *",
    // Each hour: nobody is written to at night, whatever this says.
    "bookings.remind": "5 * * * *",
    "bookings.serve_waiting": "*/10 * * * *",
  },
};
