import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { calendarContribution } from "./index.ts";
import { defineCalendarAddressPages } from "./pages/site/calendar/index.ts";
import { defineSpaceCalendarPages } from "./pages/space/calendar/index.ts";

export const calendarFeature = defineFeature({
  name: "calendar",
  context: "activities",
  contribution: calendarContribution,
  pages: {
    space: [defineSpaceCalendarPages],
    site: [defineCalendarAddressPages],
  },
});
