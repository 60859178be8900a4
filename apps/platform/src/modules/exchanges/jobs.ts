import { asId } from "../../kernel/ids.ts";
import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { gatherEveryFile } from "./gather.ts";
import { visitEveryPlace, visitPlace } from "./place/visit-place.ts";

export const exchangesJobs: ModuleJobs = {
  handlers: {
    "exchanges.gather": { run: (context) => gatherEveryFile(context) },
    "exchanges.visit_all": { run: (context) => visitEveryPlace(context) },
    "exchanges.visit": { run: (context, { serviceId }) => visitPlace(context, asId(String(serviceId))) },
  },
  scheduled: {
    // Before the offices open, after the day's changes were told.
    "exchanges.gather": "30 5 * * *",
    // Once the files of the morning are ready; then, for acknowledgements, while offices work.
    "exchanges.visit_all": "0 6-18/3 * * *",
  },
};
