import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { bookingsContribution, bookingsJobs } from "./index.ts";
import { defineActivityPages } from "./pages/admin/activities/index.ts";
import { defineDeskBookingPages } from "./pages/desk/bookings/index.ts";
import { defineSpaceAbsencePages } from "./pages/space/absence/index.ts";
import { comingSessionsFill } from "./pages/space/bookings/home-fill.ts";
import { defineSpaceBookingPages } from "./pages/space/bookings/index.ts";
import { foundSessionsFill } from "./pages/space/bookings/search-fill.ts";
import { bookableServicesFill } from "./pages/space/bookings/service-use-fill.ts";
import { defineSpaceSeveralPages } from "./pages/space/several/index.ts";

export const bookingsFeature = defineFeature({
  name: "bookings",
  context: "activities",
  contribution: bookingsContribution,
  erasedBefore: {
    counters: "What is held for places to come is let go of.",
  },
  jobs: bookingsJobs,
  pages: {
    space: [defineSpaceBookingPages, defineSpaceSeveralPages, defineSpaceAbsencePages],
    desk: [defineDeskBookingPages],
    admin: [defineActivityPages],
  },
  fills: [comingSessionsFill, foundSessionsFill, bookableServicesFill],
});
