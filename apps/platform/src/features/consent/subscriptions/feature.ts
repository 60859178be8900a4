import { adminPlaces } from "../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../frames/admin/common/require-admin-agent.ts";
import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { subscriptionsContribution, subscriptionsJobs, waitingTasks } from "./index.ts";
import { defineTaskPages } from "./pages/admin/tasks/index.ts";
import { defineLogoRoute } from "./pages/common/services/logo-picture.ts";
import { defineDeskServicePages } from "./pages/desk/services/index.ts";
import { servicesPanel } from "./pages/desk/services/person-panel.tsx";
import { endingServicesFill } from "./pages/space/services/ending-fill.ts";
import { askingServicesFill } from "./pages/space/services/home-fill.ts";
import { defineSpaceServicePages } from "./pages/space/services/index.ts";
import { foundServicesFill } from "./pages/space/services/search-fill.ts";

export const subscriptionsFeature = defineFeature({
  name: "subscriptions",
  context: "consent",
  contribution: subscriptionsContribution,
  erasedBefore: {
    consent: "Services are told of the end while the person's grants still open.",
  },
  jobs: subscriptionsJobs,
  pages: {
    site: [(app) => defineLogoRoute(app)],
    space: [defineSpaceServicePages],
    desk: [defineDeskServicePages],
    admin: [
      (app) => {
        requireAnyCapability(app, adminPlaces.services.for);
        defineTaskPages(app);
      },
    ],
  },
  fills: [servicesPanel, askingServicesFill, endingServicesFill, foundServicesFill],
  waiting: [waitingTasks],
});
