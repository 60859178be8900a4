import { requireAnyCapability } from "../../../frames/admin/common/require-admin-agent.ts";
import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { insightsContribution, insightsJobs } from "./index.ts";
import { defineInsightPages } from "./pages/admin/insights/index.ts";
import { defineServiceFigurePages } from "./pages/admin/insights/service-figures.tsx";

export const insightsFeature = defineFeature({
  name: "insights",
  context: "insights",
  contribution: insightsContribution,
  erasedBefore: {
    enrolment: "It asks which files the person has.",
  },
  jobs: insightsJobs,
  pages: {
    admin: [
      defineInsightPages,
      (app) => {
        requireAnyCapability(app, ["insight.read", "subscription.read"]);
        defineServiceFigurePages(app);
      },
    ],
  },
});
