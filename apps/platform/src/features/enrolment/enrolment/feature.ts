import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { enrolmentContribution, enrolmentJobs, waitingFiles } from "./index.ts";
import { defineEnrolPages } from "./pages/desk/enrol/index.ts";
import { defineFilePages } from "./pages/desk/file/index.ts";
import { openNextFile } from "./pages/desk/file/next-file.ts";
import { filesFill } from "./pages/space/enrolment/home-fill.ts";
import { foundFilesFill } from "./pages/space/enrolment/search-fill.ts";

export const enrolmentFeature = defineFeature({
  name: "enrolment",
  context: "enrolment",
  contribution: enrolmentContribution,
  jobs: enrolmentJobs,
  pages: {
    desk: [
      (app) => {
        app.get(
          "/agents/suivant",
          { config: { writesOnRead: "the file that the agent takes" } },
          openNextFile,
        );
      },
      defineEnrolPages,
      defineFilePages,
    ],
  },
  fills: [filesFill, foundFilesFill],
  waiting: [waitingFiles],
});
