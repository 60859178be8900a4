import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { closeLate } from "./end-session.ts";
import { serveEverywhere } from "./waiting-list.ts";

export const bookingsJobs: ModuleJobs = {
  handlers: {
    "bookings.close_late": { run: closeLate, timeoutSeconds: 600 },
    "bookings.serve_waiting": { run: serveEverywhere, timeoutSeconds: 600 },
  },
  scheduled: {
    "bookings.close_late": "25 * * * *",
    "bookings.serve_waiting": "*/10 * * * *",
  },
};
