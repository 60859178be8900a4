import type { ModuleJobs } from "../../kernel/module-jobs.ts";
import { loadFile } from "./file/load-file.ts";

export const recordsJobs: ModuleJobs = {
  handlers: {
    "records.load": { run: (context, { fileId }) => loadFile(context, String(fileId)) },
  },
};
