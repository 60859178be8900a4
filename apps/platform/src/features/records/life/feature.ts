import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { lifeContribution, lifeJobs } from "./index.ts";
import { deathFill } from "./pages/desk/death/death-fill.tsx";
import { mountDeathPages } from "./pages/desk/death/index.ts";
import { mountMajorityPages } from "./pages/desk/majority/index.ts";
import { mountDeskMovePages } from "./pages/desk/move/index.ts";
import { mountSpaceMovePages } from "./pages/space/move/index.ts";

export const lifeFeature = defineFeature({
  name: "life",
  context: "records",
  contribution: lifeContribution,
  jobs: lifeJobs,
  pages: {
    space: [mountSpaceMovePages],
    desk: [mountDeathPages, mountMajorityPages, mountDeskMovePages],
  },
  fills: [deathFill],
});
