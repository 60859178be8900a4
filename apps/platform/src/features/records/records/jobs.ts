import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { loadFile } from "./file/load-file.ts";
import { applyMatchingRule } from "./matching/apply-matching-rule.ts";
import { RUN_SECONDS } from "./matching/comparison-turn.ts";
import { compareAll } from "./matching/request-comparison.ts";

export const recordsJobs: ModuleJobs = {
  handlers: {
    "records.load": { run: (context, { fileId }) => loadFile(context, String(fileId)) },
    "records.follow_rule": { run: (context) => applyMatchingRule(context) },
    "records.compare": { run: (context) => compareAll(context), timeoutSeconds: RUN_SECONDS },
  },
};
