import { isUuid, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { applySealedDocuments } from "./deciding/apply-sealed-documents.ts";
import { closePastAppeal, expireDrafts } from "./deciding/close-file.ts";

export const enrolmentJobs: ModuleJobs = {
  handlers: {
    "enrolment.expire": { run: async (context) => void (await expireDrafts(context)) },
    "enrolment.by_documents": {
      run: async (context, { personId }) => {
        if (isUuid(personId)) await applySealedDocuments(context, parseId<"person">(personId));
      },
    },
    "enrolment.close": { run: async (context) => void (await closePastAppeal(context)) },
  },
  listens: { "checks.document_checked": "enrolment.by_documents" },
  scheduled: { "enrolment.expire": "20 2 * * *", "enrolment.close": "25 2 * * *" },
};
