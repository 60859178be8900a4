import { parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { createDailyFiles } from "./create-transfer-file.ts";
import { runPlaceVisit, schedulePlaceVisits } from "./place/run-place-visit.ts";

export const transfersJobs: ModuleJobs = {
  handlers: {
    "transfers.gather": { run: (context) => createDailyFiles(context) },
    "transfers.visit_all": { run: (context) => schedulePlaceVisits(context) },
    "transfers.visit": {
      run: (context, { serviceId }) => runPlaceVisit(context, parseId(String(serviceId))),
    },
  },
  scheduled: {
    // Before the offices open, after the day's changes were told.
    "transfers.gather": "30 5 * * *",
    // Once the files of the morning are ready; then, for acknowledgements, while offices work.
    "transfers.visit_all": "0 6-18/3 * * *",
  },
};
